// Boards that are joined by switches.
#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "support/catch.hpp"
#include "titania/accelerator/inference.hpp"
#include "titania/comparison/comparison.hpp"
#include "titania/core/text.hpp"
#include "titania/io/accelerator.hpp"
#include "titania/zoo/zoo.hpp"

using namespace titania;
using accelerator::Accelerator;

namespace {

Activity total(const Accelerator& a, const Workload& workload) {
  Activity sum;
  for (const auto& layer : accelerator::activities(a, workload)) sum += layer.activity;
  return sum;
}

double energy_of(const energy::EnergyReport& report, const std::string& item) {
  double sum = 0;
  for (const auto& term : report.terms) sum += term.item == item ? term.energy.value : 0;
  return sum;
}

std::string answer(const comparison::Comparison& c, const std::string& question) {
  for (const auto& item : comparison::checklist(c, 0)) {
    if (item.question == question) return item.answer;
  }
  return "";
}

}  // namespace

TEST_CASE("a fat tree of switches joins more than one board") {
  const Workload workload = zoo::workload("llama-2-7b");
  Accelerator a = io::accelerator("tio2_edge");
  const double chips = accelerator::deploy(a, workload).chips;
  for (const auto& [boards, passed] : {std::pair(788.0, 3.0), std::pair(30.0, 1.0)}) {
    a.chips_per_board = static_cast<int>(std::ceil(chips / boards));
    REQUIRE(std::ceil(chips / a.chips_per_board) == boards);
    const Activity activity = total(a, workload);
    CHECK(activity.switch_bytes == Approx(activity.chip_link_bytes / a.chips_per_board * passed));
    const auto report = accelerator::inference(a, workload).report;
    const auto row = std::ranges::find(a.components, "switch", &energy::Component::item);
    const double seconds = 1 / report.throughput;
    CHECK(energy_of(report, "switch") ==
          Approx((activity.switch_bytes * row->energy.value +
                  boards * passed * row->static_power.value * seconds))
              .epsilon(1e-6));
  }
  a.chips_per_board = static_cast<int>(chips);
  CHECK(total(a, workload).switch_bytes == 0);
  CHECK(energy_of(accelerator::inference(a, workload).report, "switch") == 0);
}

TEST_CASE("what nobody built is called a design study") {
  const auto verdict = [](const char* workload, const char* name) {
    return comparison::Comparison(zoo::workload(workload), io::accelerator(name),
                                  {baseline::gpu("h100-sxm")}, {1})
        .verdict(0);
  };
  CHECK_THAT(verdict("bert-base", "tio2_edge"),
             Catch::Contains("tio2_edge (a design study) takes"));
  CHECK_THAT(verdict("bert-base", "isaac"), Catch::Contains("isaac (a design study) takes"));
  CHECK_THAT(verdict("bert-base", "hermes"),
             Catch::Contains("chips, a design study; built: one core, which is counted as a chip"));
}

TEST_CASE("the checklist shows density beside SRAM, and silicon beside the GPU's") {
  const Accelerator a = io::accelerator("tio2_edge");
  const Workload workload = zoo::workload("bert-base");
  const comparison::Comparison c(workload, a, {baseline::gpu("h100-sxm")}, {1});
  const double area = c.points()[0].crossbar.deployment.area_m2;
  const double weights = workload.weights() / (area * 1e6);
  const std::string text = answer(c, "density and silicon");
  CHECK_THAT(text, Catch::StartsWith(three_digits(weights) + " weights per mm2; SRAM at 65 nm"));
  CHECK_THAT(text, Catch::Contains("beside 814 mm2 of h100-sxm"));
  CHECK_THAT(answer(c, "links, switches and hosts"), Catch::Contains("boards and hosts"));
}
