#include "titania/zoo/zoo.hpp"

#include <cmath>
#include <map>

#include "support/catch.hpp"
#include "titania/core/error.hpp"

using namespace titania;
using namespace titania::zoo;

namespace {

double sum_of_layers(const Workload& w, double (LayerShape::*value)() const) {
  double sum = 0;
  for (const auto& layer : w.layers) sum += (layer.*value)();
  return sum;
}

const LayerShape& layer(const Workload& w, const std::string& name) {
  for (const auto& l : w.layers) {
    if (l.name == name) return l;
  }
  FAIL("no layer " + name);
  return w.layers.front();
}

WorkloadOptions decode(std::int64_t context) {
  return {.phase = Phase::decode, .context = context};
}
WorkloadOptions prefill(std::int64_t prompt) { return {.phase = Phase::prefill, .prompt = prompt}; }
WorkloadOptions chat(std::int64_t prompt, std::int64_t output) {
  return {.phase = Phase::chat, .prompt = prompt, .output = output};
}

std::string error_of(const auto& action) {
  try {
    action();
  } catch (const ArgumentError& e) {
    return e.what();
  }
  return "";
}

}  // namespace

TEST_CASE("every published network has the parameters of its checkpoint, all but GPT-3 exactly") {
  std::size_t counted = 0;
  for (const auto& facts : workload_facts()) {
    INFO(facts.name);
    CHECK(facts.parameters == workload(facts.name).parameters());
    CHECK_FALSE(facts.source.empty());
    CHECK(facts.rumour == workload(facts.name).rumour);
    if (!facts.published_parameters) continue;
    ++counted;
    CHECK_FALSE(facts.rumour);
    CHECK_FALSE(facts.published_source.empty());
    if (facts.name == "gpt-3-175b") {  // its paper prints four digits
      CHECK(facts.parameters == Approx(*facts.published_parameters).epsilon(5e-4));
    } else {
      CHECK(facts.parameters == *facts.published_parameters);
    }
  }
  CHECK(counted == 35);
}

TEST_CASE("a network without a published count is a definition, weights of a table, or a rumour") {
  for (const auto& facts : workload_facts()) {
    if (facts.published_parameters) continue;
    INFO(facts.name);
    const bool seeing = facts.name == "llama-4-scout";  // counted with a part that sees
    CHECK((facts.name.starts_with("mlp") || facts.name == "vgg-8" || seeing || facts.rumour));
  }
  CHECK(workload("gpt-4-rumour").rumour);
  CHECK(workload("gpt-4-rumour").parameters() == Approx(1.8e12).epsilon(0.02));
}

TEST_CASE("image networks and perceptrons have the weights and MACs of their layer tables") {
  struct Totals {
    const char* name;
    double weights;
    double macs;
  };
  // reference/workloads.csv, summed: NeuroSim's tables and the papers' definitions.
  for (const auto& [name, weights, macs] : {
           Totals{"mlp-784-100-10", 79400, 79400},
           Totals{"mlp-784-300-100-10", 266200, 266200},
           Totals{"mlp-784-512-512-10", 668672, 668672},
           Totals{"lenet-5", 61470, 416520},
           Totals{"vgg-8", 12973440, 615917568},
           Totals{"vgg-16", 138344128, 15470264320},
           Totals{"resnet-18", 11678912, 1814073344},
           Totals{"resnet-50", 25502912, 4089184256},
       }) {
    INFO(name);
    const Workload w = workload(name);
    CHECK(w.weights() == weights);
    CHECK(w.macs() == macs);
  }
}

TEST_CASE("a decoded token has the static MACs, attention and cache of the published table") {
  struct Row {
    const char* name;
    double macs;
    double attention;    // MACs per position attended to
    double cache_bytes;  // per position, 16 bits
  };
  // reference/energy.md section 4, from the layer shapes.
  for (const auto& [name, macs, attention, bytes] : {
           Row{"gpt-2", 123532032, 18432, 36864},
           Row{"gpt-2-xl", 1554971200, 153600, 307200},
           Row{"gpt-3-175b", 174563733504, 2359296, 4718592},
           Row{"bloom-176b", 176234168320, 2007040, 4014080},
           Row{"llama-2-7b", 6607077376, 262144, 524288},
           Row{"llama-2-13b", 12851609600, 409600, 819200},
           Row{"llama-2-70b", 68713185280, 1310720, 327680},
           Row{"llama-3.1-8b", 7504658432, 262144, 131072},
           Row{"llama-3.1-70b", 69501714432, 1310720, 327680},
           Row{"llama-3.1-405b", 403747897344, 4128768, 516096},
           Row{"mistral-7b", 7110393856, 262144, 131072},
           Row{"mixtral-8x7b", 12748587008, 262144, 131072},
           Row{"phi-2", 2647654400, 163840, 327680},
       }) {
    INFO(name);
    const Workload w = workload(name, decode(777));
    CHECK(w.macs() == macs);
    CHECK(w.digital.attention_macs == 777 * attention);
    CHECK(w.cache_bytes() == 778 * bytes);
    CHECK(w.resident_cache_bytes() == 777 * bytes);
    CHECK(w.unit == "token");
    CHECK(w.operations() == 2 * (macs + 777 * attention));
  }
}

