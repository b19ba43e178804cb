// The crossbar with what surrounds the GPU, and what the memristor touches.
#include "titania/comparison/like_for_like.hpp"

#include <algorithm>
#include <string>

#include "support/catch.hpp"
#include "titania/core/error.hpp"
#include "titania/io/accelerator.hpp"
#include "titania/zoo/zoo.hpp"

using namespace titania;
using comparison::Comparison;
using energy::EnergyReport;

namespace {

Comparison llama(const char* name = "tio2_edge") {
  return {zoo::workload("llama-2-7b"), io::accelerator(name), {baseline::gpu("h100-sxm")}, {512}};
}

double energy_of(const EnergyReport& report, const std::string& component) {
  double sum = 0;
  for (const auto& term : report.terms) sum += term.component == component ? term.energy.value : 0;
  return sum;
}

}  // namespace

TEST_CASE("like for like changes nothing on the GPU's side") {
  const Comparison c = llama();
  const Comparison alike = comparison::like_for_like(c);
  CHECK(alike.points()[0].baselines == c.points()[0].baselines);
  CHECK(alike.ratio(0) != Approx(c.ratio(0)));
}

TEST_CASE("like for like, counted by hand") {
  const Comparison c = llama();
  const Comparison alike = comparison::like_for_like(c);
  const baseline::Gpu gpu = baseline::gpu("h100-sxm");
  const auto& own = c.points()[0].crossbar;
  const auto& lent = alike.points()[0].crossbar;
  const double gpus = 4;  // 80 GB each, for 512 x 0.5 GB of keys and values
  REQUIRE_THAT(c.points()[0].baselines[0].conditions, Catch::StartsWith("4 GPUs"));

  // A byte of DRAM costs what it costs the GPU, and there is as much bandwidth.
  CHECK(energy_of(lent.report, "off-chip memory") ==
        Approx(lent.activity.dram_bytes * gpu.e_byte.value));
  CHECK(lent.activity == own.activity);
  CHECK(*alike.accelerator().dram_bandwidth * own.deployment.chips ==
        Approx(gpus * gpu.memory_bandwidth.value));

  // Every request is scheduled as by the GPU's software, while the chips and the hosts wait.
  const double schedule = gpu.calibration(baseline::WorkKind::serving).t_request.value;
  REQUIRE(schedule > 0);
  CHECK(alike.accelerator().t_request.value == Approx(schedule));
  auto unscheduled = alike.accelerator();
  unscheduled.t_request = {};
  const auto without = accelerator::inference(unscheduled, c.workload(), {.batch = 512});
  CHECK(lent.latency - without.latency == Approx(512 * schedule));
  CHECK(1 / lent.throughput - 1 / without.throughput == Approx(schedule));

  // The hosts of four GPUs, for as long as an inference takes.
  CHECK(energy_of(lent.report, "host") == Approx(gpus * gpu.host_power.value / lent.throughput));
}

TEST_CASE("an accelerator without DRAM of its own is lent one") {
  auto chip = io::accelerator("tio2_edge");
  std::erase_if(chip.components, [](const auto& c) { return c.per == "dram_bytes"; });
  chip.alternatives.clear();
  const Comparison c(zoo::workload("llama-2-7b"), chip, {baseline::gpu("h100-sxm")}, {64});
  const Comparison alike = comparison::like_for_like(c);
  CHECK(energy_of(c.points()[0].crossbar.report, "off-chip memory") == 0);
  CHECK(energy_of(alike.points()[0].crossbar.report, "off-chip memory") > 0);
}

TEST_CASE("only a GPU can lend") {
  const Comparison c(zoo::workload("bert-base"), io::accelerator("tio2_edge"),
                     {baseline::DigitalUnit{}}, {8});
  CHECK_THROWS_WITH(comparison::like_for_like(c), Catch::Contains("'digital-unit' is no GPU"));
  CHECK_THROWS_WITH(comparison::like_for_like(c, 1), Catch::Contains("baseline = 1"));
}

TEST_CASE("the memristor's share is that of its terms") {
  const Comparison c = llama();
  const auto share = comparison::memristor_share(c, 0);
  const EnergyReport& report = c.points()[0].crossbar.report;
  CHECK(share.cells ==
        Approx((energy_of(report, "cells") + energy_of(report, "wires")) / report.energy()));
  CHECK(share.cells < 0.01);
  CHECK(share.macro > share.cells);
  CHECK(share.macro < 0.1);
  const EnergyReport& gpu = c.points()[0].baselines[0];
  CHECK(share.baseline > energy_of(gpu, "arithmetic") / gpu.energy());
  CHECK(share.baseline < 0.1);
  CHECK_THROWS_AS(comparison::memristor_share(c, 1), ArgumentError);
}

TEST_CASE("the text and the checklist print both ratios") {
  const Comparison c = llama();
  CHECK_THAT(c.to_text(), Catch::Contains("with h100-sxm's DRAM, host and schedule"));
  const auto list = comparison::checklist(c, 0);
  const auto item = std::ranges::find(list, "like for like", &comparison::ChecklistItem::question);
  REQUIRE(item != list.end());
  CHECK_THAT(item->answer, Catch::Contains(", as built 4"));
}
