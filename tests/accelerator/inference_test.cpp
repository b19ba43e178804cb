#include "titania/accelerator/inference.hpp"

#include <cmath>
#include <limits>

#include "support/catch.hpp"
#include "support/workloads.hpp"
#include "titania/core/error.hpp"
#include "titania/io/accelerator.hpp"

using namespace titania;
using accelerator::Accelerator;
using accelerator::Inference;
using accelerator::Run;
using energy::Boundary;

namespace {

std::vector<Workload> workloads() {
  return {test::perceptron(), test::convolutions(), test::token()};
}

double joules(const Accelerator& chip, const Workload& workload, const Run& run = {}) {
  return accelerator::inference(chip, workload, run).report.energy();
}

double sum_over(const energy::EnergyReport& report,
                const std::vector<std::string>& names,
                auto&& part,
                auto&& member) {
  double sum = 0;
  for (const auto& name : names) sum += member(part(report, name));
  return sum;
}

}  // namespace

TEST_CASE("components, layers and total agree, and nothing is negative") {
  for (const auto& name : io::accelerator_names()) {
    for (const Workload& workload : workloads()) {
      CAPTURE(name, workload.name);
      const Run run{.batch = 4,
                    .conditions = {.boundary = Boundary::site, .duty = 0.5},
                    .refresh_period = 1e6};
      const Inference i = accelerator::inference(io::accelerator(name), workload, run);
      const auto& r = i.report;
      const auto component = [](const auto& report, const auto& n) { return report.component(n); };
      const auto layer = [](const auto& report, const auto& n) { return report.layer(n); };
      const auto energy = [](const auto& report) { return report.energy(); };
      const auto seconds = [](const auto& report) { return report.latency(); };
      const auto area = [](const auto& report) { return report.area(); };
      REQUIRE(r.energy() > 0);
      CHECK(sum_over(r, r.components(), component, energy) == Approx(r.energy()).epsilon(1e-12));
      CHECK(sum_over(r, r.layers(), layer, energy) == Approx(r.energy()).epsilon(1e-12));
      CHECK(sum_over(r, r.layers(), layer, seconds) == Approx(r.latency()).epsilon(1e-12));
      CHECK(sum_over(r, r.components(), component, area) == Approx(r.area()).epsilon(1e-12));
      CHECK(r.latency() == Approx(i.latency).epsilon(1e-12));
      CHECK(r.area() == Approx(i.deployment.area_m2).epsilon(1e-12));
      CHECK(i.throughput == Approx(run.batch / i.latency).epsilon(1e-12));
      CHECK(r.throughput == i.throughput);
      CHECK(r.unit == workload.unit);
      CHECK(r.boundary == Boundary::site);
      CHECK_NOTHROW(validate(r));
      for (const auto& term : r.terms) CHECK_FALSE(term.source.empty());
    }
  }
}

TEST_CASE("a softmax takes a lane four clocks per element, a norm three, the rest one") {
  auto chip = io::accelerator("tio2_edge");
  chip.vector_lanes = 8;
  chip.clock = 1e8;
  const auto seconds = [&](const DigitalWork& digital) {
    Workload w = test::perceptron();  // each of its layers lies in one tile
    w.digital = digital;
    double sum = 0;
    for (const auto& term : accelerator::inference(chip, w).report.terms) {
      if (term.item == "digital units") sum += term.latency.value;
    }
    return sum;
  };
  constexpr double kElements = 8e6;
  CHECK(seconds({.norm_elements = kElements}) == Approx(3 * kElements / 8e8));
  CHECK(seconds({.activation_elements = kElements}) == Approx(kElements / 8e8));
  const double tiles = seconds({.attention_macs = kElements}) * 8e8 / kElements;
  CHECK(seconds({.softmax_elements = kElements}) == Approx(4 * tiles * kElements / 8e8));
}

TEST_CASE("moving one constant of a chip moves the total by its share") {
  const auto i = accelerator::inference(io::accelerator("tio2_edge"), test::token(),
                                        {.conditions = {.duty = 0.3}});
  const auto& report = i.report;
  const auto names = report.constants();
  REQUIRE(std::ranges::find(names, "tio2_edge/ADC") != names.end());
  for (const auto& name : names) {
    double share = 0;
    for (const auto& term : report.terms) {
      for (const auto& factor : term.factors) {
        if (factor.constant == name) share += term.energy.value * (std::exp2(factor.power) - 1);
      }
    }
    const double moved = report.energy_with(name, 2) - report.energy();
    CHECK(std::fabs(moved - share) <= 1e-12 * report.energy());
  }
}

TEST_CASE("the converter's constant scales the converters and what they lose on the way") {
  Accelerator chip = io::accelerator("isaac");
  const auto i = accelerator::inference(chip, test::convolutions());
  double adc = 0;
  for (const auto& term : i.report.terms) {
    for (const auto& factor : term.factors) {
      if (factor.constant == "isaac/ADC") adc += term.energy.value;
    }
  }
  CHECK(i.report.energy_with("isaac/ADC", 3) == Approx(i.report.energy() + 2 * adc).epsilon(1e-12));
}

