#include <algorithm>
#include <cmath>
#include <vector>

#include "support/catch.hpp"
#include "support/workloads.hpp"
#include "titania/accelerator/inference.hpp"
#include "titania/core/error.hpp"
#include "titania/io/accelerator.hpp"

using namespace titania;

TEST_CASE("ISAAC needs about a thousand chips for the weights of Llama-2-70B") {
  Workload llama{.name = "llama", .weight_bits = 8};
  for (const auto& [in, out, count] :
       {std::tuple{8192, 8192, 160}, std::tuple{8192, 1024, 160}, std::tuple{8192, 28672, 160},
        std::tuple{28672, 8192, 80}, std::tuple{8192, 32000, 1}}) {
    llama.layers.push_back({.in_features = in, .out_features = out, .count = count});
  }
  const auto d = accelerator::deploy(io::accelerator("isaac"), llama);
  CHECK(d.chips == Approx(1040).epsilon(0.01));
  CHECK(d.area_m2 * 1e6 == Approx(8.9e4).epsilon(0.01));
  CHECK(d.utilisation == Approx(1).epsilon(1e-3));
}

TEST_CASE("arrays, cores, tiles, chips and boards that are begun count as whole ones") {
  auto chip = io::accelerator("isaac");
  chip.chips_per_board = 2;
  Workload w = test::token();
  w.layers[1].count = 20;
  const auto d = accelerator::deploy(chip, w);
  CHECK(d.cores == std::ceil(d.arrays / chip.arrays_per_core));
  CHECK(d.tiles == std::ceil(d.arrays / chip.arrays_per_tile()));
  CHECK(d.chips == 3);
  CHECK(d.boards == 2);
}

TEST_CASE("all experts are stored, the active ones work") {
  const auto chip = io::accelerator("tio2_edge");
  Workload w = test::token();
  const auto all = accelerator::deploy(chip, w);
  const auto events = accelerator::activities(chip, w).at(1).activity;
  w.layers[1].active_experts = 1;
  CHECK(accelerator::deploy(chip, w).arrays == all.arrays);
  CHECK(events.adc_conversions ==
        Approx(2 * accelerator::activities(chip, w).at(1).activity.adc_conversions));
  CHECK(all.layers.at(1).arrays == 4 * 8 * (512 / 128) * (2048 / 64));
}

TEST_CASE("free arrays take copies of the slowest layers, and no more than there are") {
  const auto chip = io::accelerator("tio2_edge");
  const auto d = accelerator::deploy(chip, test::convolutions());
  CHECK(d.chips == 1);
  CHECK(d.arrays <= chip.arrays_per_chip());
  CHECK(d.layers.at(0).copies > 1);
  CHECK(d.layers.at(2).copies == 1);  // one product only
  // Arrays that would make every layer faster than the slowest one is now: more than there are.
  const std::vector<double> repeats = {1024, 256, 1};
  double slowest = 0;
  for (std::size_t k = 0; k < 3; ++k) {
    const auto& place = d.layers[k];
    slowest = std::max(slowest, std::ceil(repeats[k] / place.copies) * place.interval);
  }
  double needed = 0;
  for (std::size_t k = 0; k < 3; ++k) {
    const auto& place = d.layers[k];
    double copies = 1;
    while (std::ceil(repeats[k] / copies) * place.interval >= slowest * (1 - 1e-9)) ++copies;
    needed += copies * place.row_blocks * place.col_blocks;
  }
  CHECK(needed > chip.arrays_per_chip());
}

TEST_CASE("a workload without layers, or beyond all reason, is refused") {
  const auto chip = io::accelerator("isaac");
  CHECK_THROWS_WITH(accelerator::deploy(chip, {.name = "nothing"}),
                    Catch::Contains("workload.layers is empty"));
  Workload huge{.name = "huge"};
  huge.layers = {{.in_features = 1000000000, .out_features = 1000000000, .count = 1000000}};
  CHECK_THROWS_WITH(accelerator::deploy(chip, huge), Catch::Contains("chips of 'isaac'"));
}
