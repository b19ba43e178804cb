#include "titania/zoo/compression.hpp"

#include <limits>

#include "support/catch.hpp"
#include "titania/core/error.hpp"
#include "titania/zoo/zoo.hpp"

using namespace titania;
using namespace titania::zoo;

TEST_CASE("quantising changes bytes and nothing else") {
  const Workload w = workload("llama-3.1-8b", {.weight_bits = 16, .activation_bits = 16});
  const Workload q = quantised(w, 4, 8, 8);
  CHECK(q.weight_bytes() == w.weight_bytes() / 4);
  CHECK(q.io_bytes() == w.io_bytes() / 2);
  CHECK(q.cache_bytes() == w.cache_bytes() / 2);
  CHECK(q.macs() == w.macs());
  CHECK(q.digital == w.digital);
  CHECK(quantised(w, {}) == w);
  CHECK(quantised(w, {}, 8).weight_bits == 16);
}

TEST_CASE("quantising takes bits from the layers that have more, and gives none") {
  Workload w = workload("mlp-784-512-512-10", {.weight_bits = 16});
  w.layers[0].weight_bits = 4.25;
  w.layers[1].weight_bits = 32;
  const Workload q = quantised(w, 8);
  CHECK(q.weight_bits == 8);
  CHECK(q.layers[0].weight_bits == 4.25);
  CHECK(q.layers[1].weight_bits == 8);
  CHECK_FALSE(q.layers[2].weight_bits);
  CHECK(quantised(w, 24).weight_bits == 16);
  CHECK(quantised(w, 2.5).weight_widths() == std::vector<double>{2.5});
  CHECK_THROWS_WITH(quantised(w, 33), "weight_bits = 33: must be in [1, 32], what there is");
}

TEST_CASE("structured pruning is the same network with narrower layers") {
  const Workload half = pruned(workload("mlp-784-512-512-10"), 0.5, Pruning::structured);
  CHECK(half.weights() == 784 * 256 + 256 * 256 + 256 * 10);
  CHECK(half.digital.activation_elements == 512);
  CHECK(half.weight_density == 1);

  LanguageModel narrow = language_model("llama-2-7b");
  const Workload whole = workload(narrow);
  narrow.width /= 2;
  narrow.heads /= 2;
  narrow.kv_heads /= 2;
  narrow.ffn_width /= 2;
  const Workload built = workload(narrow);
  const Workload p = pruned(whole, 0.5, Pruning::structured);
  CHECK(p.layers == built.layers);
  CHECK(p.cache == built.cache);
  CHECK(p.digital.attention_macs == built.digital.attention_macs);
  CHECK(p.digital.norm_elements == built.digital.norm_elements);
  CHECK(p.digital.activation_elements == built.digital.activation_elements);
  CHECK(p.digital.additions == built.digital.additions);
  CHECK(p.other_parameters == built.other_parameters);
}

TEST_CASE("structured pruning keeps channels of the image, classes and experts") {
  const Workload w = pruned(workload("resnet-50"), 0.25, Pruning::structured);
  CHECK(w.layers.front().in_features == 147);
  CHECK(w.layers.front().input_elements == 3 * 224 * 224);
  CHECK(w.layers.front().out_features == 48);
  CHECK(w.layers.back().out_features == 1000);
  CHECK(w.layers[1].in_features == 48);
  CHECK(w.macs() == Approx(0.5625 * workload("resnet-50").macs()).epsilon(0.02));
  const Workload moe = pruned(workload("mixtral-8x7b"), 0.5, Pruning::structured);
  CHECK(moe.layers[4].name == "router");
  CHECK(moe.layers[4].out_features == 8);
  CHECK(moe.layers[4].in_features == 2048);
}

TEST_CASE("unstructured pruning frees nothing but lowers the density") {
  const Workload w = workload("resnet-18");
  const Workload p = pruned(pruned(w, 0.5, Pruning::unstructured), 0.2, Pruning::unstructured);
  CHECK(p.weight_density == Approx(0.4));
  CHECK(p.weights() == w.weights());
  CHECK(p.macs() == w.macs());
  CHECK(p.weight_bytes() == w.weight_bytes());
}

TEST_CASE("nothing pruned is nothing changed") {
  for (const auto& name : workload_names()) {
    INFO(name);
    const Workload w = workload(name);
    CHECK(pruned(w, 0, Pruning::structured) == w);
    CHECK(pruned(w, 0, Pruning::unstructured) == w);
  }
}

TEST_CASE("other experts are those of a model built with them") {
  for (const char* name : {"mixtral-8x7b", "qwen3-30b-a3b", "gpt-4-rumour"}) {
    INFO(name);
    LanguageModel model = language_model(name);
    const Workload changed = with_experts(workload(model), 4, 3);
    model.experts = 4;
    model.active_experts = 3;
    const Workload built = workload(model);
    CHECK(changed.layers == built.layers);
    CHECK(changed.digital.softmax_elements == Approx(built.digital.softmax_elements));
    CHECK(changed.digital.activation_elements == Approx(built.digital.activation_elements));
    CHECK(changed.digital.additions == Approx(built.digital.additions));
    CHECK(changed.kernels == built.kernels);
    CHECK(changed.parameters() == built.parameters());
  }
  const Workload w = workload("gpt-oss-120b");
  CHECK(with_experts(w, 128, 4) == w);
}

TEST_CASE("compression that makes no sense is refused by name and value") {
  const Workload w = workload("mixtral-8x7b");
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK_THROWS_WITH(quantised(w, 0), "weight_bits = 0: must be in [1, 8], what there is");
  CHECK_THROWS_WITH(quantised(w, 16), Catch::Contains("weight_bits = 16"));
  CHECK_THROWS_WITH(quantised(w, {}, {}, 17), Catch::Contains("cache_bits = 17"));
  CHECK_THROWS_WITH(pruned(w, 1, Pruning::structured), "share = 1: must be in [0, 1)");
  CHECK_THROWS_WITH(pruned(w, -0.1, Pruning::unstructured), Catch::Contains("share = -0.1"));
  CHECK_THROWS_WITH(pruned(w, nan, Pruning::unstructured), Catch::Contains("share = nan"));
  CHECK_THROWS_WITH(with_experts(w, 1, 1), "experts = 1: must be at least 2");
  CHECK_THROWS_WITH(with_experts(w, 4, 5), "active = 5: must be in [1, 4], the experts");
  CHECK_THROWS_WITH(with_experts(w, 4, 0), Catch::Contains("active = 0"));
  CHECK_THROWS_WITH(with_experts(workload("gpt-2"), 4, 1), Catch::Contains("has no experts"));
}
