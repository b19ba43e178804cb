// A transformer layer, for one token x of `width` elements (Vaswani et al. 2017; grouped heads:
// Ainslie et al. 2023; gates: Shazeer 2020; experts: Shazeer et al. 2017):
//
//     q, k, v = Wq n(x), Wk n(x), Wv n(x);   x += Wo softmax(q k^T) v;   x += Wd f(Wu n(x))
//
// with f(..) = act(Wg n(x)) * (Wu n(x)) if gated, and in a layer of experts the sum over those that
// the router chose.  The matrices are fixed.  The products of q, k and v are not, nor is anything
// that goes by element.

#include <algorithm>

#include "core/number.hpp"
#include "titania/core/error.hpp"
#include "titania/core/text.hpp"
#include "titania/zoo/language_model.hpp"

namespace titania::zoo {

namespace {

constexpr std::int64_t kContext = 1024;
constexpr std::int64_t kPrompt = 512;
constexpr std::int64_t kChatPrompt = 100;
constexpr std::int64_t kChatOutput = 350;

using titania::detail::number;

/// T(n) = sum over i = 1..n of min(i, window).
double triangle(double n, double window) {
  if (n <= window) return n * (n + 1) / 2;
  return window * (window + 1) / 2 + (n - window) * window;
}

/// What the layers of one kind of attention see, in positions per inference.
struct Attended {
  double scores = 0;    ///< pairs of a query and a key
  double read = 0;      ///< keys read from the cache
  double resident = 0;  ///< keys kept
};

/// What one inference runs through the network: means over a request, so not always whole.
struct Passes {
  double tokens = 1;                 ///< through the layers
  double heads = 1;                  ///< through the output matrix
  std::optional<double> burst = {};  ///< tokens of a prompt, in one step of many
};

/// The options of a phase, with their defaults.
struct Request {
  Phase phase = Phase::decode;
  std::int64_t context = 0;
  std::int64_t prompt = 0;
  std::int64_t output = 1;
};

void refuse(const std::optional<std::int64_t>& value,
            const char* name,
            const LanguageModel& model,
            Phase phase) {
  if (!value) return;
  throw ArgumentError(std::string(name) + " = " + std::to_string(*value) + ": the phase " +
                      name_of(phase) + " of " + model.name + " has none");
}

void require_known(std::int64_t positions, const std::string& what, const LanguageModel& model) {
  if (positions <= model.positions) return;
  throw ArgumentError(what + ": " + model.name + " knows at most " +
                      std::to_string(model.positions) + " positions");
}

Request request_of(const LanguageModel& model, const WorkloadOptions& options) {
  if (options.expert_bits && model.experts == 1) {
    throw ArgumentError("expert_bits = " + to_text(*options.expert_bits) + ": " + model.name +
                        " has no experts");
  }
  Request r;
  r.phase = options.phase.value_or(model.encoder ? Phase::prefill : Phase::decode);
  if (model.encoder && r.phase != Phase::prefill) {
    throw ArgumentError(std::string("phase = '") + name_of(r.phase) + "': " + model.name +
                        " is an encoder, which generates nothing; expected 'prefill'");
  }
  if (r.phase != Phase::decode) refuse(options.context, "context", model, r.phase);
  if (r.phase == Phase::decode) refuse(options.prompt, "prompt", model, r.phase);
  if (r.phase != Phase::chat) refuse(options.output, "output", model, r.phase);
  if (r.phase == Phase::decode) {
    r.context = options.context.value_or(std::min(kContext, model.positions));
    require_known(r.context, "context = " + std::to_string(r.context), model);
  } else if (r.phase == Phase::prefill) {
    r.prompt = options.prompt.value_or(std::min(kPrompt, model.positions));
    require_known(r.prompt, "prompt = " + std::to_string(r.prompt), model);
  } else {
    r.prompt = options.prompt.value_or(kChatPrompt);
    r.output = options.output.value_or(kChatOutput);
    require_known(r.prompt + r.output - 1,
                  "prompt + output - 1 = " + std::to_string(r.prompt + r.output - 1), model);
  }
  return r;
}

Passes passes_of(const LanguageModel& model, const Request& r) {
  if (r.phase == Phase::decode) return {1, 1};
  if (model.encoder) return {number(r.prompt), 0};
  const bool mixed = r.prompt > 1 && r.output > 1;
  return {number(r.prompt + r.output - 1) / number(r.output), 1,
          mixed ? std::optional(number(r.prompt)) : std::nullopt};
}

Attended attended(const LanguageModel& model, const Request& r, double window) {
  const double prompt = number(r.prompt);
  if (r.phase == Phase::decode) {
    const double seen = std::min(number(r.context), window);
    return {seen, seen, seen};
  }
  if (model.encoder) return {prompt * prompt, 0, 0};
  const double last = number(r.prompt + r.output - 1);
  const double decoded = triangle(last, window) - triangle(prompt, window);
  const double steps = number(r.output - 1);
  return {triangle(last, window) / number(r.output), (prompt + decoded) / number(r.output),
          steps > 0 ? decoded / steps : std::min(prompt, window)};
}

std::vector<LayerShape> layers_of(const LanguageModel& m,
                                  const Passes& passes,
                                  const std::optional<double>& expert_bits) {
  const std::int64_t queries = m.heads * m.head_width;
  const std::int64_t keys = m.kv_heads * m.head_width;
  std::vector<LayerShape> list;
  const auto add = [&](const char* name, std::int64_t in, std::int64_t out) -> LayerShape& {
    list.push_back({name, in, out, passes.tokens, m.layers});
    return list.back();
  };
  const auto add_experts = [&](const char* name, std::int64_t in, std::int64_t out) {
    LayerShape& layer = add(name, in, out);
    layer.experts = m.experts;
    layer.active_experts = m.active_experts;
    layer.weight_bits = expert_bits;
    layer.burst = passes.burst;
  };
  add("query", m.width, queries);
  add("key", m.width, keys);
  add("value", m.width, keys);
  add("attention output", queries, m.width);
  if (m.experts > 1) add("router", m.width, m.experts);
  if (m.gated) add_experts("gate", m.width, m.ffn_width);
  add_experts("up", m.width, m.ffn_width);
  add_experts("down", m.ffn_width, m.width);
  if (const std::int64_t shared = m.shared_experts * m.ffn_width; shared > 0) {
    if (m.gated) add("shared gate", m.width, shared);
    add("shared up", m.width, shared);
    add("shared down", shared, m.width);
  }
  if (m.pooler) list.push_back({"pooler", m.width, m.width});
  if (!m.encoder) list.push_back({"head", m.width, m.vocabulary, passes.heads});
  return list;
}

/// Biases of one layer that one token meets, or that are stored if it met all experts.
double biases(const LanguageModel& m, double experts) {
  const double attention = number((m.heads + 2 * m.kv_heads) * m.head_width + m.width);
  const double ffn = number((m.gated ? 2 : 1) * m.ffn_width + m.width);
  const double router = m.experts > 1 ? number(m.experts) : 0;
  return (m.attention_bias ? attention : 0) + (m.ffn_bias ? experts * ffn + router : 0);
}

DigitalWork digital_of(const LanguageModel& m, const Passes& passes, double scores) {
  const double layers = number(m.layers);
  const double width = number(m.width);
  const double active = number(m.active_experts + m.shared_experts);
  const double rotated = number((m.heads + m.kv_heads) * m.rotary_width);
  const double tables = (m.learned_positions > 0 ? 1 : 0) + (m.token_types > 0 ? 1 : 0);
  const double mixing = m.experts > 1 ? active * width : 0;
  const double normed = number(m.norms_per_layer) * width +
                        (m.query_key_norm ? number((m.heads + m.kv_heads) * m.head_width) : 0);
  const double choosing = m.experts > 1 ? number(m.experts) : 0;
  const double inner = active * number(m.ffn_width);

  DigitalWork work;
  work.attention_macs = 2 * number(m.heads * m.head_width) * scores;
  const double sinks = m.attention_sinks ? number(m.heads) : 0;
  work.softmax_elements = number(m.heads) * scores + passes.tokens * layers * (choosing + sinks) +
                          passes.heads * number(m.vocabulary);
  work.norm_elements = passes.tokens * (layers * normed + (m.embedding_norm ? width : 0)) +
                       (m.final_norm ? passes.heads * width : 0);
  work.activation_elements = passes.tokens * layers * inner + (m.pooler ? width : 0);
  work.additions =
      passes.tokens *
          (layers * (2 * width + rotated + biases(m, active) + mixing + (m.gated ? inner : 0)) +
           tables * width) +
      (m.alibi ? number(m.heads) * scores : 0) + (m.pooler ? width : 0) +
      (m.head_bias ? passes.heads * number(m.vocabulary) : 0);
  return work;
}

/// Embeddings, norms, biases and sinks.
double other_parameters(const LanguageModel& m) {
  const double width = number(m.width);
  const double per_element = m.norm == Norm::rms ? 1 : 2;
  const double norms =
      number(m.layers * m.norms_per_layer + (m.final_norm ? 1 : 0) + (m.embedding_norm ? 1 : 0));
  const double per_layer = biases(m, number(m.experts + m.shared_experts)) +
                           (m.attention_sinks ? number(m.heads) : 0) +
                           (m.query_key_norm ? per_element * number(2 * m.head_width) : 0);
  const bool is_head = m.tied_embeddings && !m.encoder;  // which has none
  const double looked_up = is_head ? 0 : number(m.vocabulary);
  return (looked_up + number(m.learned_positions + m.token_types)) * width +
         norms * per_element * width + number(m.layers) * per_layer +
         (m.head_bias ? number(m.vocabulary) : 0) + (m.pooler ? width : 0);
}

/// As vLLM launches them (its models/llama.py and fused_moe [read]): query, key and value in one
/// product, fused attention, output; norms, each with the residual sum before it; one rotation; one
/// growth of the cache; gate and up in one product, their activation, down, or up with its
/// activation and down; of experts all in one product, with a router, a choice, a sorting and a
/// sum; shared experts as a part of their own; and around all layers an embedding, a norm, the head
/// and a choice.
double kernels_of(const LanguageModel& m) {
  double per_layer = 3 + number(m.norms_per_layer) + (m.query_key_norm ? 2 : 0);
  if (m.rotary_width > 0) per_layer += 1;
  if (!m.encoder) per_layer += 1;
  per_layer += m.gated ? 3 : 2;
  if (m.experts > 1) per_layer += 4;
  if (m.shared_experts > 0) per_layer += m.gated ? 4 : 3;
  return number(m.layers) * per_layer + 4;
}

std::string title_of(const LanguageModel& model, const Request& r) {
  const std::string prompt = ", prompt " + std::to_string(r.prompt);
  if (r.phase == Phase::decode) {
    return model.name + " decode, context " + std::to_string(r.context);
  }
  if (model.encoder) return model.name + ", sequence " + std::to_string(r.prompt);
  if (r.phase == Phase::prefill) return model.name + " prefill" + prompt;
  return model.name + " chat" + prompt + ", output " + std::to_string(r.output);
}

}  // namespace

Workload workload(const LanguageModel& model, const WorkloadOptions& options) {
  validate(model);
  validate(options);
  const Request request = request_of(model, options);
  const Passes passes = passes_of(model, request);
  const double windowed = model.window ? number(model.layers - model.full_layers) : 0;
  const double full = number(model.layers) - windowed;
  const Attended everything = attended(model, request, inf);
  const Attended local =
      model.window ? attended(model, request, number(*model.window)) : everything;
  const auto over_layers = [&](double Attended::* count) {
    return full * everything.*count + windowed * local.*count;
  };
  const double key_and_value = 2 * number(model.kv_heads * model.head_width);

  Workload w;
  w.name = title_of(model, request);
  w.layers = layers_of(model, passes, options.expert_bits);
  w.weight_bits = options.weight_bits;
  w.activation_bits = options.activation_bits;
  w.unit = request.phase != Phase::prefill ? "token" : model.encoder ? "sequence" : "prompt";
  w.digital = digital_of(model, passes, over_layers(&Attended::scores));
  if (!model.encoder) {
    w.cache = {over_layers(&Attended::read) * key_and_value,
               passes.tokens * number(model.layers) * key_and_value,
               over_layers(&Attended::resident) * key_and_value};
  }
  w.cache.bits = options.cache_bits;
  w.other_parameters = other_parameters(model);
  w.kernels = kernels_of(model);
  w.collectives = 2 * number(model.layers);  // after attention, and after the feed-forward part
  w.collective_elements = w.collectives * number(model.width) * passes.tokens;
  w.rumour = model.rumour;
  w.source = model.source;
  validate(w);
  return w;
}

}  // namespace titania::zoo
