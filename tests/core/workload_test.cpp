#include "titania/core/workload.hpp"

#include <cmath>

#include "support/catch.hpp"
#include "titania/core/error.hpp"

using namespace titania;

namespace {

/// 100 weights of 16 bits, 8 experts of 1000 weights in 4.25, and 10 other parameters.
Workload mixed() {
  return {.layers = {{.name = "head", .in_features = 10, .out_features = 10},
                     {.name = "experts",
                      .in_features = 50,
                      .out_features = 20,
                      .experts = 8,
                      .active_experts = 2,
                      .weight_bits = 4.25}},
          .weight_bits = 16,
          .other_parameters = 10};
}

}  // namespace

TEST_CASE("a layer's own bits per weight go before the workload's") {
  const Workload w = mixed();
  CHECK(w.weight_bits_of(w.layers[0]) == 16);
  CHECK(w.weight_bits_of(w.layers[1]) == 4.25);
  CHECK(w.weight_widths() == std::vector<double>{16, 4.25});
  CHECK(w.weight_bytes() == 100 * 2 + 8000 * 4.25 / 8);
  CHECK(w.parameter_bytes() == w.weight_bytes() + 10 * 2);
  CHECK(w.weight_bytes_touched(1) == 100 * 2 + 2000 * 4.25 / 8);
  CHECK(w.weights() == 8100);
}

TEST_CASE("a burst of products reads experts once, not over all the steps") {
  LayerShape layer{.repeats = 1.5, .experts = 4, .active_experts = 1, .burst = 11};
  // One step in 20 has 11 inputs, the others have one.
  CHECK(layer.touched(1) == Approx(1 - (0.95 * 0.75 + 0.05 * std::pow(0.75, 11))).epsilon(1e-12));
  CHECK(layer.touched(3) == Approx(1 - std::pow(1 - layer.touched(1), 3)).epsilon(1e-12));
  CHECK(layer.touched(1) < 1 - std::pow(0.75, 1.5));
  layer.repeats = 11;  // every step
  CHECK(layer.touched(2) == Approx(1 - std::pow(0.75, 22)).epsilon(1e-12));
  layer.repeats = 1;  // none
  CHECK(layer.touched(2) == Approx(1 - 0.75 * 0.75).epsilon(1e-12));
  layer.repeats = 12;
  CHECK_THROWS_WITH(validate(layer), "LayerShape.burst = 11: must be at least repeats = 12");
}

TEST_CASE("widths of weights are named once, widest first") {
  Workload w = mixed();
  w.layers.push_back({.weight_bits = 32});
  w.layers.push_back({.weight_bits = 4.25});
  CHECK(w.weight_widths() == std::vector<double>{32, 16, 4.25});
  CHECK(Workload{.weight_bits = 4}.weight_widths().empty());
}

TEST_CASE("a layer's bits are held to the range of any weight's") {
  Workload w = mixed();
  w.layers[1].weight_bits = 0.5;
  CHECK_THROWS_WITH(validate(w),
                    "Workload.layers[1].weight_bits = 0.5 bit: must be in [1, 64] bit");
}
