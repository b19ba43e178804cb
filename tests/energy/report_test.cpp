#include "titania/energy/report.hpp"

#include <algorithm>
#include <cmath>

#include "support/catch.hpp"
#include "titania/core/error.hpp"
#include "titania/energy/components.hpp"
#include "titania/energy/site.hpp"

using namespace titania;
using energy::EnergyReport;
using energy::Quantity;
using energy::Technology;

namespace {

/// Two inferences, written by hand.
Activity by_hand() {
  Activity a;
  a.inputs = 2;
  a.sequential_reads = 4;
  a.read_time = 400e-9;
  a.cell_energy = 40e-12;
  a.wire_energy = 6e-12;
  a.line_energy = 2e-12;
  a.array_charge = 300e-12;
  a.amplifier_charge = 200e-12;
  a.dac_conversions = 200;
  a.adc_conversions = 100;
  a.additions = 120;
  a.multiplications = 100;
  a.comparisons = 80;
  a.buffer_bytes = 300;
  return a;
}

Hardware hardware() { return {2, 7000, 100, 50, 50, 150}; }

double sum_of_components(const EnergyReport& r) {
  double sum = 0;
  for (const auto& c : r.components()) sum += r.component(c).energy();
  return sum;
}

double cost(const std::vector<energy::Component>& list, std::string_view item) {
  const auto found = std::ranges::find(list, item, &energy::Component::item);
  REQUIRE(found != list.end());
  return found->energy.value;
}

}  // namespace

TEST_CASE("a report adds up to 1e-12, and is the counts times the constants") {
  const Technology technology;
  const EnergyReport r = energy::report(by_hand(), hardware(), technology);
  CHECK(sum_of_components(r) == Approx(r.energy()).epsilon(1e-12));
  CHECK(r.component("cells").energy() == Approx(20e-12).epsilon(1e-12));
  CHECK(r.component("wires").energy() == Approx(4e-12).epsilon(1e-12));
  const auto constants = energy::components(technology);
  CHECK(r.component("drivers and DAC").energy() ==
        Approx(100 * cost(constants, "DAC") + 150e-12 * 1.1 - 23e-12).epsilon(1e-12));
  CHECK(r.component("ADC and amplifiers").energy() ==
        Approx(50 * (cost(constants, "ADC") + cost(constants, "amplifier")) + 100e-12 * 1.1)
            .epsilon(1e-12));
  CHECK(r.component("digital").energy() ==
        Approx(60 * cost(constants, "adders") + 50 * cost(constants, "rescaling") +
               40 * cost(constants, "comparators") + 150 * cost(constants, "buffers"))
            .epsilon(1e-12));
}

TEST_CASE("doubling a component's constant moves the total by that component's share") {
  const Technology technology;
  const auto components = energy::components(technology);
  const auto total = [&](const std::vector<energy::Component>& list) {
    EnergyReport r;
    r.terms = energy::terms(list, by_hand(), hardware());
    return r.energy();
  };
  const double before = total(components);
  CHECK(components.size() == 12);
  for (std::size_t k = 0; k < components.size(); ++k) {
    auto list = components;
    CAPTURE(list[k].item);
    const double share = energy::count_of(by_hand(), list[k].per) / 2 * list[k].energy.value;
    CHECK(share > 0);
    list[k].energy.value *= 2;
    CHECK(total(list) - before == Approx(share).epsilon(1e-9));
  }
}

TEST_CASE("a constant of a report moves its total by its share, its losses included") {
  const EnergyReport macro = energy::report(by_hand(), hardware(), {});
  const EnergyReport site = energy::at_boundary(macro, energy::Boundary::site, 100);
  const double dac = 50 * 2 * cost(energy::components({}), "DAC");
  CHECK(macro.energy_with("crossbar/DAC", 2) - macro.energy() == Approx(dac).epsilon(1e-9));
  const double losses = 1 / (0.90 * 0.94) * 1.2;
  CHECK(site.energy_with("crossbar/DAC", 2) - site.energy() == Approx(dac * losses).epsilon(1e-9));
  CHECK(site.energy_with("cooling and distribution", 2) / site.energy() ==
        Approx(1.4 / 1.2).epsilon(1e-9));
  CHECK_THROWS_WITH(site.energy_with("crossbar/DAK", 2),
                    Catch::Contains("constant = 'crossbar/DAK': expected one of {") &&
                        Catch::Contains("did you mean 'crossbar/DAC'?"));
  CHECK_THROWS_AS(site.energy_with("crossbar/DAC", 0), ArgumentError);
}

TEST_CASE("heat from a sample of the inputs has its standard error in the percentiles") {
  Activity sampled = by_hand();
  sampled.cell_energy_variance = 16e-24;  // 4 pJ of 40 pJ
  const auto cells = energy::report(sampled, hardware(), {}).component("cells");
  CHECK(cells.energy() == Approx(20e-12));
  const auto p = cells.energy_percentiles(1);
  CHECK(p.p5 == Approx(20e-12 * (1 - 0.1645)).epsilon(0.02));
  CHECK(p.p95 == Approx(20e-12 * (1 + 0.1645)).epsilon(0.02));
  const auto exact = energy::report(by_hand(), hardware(), {}).component("cells");
  CHECK(exact.energy_percentiles(1).p95 == exact.energy());
}