TEST_CASE("a prompt is the sum of decoding its tokens, with one choice at the end") {
  for (const auto& model : language_models()) {
    if (model.encoder) continue;
    INFO(model.name);
    const std::int64_t tokens = 300;
    const Workload prompt = workload(model, prefill(tokens));
    double attention = 0;
    double written = 0;
    for (std::int64_t c = 1; c <= tokens; ++c) {
      const Workload token = workload(model, decode(c));
      attention += token.digital.attention_macs;
      written += token.cache.written;
    }
    const Workload token = workload(model, decode(tokens));
    const double head = layer(token, "head").macs();
    CHECK(prompt.macs() - head == Approx(300 * (token.macs() - head)).epsilon(1e-14));
    CHECK(prompt.digital.attention_macs == Approx(attention).epsilon(1e-14));
    CHECK(prompt.cache.written == written);
    CHECK(prompt.cache.resident == token.cache.resident);
    CHECK(prompt.digital.activation_elements ==
          Approx(300 * token.digital.activation_elements).epsilon(1e-14));
    CHECK(prompt.parameters() == token.parameters());
    CHECK(prompt.unit == "prompt");
  }
}

TEST_CASE("a long prompt's attention is L H d S^2 MACs, half of all pairs") {
  const double exact = workload("llama-2-70b", prefill(4096)).digital.attention_macs;
  CHECK(exact == Approx(80. * 64 * 128 * 4096 * 4096).epsilon(1. / 4096));
}

TEST_CASE("a chat is a prompt and then tokens, shared out over the tokens") {
  for (const char* name : {"llama-3.1-8b", "gemma-3-27b", "gpt-oss-120b"}) {
    INFO(name);
    const std::int64_t p = 200;
    const std::int64_t n = 150;
    Workload total = workload(name, prefill(p));
    double macs = total.macs();
    double resident = 0;
    DigitalWork d = total.digital;
    KeyValueCache c = total.cache;
    for (std::int64_t k = 1; k < n; ++k) {
      const Workload token = workload(name, decode(p + k));
      macs += token.macs();
      d.attention_macs += token.digital.attention_macs;
      d.softmax_elements += token.digital.softmax_elements;
      d.norm_elements += token.digital.norm_elements;
      d.activation_elements += token.digital.activation_elements;
      d.additions += token.digital.additions;
      c.read += token.cache.read;
      c.written += token.cache.written;
      resident += token.cache.resident;
    }
    const double share = 1. / static_cast<double>(n);
    const Workload w = workload(name, chat(p, n));
    CHECK(w.macs() == Approx(macs * share).epsilon(1e-12));
    CHECK(w.digital.attention_macs == Approx(d.attention_macs * share).epsilon(1e-12));
    CHECK(w.digital.softmax_elements == Approx(d.softmax_elements * share).epsilon(1e-12));
    CHECK(w.digital.norm_elements == Approx(d.norm_elements * share).epsilon(1e-12));
    CHECK(w.digital.activation_elements == Approx(d.activation_elements * share).epsilon(1e-12));
    CHECK(w.digital.additions == Approx(d.additions * share).epsilon(1e-12));
    CHECK(w.cache.read == Approx(c.read * share).epsilon(1e-12));
    CHECK(w.cache.written == Approx(c.written * share).epsilon(1e-12));
    CHECK(w.cache.resident == Approx(resident / static_cast<double>(n - 1)).epsilon(1e-12));
  }
}

TEST_CASE("a chat of one token is its prompt") {
  const Workload one = workload("mixtral-8x7b", chat(64, 1));
  const Workload prompt = workload("mixtral-8x7b", prefill(64));
  CHECK(one.layers == prompt.layers);
  CHECK(one.digital == prompt.digital);
  CHECK(one.cache == prompt.cache);
}