TEST_CASE("more bits cost more, a larger batch never does") {
  for (const auto& name : io::accelerator_names()) {
    const Accelerator chip = io::accelerator(name);
    for (Workload w : workloads()) {
      CAPTURE(name, w.name);
      double last = std::numeric_limits<double>::infinity();
      for (double batch = 1; batch <= 4096; batch *= 2) {
        // From where the cache no longer fits on the chip, its traffic is added once.
        w.cache.resident = 0;
        const double now = joules(chip, w, {.batch = batch});
        CHECK(now <= last * (1 + 1e-12));
        last = now;
      }
      // Events alone: wider weights lie in more tiles, whose digital units are faster together.
      const Run macro{.conditions = {.boundary = Boundary::macro}};
      const double fewer = joules(chip, w, macro);
      w.activation_bits = 16;
      const double inputs = joules(chip, w, macro);
      CHECK(inputs > fewer);
      w.weight_bits = 16;
      CHECK(joules(chip, w, macro) > inputs);
    }
  }
}

TEST_CASE("a wider boundary includes more") {
  const Accelerator chip = io::accelerator("tio2_edge");
  double last = 0;
  for (const Boundary b :
       {Boundary::macro, Boundary::chip, Boundary::board, Boundary::wall, Boundary::site}) {
    const double now = joules(chip, test::token(), {.conditions = {.boundary = b}});
    CHECK(now > last);
    last = now;
  }
}

TEST_CASE("a batch fills the pipeline up to its slowest stage") {
  const Accelerator chip = io::accelerator("isaac");
  Workload w = test::token();
  w.cache.resident = 0;
  const auto at = [&](double batch) { return accelerator::inference(chip, w, {.batch = batch}); };
  CHECK(at(2).throughput == Approx(2 * at(1).throughput));
  CHECK(at(2).latency == Approx(at(1).latency));
  CHECK(at(1 << 20).throughput == Approx(at(1 << 19).throughput));
  CHECK(at(1 << 20).latency == Approx(2 * at(1 << 19).latency));
}

TEST_CASE("idle time is charged unless it is gated") {
  Accelerator chip = io::accelerator("isaac");
  const auto part = [&](double duty, const char* name) {
    const auto report =
        accelerator::inference(chip, test::perceptron(),
                               {.conditions = {.boundary = Boundary::chip, .duty = duty}})
            .report;
    return report.component(name).energy();
  };
  const double busy = part(1, "static power");
  CHECK(part(0.25, "static power") == Approx(busy));
  CHECK(part(0.25, "idle") == Approx(3 * busy));
  chip.power_gating = 0.9;
  CHECK(part(0.25, "idle") == Approx(0.3 * busy));
  chip.power_gating = 1;
  CHECK_THROWS_AS(part(0.25, "idle"), ArgumentError);
}

TEST_CASE("writing is shared out over the life, again after every refresh") {
  const Accelerator chip = io::accelerator("tio2_edge");
  const auto at = [&](const Run& run) {
    return accelerator::inference(chip, test::perceptron(), run);
  };
  const Run once{.conditions = {.boundary = Boundary::macro, .duty = 0.5}, .lifetime = 1e6};
  const Inference i = at(once);
  const double cells = i.deployment.cells;
  CHECK(i.programming_energy == Approx(cells * 50 * 2.05e-6));
  const double inferences = 1e6 * 0.5 * i.throughput;
  CHECK(i.report.component("programming").energy() ==
        Approx(i.programming_energy / inferences).epsilon(1e-12));
  Run often = once;
  often.refresh_period = 1e5;
  CHECK(at(often).writes == 11);
  CHECK(at(often).report.component("programming").energy() ==
        Approx(11 * i.report.component("programming").energy()));
}

TEST_CASE("what of a cache does not fit into the memories of the tiles goes to DRAM, or nowhere") {
  Accelerator chip = io::accelerator("tio2_edge");
  Workload w = test::token();
  const auto dram = [&](double batch) {
    return accelerator::inference(chip, w, {.batch = batch}).activity.dram_bytes;
  };
  w.cache.resident = 1000;
  CHECK(dram(1) == 0);
  const double memory = chip.memory_bytes * chip.tiles_per_chip;
  const double chips = accelerator::deploy(chip, w).chips;
  const double batch = 4 * chips * memory / w.resident_cache_bytes();
  CHECK(dram(batch) == Approx(0.75 * w.cache_bytes()));
  chip.dram_bandwidth.reset();
  CHECK(dram(1) == 0);
  CHECK_THROWS_WITH(dram(1e8), Catch::Contains("fits nowhere") && Catch::Contains("no DRAM"));
}

TEST_CASE("a run out of range is refused by name") {
  const Accelerator chip = io::accelerator("isaac");
  const Workload w = test::perceptron();
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK_THROWS_WITH(joules(chip, w, {.batch = 0}), Catch::Contains("AcceleratorRun.batch = 0"));
  CHECK_THROWS_AS(joules(chip, w, {.batch = nan}), ConfigError);
  CHECK_THROWS_AS(joules(chip, w, {.conditions = {.duty = 0}}), ConfigError);
  CHECK_THROWS_AS(joules(chip, w, {.lifetime = nan}), ConfigError);
}