TEST_CASE("a constant on both sides moves both, so that it cancels from their ratio") {
  const EnergyReport macro = energy::report(by_hand(), hardware(), {});
  const EnergyReport site = energy::at_boundary(macro, energy::Boundary::site, 0);
  const auto p = energy::ratio_percentiles(site, macro, 3);
  const double losses = 1 / (0.90 * 0.94) * 1.2;
  CHECK(p.p50 == Approx(losses).epsilon(0.05));  // the losses are skewed
  CHECK(p.p95 < 1.5 * losses);                   // the converters' factor of 3 is on both sides
  const auto decisive = energy::decisive(site, macro);
  REQUIRE(decisive.size() == 3);
  CHECK(decisive[0].constant == "cooling and distribution");
  CHECK(decisive[0].high / decisive[0].low == Approx(1.58 / 1.1).epsilon(1e-9));
}

TEST_CASE("percentiles of a single figure are its low, nominal and high values") {
  EnergyReport r;
  r.terms = {{"c", "i", "", {3e-12, 1e-12, 12e-12}, {5e-9, 4e-9, 6e-9}, {}, ""}};
  const auto p = r.energy_percentiles(1);
  CHECK(p.p5 == Approx(1e-12).epsilon(0.06));
  CHECK(p.p50 == Approx(3e-12).epsilon(0.04));
  CHECK(p.p95 == Approx(12e-12).epsilon(0.06));
  const auto again = r.energy_percentiles(1);
  CHECK(again.p5 == p.p5);
  CHECK(again.p95 == p.p95);
  CHECK(r.energy_percentiles(2).p5 != p.p5);
  CHECK(r.latency_percentiles(1).p95 == Approx(6e-9).epsilon(0.02));
  CHECK(r.area_percentiles(1).p95 == 0);
}

TEST_CASE("the same item in two layers moves together, different items are independent") {
  const Quantity q{1, 0.5, 2};
  EnergyReport same;
  same.terms = {{"c", "i", "one", q, {}, {}, ""}, {"c", "i", "two", q, {}, {}, ""}};
  EnergyReport apart = same;
  apart.terms[1].item = "j";
  CHECK(same.energy_percentiles().p95 == Approx(4).epsilon(0.05));
  CHECK(apart.energy_percentiles().p95 < 3.6);
  CHECK(apart.energy_percentiles().p95 > 3.0);
}

TEST_CASE("a part of a report is a report; an unknown part is refused with the known ones") {
  EnergyReport r = energy::report(by_hand(), hardware(), {});
  CHECK_THROWS_WITH(r.component("ADC"), Catch::Contains("ADC and amplifiers"));
  for (auto& term : r.terms) term.layer = "one";
  CHECK(r.layer("one").energy() == r.energy());
  CHECK_THROWS_AS(r.layer("two"), ArgumentError);
  CHECK_THROWS_WITH(energy::report({}, hardware(), {}), Catch::Contains("activity.inputs = 0"));
  CHECK_THROWS_WITH(energy::report(by_hand(), hardware(), {.adc_bits = std::nullopt}),
                    Catch::Contains("an ideal converter has no energy"));
}

TEST_CASE("wider boundaries add off-chip traffic and conversion losses to a macro") {
  const EnergyReport macro = energy::report(by_hand(), hardware(), {});
  const EnergyReport board = energy::at_boundary(macro, energy::Boundary::board, 100);
  const double link = 100 * 8 * 4.5e-12;  // LPDDR5, 4.5 pJ/bit
  CHECK(board.component("off-chip I/O").energy() == Approx(link).epsilon(1e-12));
  CHECK(board.energy() == Approx((macro.energy() + link) / 0.90).epsilon(1e-12));
  const EnergyReport wall = energy::at_boundary(macro, energy::Boundary::wall, 100);
  CHECK(wall.energy() == Approx(board.energy() / 0.94).epsilon(1e-12));
  CHECK(energy::at_boundary(macro, energy::Boundary::macro, 100) == macro);
  CHECK_THROWS_AS(energy::at_boundary(board, energy::Boundary::wall, 100), ArgumentError);
}

TEST_CASE("a report says how much of it rests on recalled figures") {
  const energy::Quantity joule{1, 1, 1};
  EnergyReport r;
  r.terms = {{"c", "read", "", 6.0 * joule, {}, {}, "a paper (x2 chosen)"},
             {"c", "link", "one", 1.0 * joule, {}, {}, "various (+-30%) [recall]"},
             {"c", "link", "two", 1.0 * joule, {}, {}, "various (+-30%) [recall]"},
             {"d", "guess", "", 1.5 * joule, {}, {}, "[choice] 100 ns"},
             {"d", "idle", "", 0.5 * joule, {}, {}, "design estimate (x2) [estimate]"},
             {"d", "nothing", "", 0.0 * joule, {}, {}, "[recall]"}};
  CHECK(r.recalled_share() == Approx(4.0 / 10));
  CHECK_THAT(r.recall_note(), Catch::Contains("40 % of the energy"));
  CHECK_THAT(r.recall_note(), Catch::Contains("link, guess, idle"));
  CHECK_THAT(r.to_text(), Catch::Contains(r.recall_note()));
  r.terms[0].energy = 40.0 * joule;
  CHECK(r.recalled_share() < 0.1);
  CHECK(r.recall_note().empty());
  CHECK(EnergyReport{}.recalled_share() == 0);
  const EnergyReport macro = energy::report(by_hand(), hardware(), {});
  CHECK(macro.recalled_share() > 0.1);  // the amplifier is a design estimate
  CHECK_THAT(macro.recall_note(), Catch::Contains("amplifier"));
}