TEST_CASE("layers with a window attend to it, and keep no more") {
  const LanguageModel& gemma = language_model("gemma-3-27b");  // window 1024, 10 of 62 layers full
  const auto per_position = 2. * 32 * 128;
  const Workload w = workload(gemma, decode(5000));
  CHECK(w.digital.attention_macs == per_position * (52 * 1024 + 10 * 5000));
  CHECK(w.cache.resident == 2. * 16 * 128 * (52 * 1024 + 10 * 5000));
  CHECK(workload(gemma, decode(1000)).digital.attention_macs == per_position * 62 * 1000);
  CHECK(workload("mistral-7b", decode(30000)).digital.attention_macs == 262144. * 4096);
  LanguageModel all = gemma;
  all.window.reset();
  CHECK(workload(all, decode(5000)).digital.attention_macs == per_position * 62 * 5000);
}

TEST_CASE("idle experts are stored, and read by those tokens that choose them") {
  const Workload w = workload("mixtral-8x7b", {.weight_bits = 16});
  const double experts = 32. * 8 * 3 * 4096 * 14336;
  const double others = w.weights() - experts;
  for (const double batch : {1., 2., 7., 64.}) {
    const double used = 1 - std::pow(0.75, batch);
    CHECK(w.weight_bytes_touched(batch) == Approx(2 * (others + experts * used)).epsilon(1e-12));
  }
  CHECK(w.weight_bytes_touched(1) == Approx(2 * w.macs()).epsilon(1e-12));
  CHECK(w.macs() / w.weights() == Approx(0.27).epsilon(0.02));  // energy.md: 27 % utilisation
}

TEST_CASE("experts may have bits of their own, and nothing else has them") {
  const Workload w = workload("gpt-oss-120b", {.weight_bits = 16, .expert_bits = 4.25});
  const double experts = 36. * 128 * 3 * 2880 * 2880;
  CHECK(w.weight_bytes() == experts * 4.25 / 8 + (w.weights() - experts) * 2);
  // The published checkpoint in MXFP4 takes 60.8 GiB [read second-hand: model card].
  CHECK(w.parameter_bytes() == Approx(60.8 * 0x1p30).epsilon(5e-3));
  for (const auto& layer : w.layers) CHECK(layer.weight_bits.has_value() == (layer.experts > 1));
}

TEST_CASE("an encoder's positions attend to each other, and it keeps no cache") {
  const Workload w = workload("bert-base", prefill(384));
  CHECK(w.unit == "sequence");
  CHECK(w.digital.attention_macs == 12. * 2 * 768 * 384 * 384);
  CHECK(w.cache_bytes() == 0);
  CHECK(w.macs() == 84934656. * 384 + 768 * 768);  // and the pooler, once
  CHECK(w == workload("bert-base", {.prompt = 384}));
}

TEST_CASE("sums over layers are the totals of every workload") {
  for (const auto& name : workload_names()) {
    INFO(name);
    const Workload w = workload(name);
    CHECK(sum_of_layers(w, &LayerShape::weights) == w.weights());
    CHECK(sum_of_layers(w, &LayerShape::macs) == w.macs());
    CHECK(w.parameters() == w.weights() + w.other_parameters);
    CHECK(w.weight_bytes_touched(1e9) == Approx(w.weight_bytes()).epsilon(1e-12));
    CHECK(w.digital.activation_elements > 0);
  }
}

TEST_CASE("a convolution reads each of its inputs once") {
  const Workload w = workload("vgg-8");
  CHECK(layer(w, "conv1").inputs() == 3 * 32 * 32);
  CHECK(layer(w, "conv2").inputs() == 128 * 32 * 32);
  CHECK(layer(w, "conv2").macs() == 1152. * 128 * 1024);
  CHECK(layer(w, "fc1").inputs() == 8192);
  // ReLU after all layers but the last; 3 comparisons for each output of a 2x2 pooling.
  const double relus = 2 * (128 * 1024 + 256 * 256 + 512 * 64) + 1024;
  const double pooling = 3 * (128 * 256 + 256 * 64 + 512 * 16);
  CHECK(w.digital.activation_elements == relus + pooling);
}

