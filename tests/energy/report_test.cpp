#include "titania/energy/report.hpp"

#include <cmath>

#include "support/catch.hpp"
#include "titania/core/error.hpp"
#include "titania/energy/components.hpp"

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

}  // namespace

TEST_CASE("a report adds up to 1e-12, and is the counts times the constants") {
  const Technology technology;
  const EnergyReport r = energy::report(by_hand(), hardware(), technology);
  CHECK(sum_of_components(r) == Approx(r.energy()).epsilon(1e-12));
  CHECK(r.component("cells").energy() == Approx(20e-12).epsilon(1e-12));
  CHECK(r.component("wires").energy() == Approx(4e-12).epsilon(1e-12));
  const auto drivers = energy::Drivers::of(technology);
  CHECK(r.component("drivers and DAC").energy() ==
        Approx(100 * drivers.conversion.value).epsilon(1e-12));
  const auto adc = energy::Converters::of(technology);
  CHECK(r.component("ADC and amplifiers").energy() ==
        Approx(50 * (adc.conversion.value + adc.amplifier.value)).epsilon(1e-12));
  const auto digital = energy::Digital::of(technology);
  CHECK(r.component("digital").energy() ==
        Approx(60 * digital.addition.value + 50 * digital.multiplication.value +
               40 * digital.comparison.value + 150 * digital.buffer_byte.value)
            .epsilon(1e-12));
  CHECK(r.latency() ==
        Approx(200e-9 + 2 * (drivers.latency.value + adc.latency.value + digital.latency.value))
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
  const auto share_moves = [&](auto component, Quantity decltype(component)::* constant,
                               double count) {
    auto list = components;
    for (auto& c : list) {
      if (auto* found = std::get_if<decltype(component)>(&c)) {
        const double share = count * (found->*constant).value;
        (found->*constant) *= 2.0;
        CAPTURE(component.type_name);
        CHECK(total(list) - before == Approx(share).epsilon(1e-9));
      }
    }
  };
  share_moves(energy::Cells{}, &energy::Cells::heat, 20e-12);
  share_moves(energy::Wiring{}, &energy::Wiring::heat, 3e-12);
  share_moves(energy::Wiring{}, &energy::Wiring::charging, 1e-12);
  share_moves(energy::Drivers{}, &energy::Drivers::conversion, 100);
  share_moves(energy::Converters{}, &energy::Converters::conversion, 50);
  share_moves(energy::Converters{}, &energy::Converters::amplifier, 50);
  share_moves(energy::Digital{}, &energy::Digital::addition, 60);
  share_moves(energy::Digital{}, &energy::Digital::multiplication, 50);
  share_moves(energy::Digital{}, &energy::Digital::comparison, 40);
  share_moves(energy::Digital{}, &energy::Digital::buffer_byte, 150);
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
