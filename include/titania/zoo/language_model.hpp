#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "titania/core/config.hpp"
#include "titania/core/export.hpp"
#include "titania/core/workload.hpp"

namespace titania::zoo {

/// What a normalisation layer divides by: the root mean square (one parameter per element), or the
/// standard deviation about the mean (two).
enum class Norm { rms, layer };

/// A transformer by its published hyper-parameters.
struct TITANIA_API LanguageModel {
  static constexpr const char* type_name = "LanguageModel";
  std::string name = "transformer";
  bool encoder = false;
  std::int64_t layers = 12;
  std::int64_t width = 768;
  std::int64_t heads = 12;
  std::int64_t kv_heads = 12;
  std::int64_t head_width = 64;
  std::int64_t ffn_width = 3072;
  bool gated = false;
  std::int64_t experts = 1;
  std::int64_t active_experts = 1;
  std::int64_t shared_experts = 0;
  std::int64_t vocabulary = 50257;
  bool tied_embeddings = false;
  std::int64_t positions = 1024;
  std::int64_t learned_positions = 0;
  std::int64_t token_types = 0;
  std::int64_t rotary_width = 0;
  bool alibi = false;
  std::optional<std::int64_t> window = {};
  std::int64_t full_layers = 0;
  Norm norm = Norm::rms;
  std::int64_t norms_per_layer = 2;
  bool final_norm = true;
  bool embedding_norm = false;
  bool query_key_norm = false;
  bool attention_bias = false;
  bool attention_sinks = false;
  bool ffn_bias = false;
  bool head_bias = false;
  bool pooler = false;
  std::optional<double> published_parameters = {};
  std::string published_source = "";
  bool rumour = false;
  std::string source = "";

  void check(std::string_view path) const;
  bool operator==(const LanguageModel&) const = default;
};

/// Rows of lib/zoo/language_models.csv.
[[nodiscard]] TITANIA_API const std::vector<LanguageModel>& language_models();

/// The row of that name; throws ArgumentError for an unknown one.
[[nodiscard]] TITANIA_API const LanguageModel& language_model(std::string_view name);

/// What one inference is.  decode: one token that attends to `context` positions, its own
/// included; its weights are read once per batch.  prefill: a whole prompt at once, up to the
/// choice of the first output token; of an encoder, a whole sequence.  chat: one output token of a
/// server that works on many requests, the mean over a request: its share of the prompt, and
/// decoding at every context from the prompt to the end.
enum class Phase { decode, prefill, chat };

/// How a workload of the zoo is meant.
struct WorkloadOptions {
  static constexpr const char* type_name = "WorkloadOptions";
  std::optional<Phase> phase = {};
  std::optional<std::int64_t> context = {};
  std::optional<std::int64_t> prompt = {};
  std::optional<std::int64_t> output = {};
  double weight_bits = 8;
  std::optional<double> expert_bits = {};
  std::int64_t activation_bits = 8;
  std::int64_t cache_bits = 16;
  bool operator==(const WorkloadOptions&) const = default;
};

/// The model at work.  With T(n) = sum over i = 1..n of min(i, window), all positions being in the
/// window of a layer without one, and per request of prompt P and output N:
///
///                    products of a layer   positions attended to, per layer   keys and values kept
///     decode at c    1                     min(c, window)                     min(c, window)
///     prefill of S   S (head: 1)           T(S); encoder: S^2                 min(S, window)
///     chat           (P + N - 1) / N       T(P + N - 1) / N                   mean of decoding
///                    (head: 1)
///
/// A position attended to is 2 heads head_width MACs and `heads` elements of softmax, and when
/// decoding 2 kv_heads head_width elements read; a prompt's own keys and values are read once.
/// Kernels are those of one step of a server that fuses what it can: 10 per layer of Llama.  Eager
/// code launches about twice as many, a server that replays captured graphs next to none.
/// Throws ArgumentError for a context that the model does not know, or an option that its phase
/// does not have.
[[nodiscard]] TITANIA_API Workload workload(const LanguageModel& model,
                                            const WorkloadOptions& options = {});

}  // namespace titania::zoo