TEST_CASE("kernels are counted as software that fuses launches them") {
  // Products and poolings: TensorRT keeps activations, residual sums and norms in the product.
  CHECK(workload("mlp-784-512-512-10").kernels == 3);
  CHECK(workload("lenet-5").kernels == 5 + 2);
  CHECK(workload("vgg-16").kernels == 16 + 5);
  CHECK(workload("resnet-18").kernels == 17 + 3 + 1 + 2);  // three shortcuts, one linear layer
  CHECK(workload("resnet-50").kernels == 49 + 4 + 1 + 2);
  // Layer by layer as in vLLM, and 4 around all of them.
  CHECK(workload("llama-7b").kernels == 32 * 10 + 4);
  CHECK(workload("gpt-2").kernels == 12 * 8 + 4);         // no rotation, no gate
  CHECK(workload("bert-large").kernels == 24 * 7 + 4);    // nor a cache
  CHECK(workload("gemma-3-27b").kernels == 62 * 14 + 4);  // four norms, two more of query and key
  CHECK(workload("mixtral-8x7b").kernels == 32 * 14 + 4);
  CHECK(workload("llama-7b", prefill(100)).kernels == workload("llama-7b").kernels);
}

TEST_CASE("names are found in any case, and near ones are named") {
  CHECK(workload("Llama_2_70B") == workload("llama-2-70b"));
  CHECK(workload("ResNet-50") == workload("resnet-50"));
  CHECK_THAT(error_of([] { (void)workload("lama-2-70b"); }),
             Catch::Contains("did you mean 'llama-2-70b'?"));
  CHECK_THAT(error_of([] { (void)language_model("resnet-50"); }), Catch::Contains("expected"));
}

TEST_CASE("options that a workload does not have are refused, by name and value") {
  const auto refused = [](const char* name, const WorkloadOptions& options, const char* text) {
    INFO(name);
    CHECK_THAT(error_of([&] { (void)workload(name, options); }), Catch::Contains(text));
  };
  refused("gpt-2", decode(1025), "context = 1025: gpt-2 knows at most 1024 positions");
  refused("gpt-2", prefill(2000), "prompt = 2000: gpt-2 knows");
  refused("gpt-2", chat(1000, 26), "prompt + output - 1 = 1025: gpt-2 knows");
  refused("gpt-2", {.context = 0}, "WorkloadOptions.context = 0");
  refused("gpt-2", {.prompt = 3}, "prompt = 3: the phase decode of gpt-2 has none");
  refused("gpt-2", {.phase = Phase::chat, .context = 3}, "context = 3: the phase chat");
  refused("bert-base", decode(3), "phase = 'decode': bert-base is an encoder");
  refused("resnet-50", {.phase = Phase::decode}, "phase: resnet-50 is no language model");
  refused("resnet-50", {.context = 9}, "context: resnet-50");
  refused("resnet-50", {.weight_bits = 0}, "WorkloadOptions.weight_bits = 0");
  refused("resnet-50", {.expert_bits = 4}, "expert_bits: resnet-50 is no language model");
  refused("gpt-2", {.expert_bits = 4.25}, "expert_bits = 4.25: gpt-2 has no experts");
  CHECK_NOTHROW(workload("gpt-2", chat(1000, 25)));
}

TEST_CASE("an embedding is counted once: as a table, or as the output matrix it is tied to") {
  LanguageModel model = {.vocabulary = 1000, .norm = Norm::layer, .query_key_norm = true};
  const double table = 1000. * 768;
  const double apart = workload(model).parameters();
  model.tied_embeddings = true;
  CHECK(workload(model).parameters() == apart - table);
  CHECK(workload(model).weights() == workload({.vocabulary = 1000}).weights());
  model.encoder = true;  // no output matrix
  CHECK(workload(model).parameters() == apart - table);
  CHECK(workload(model).weights() + table == workload({.vocabulary = 1000}).weights());
  // Two parameters per element of 25 norms of the width, and of 12 pairs of a head's width.
  CHECK(workload(model).other_parameters == table + 2 * (25 * 768 + 12 * 2 * 64));
}

TEST_CASE("a language model that contradicts itself is refused") {
  const auto refused = [](LanguageModel model, const char* text) {
    CHECK_THAT(error_of([&] { (void)workload(model); }), Catch::Contains(text));
  };
  refused({.heads = 12, .kv_heads = 5}, "LanguageModel.kv_heads = 5: must be a divisor");
  refused({.experts = 2, .active_experts = 3}, "active_experts = 3: must be at most experts = 2");
  refused({.head_width = 64, .rotary_width = 65}, "rotary_width = 65");
  refused({.layers = 2, .full_layers = 3}, "full_layers = 3");
  refused({.positions = 9, .learned_positions = 8}, "positions = 9");
}