namespace titania {

template <>
inline constexpr auto enum_names<zoo::Norm> =
    std::array{std::pair{zoo::Norm::rms, "rms"}, std::pair{zoo::Norm::layer, "layer"}};

template <>
inline constexpr auto enum_names<zoo::Phase> =
    std::array{std::pair{zoo::Phase::decode, "decode"}, std::pair{zoo::Phase::prefill, "prefill"},
               std::pair{zoo::Phase::chat, "chat"}};

template <>
inline constexpr auto fields<zoo::LanguageModel> = [] {
  using T = zoo::LanguageModel;
  return std::tuple{
      field("name", &T::name, "", any_value, "Name."),
      field("encoder", &T::encoder, "", any_value,
            "Every position attends to every other, and nothing is generated."),
      field("layers", &T::layers, "", closed(1, 1e5), "Transformer layers."),
      field("width", &T::width, "", closed(1, 1e7), "Elements of a hidden state."),
      field("heads", &T::heads, "", closed(1, 1e5), "Heads of the queries."),
      field("kv_heads", &T::kv_heads, "", closed(1, 1e5), "Heads of the keys and of the values."),
      field("head_width", &T::head_width, "", closed(1, 1e5), "Elements of a head."),
      field("ffn_width", &T::ffn_width, "", closed(1, 1e8),
            "Inner elements of the feed-forward part; with experts, of each."),
      field("gated", &T::gated, "", any_value, "Three matrices (gate, up, down) and not two."),
      field("experts", &T::experts, "", closed(1, 1e5), "Feed-forward parts per layer."),
      field("active_experts", &T::active_experts, "", closed(1, 1e5),
            "Feed-forward parts that each token chooses."),
      field("shared_experts", &T::shared_experts, "", closed(0, 1e5),
            "Feed-forward parts beside the experts that every token uses."),
      field("vocabulary", &T::vocabulary, "", closed(1, 1e8), "Tokens, padding included."),
      field("tied_embeddings", &T::tied_embeddings, "", any_value,
            "The embedding is the output matrix."),
      field("positions", &T::positions, "", closed(1, 1e9), "Longest context."),
      field("learned_positions", &T::learned_positions, "", closed(0, 1e9),
            "Rows of a table of positions; 0: none."),
      field("token_types", &T::token_types, "", closed(0, 1e6),
            "Rows of a table of token types; 0: none."),
      field("rotary_width", &T::rotary_width, "", closed(0, 1e5),
            "Elements of a head that are rotated by the position."),
      field("alibi", &T::alibi, "", any_value, "Adds a bias to each score by its distance."),
      field("window", &T::window, "", closed(1, 1e9),
            "Positions that a local layer attends to; none: all layers attend to all."),
      field("full_layers", &T::full_layers, "", closed(0, 1e5),
            "Layers that attend to all positions, where there is a window."),
      field("norm", &T::norm, "", any_value, "Kind of normalisation."),
      field("norms_per_layer", &T::norms_per_layer, "", closed(0, 100),
            "Normalisations of a hidden state per layer."),
      field("final_norm", &T::final_norm, "", any_value, "One more after the last layer."),
      field("embedding_norm", &T::embedding_norm, "", any_value, "One more before the first."),
      field("query_key_norm", &T::query_key_norm, "", any_value,
            "Queries and keys are normalised by head."),
      field("attention_bias", &T::attention_bias, "", any_value,
            "Of queries, keys, values, output."),
      field("attention_sinks", &T::attention_sinks, "", any_value,
            "A learned score per head that takes part in the softmax."),
      field("ffn_bias", &T::ffn_bias, "", any_value, "Of the feed-forward part and the router."),
      field("head_bias", &T::head_bias, "", any_value, "Of the output matrix."),
      field("pooler", &T::pooler, "", any_value, "A last square layer on the first position."),
      field("published_parameters", &T::published_parameters, "", closed(1, inf),
            "Parameters of the published model; none: nobody says."),
      field("published_source", &T::published_source, "", any_value, "Who counted them."),
      field("rumour", &T::rumour, "", any_value, "The shape is not published."),
      field("source", &T::source, "", any_value, "Where the shape comes from."),
  };
}();

template <>
inline constexpr auto fields<zoo::WorkloadOptions> = [] {
  using T = zoo::WorkloadOptions;
  return std::tuple{
      field("phase", &T::phase, "", any_value,
            "What one inference is; none: decode, or prefill for an encoder."),
      field("context", &T::context, "", closed(1, 1e9),
            "Positions that a decoded token attends to; none: 1024, or all if there are fewer.",
            "[choice]"),
      field("prompt", &T::prompt, "", closed(1, 1e9),
            "Tokens of a prompt; none: 512 for prefill, or all if there are fewer; 100 for chat.",
            "[choice]; chat: assumed where ML.ENERGY does not say"),
      field("output", &T::output, "", closed(1, 1e9), "Tokens of an answer in a chat; none: 350.",
            "ML.ENERGY v3, lm-arena-chat: 349 to 379"),
      field("weight_bits", &T::weight_bits, "bit", closed(1, 64), "Bits per weight.", "[choice]"),
      field("expert_bits", &T::expert_bits, "bit", closed(1, 64),
            "Bits per weight of experts; none: weight_bits.  MXFP4 has 4.25."),
      field("activation_bits", &T::activation_bits, "bit", closed(1, 64), "Bits per activation.",
            "[choice]"),
      field("cache_bits", &T::cache_bits, "bit", closed(1, 64), "Bits per key or value.",
            "[choice]"),
  };
}();

}  // namespace titania
