#include "titania/energy/limits.hpp"

#include <algorithm>
#include <cmath>

#include "support/catch.hpp"
#include "titania/core/error.hpp"
#include "titania/core/physics.hpp"
#include "titania/energy/components.hpp"

using namespace titania;

TEST_CASE("the least energies at 300 K") {
  CHECK(energy::landauer() == Approx(2.87e-21).epsilon(0.002));
  CHECK(energy::column_johnson(8) == Approx(6.5e-15).epsilon(0.01));
  CHECK(energy::column_johnson(8) / 128 == Approx(51e-18).epsilon(0.01));
  CHECK(energy::column_johnson(12) == Approx(1.7e-12).epsilon(0.03));
  CHECK(energy::column_shot(8, 0.2) == Approx(25e-15).epsilon(0.02));
  CHECK(energy::sampler_capacitance(8, 1) == Approx(3.3e-15).epsilon(0.02));
  CHECK(energy::sampler_capacitance(10, 1) == Approx(52e-15).epsilon(0.01));
  CHECK(energy::sampler_capacitance(12, 1) == Approx(834e-15).epsilon(0.01));
  CHECK(energy::adc_class_b(8) == Approx(3.3e-15).epsilon(0.02));
  CHECK(energy::adc_class_b(12) == Approx(0.83e-12).epsilon(0.01));
  CHECK(energy::line_charge(2e-13, 0.5) == Approx(5e-14));
}

TEST_CASE("shot noise passes Johnson noise at 2 kT / q, whatever the bits") {
  const double crossing = 2 * kBoltzmann * 300 / kElementaryCharge;
  CHECK(crossing == Approx(0.0517).epsilon(0.001));
  for (const double bits : {4.0, 8.0, 12.5}) {
    CHECK(energy::column_shot(bits, crossing) == Approx(energy::column_johnson(bits)));
    CHECK(energy::column_johnson(bits + 1) == Approx(4 * energy::column_johnson(bits)));
    CHECK(energy::adc_class_b(bits, 150) == Approx(energy::adc_class_b(bits) / 2));
  }
}

TEST_CASE("a column that meets its noise limit resolves exactly its bits") {
  // Simulated without the formula: noise of a column of N cells against a quantisation step.
  const double cells = 128;
  const double g = 5e-6;
  const double v = 0.03;
  const double kt = kBoltzmann * 300;
  const double bits = 8;
  const double t = energy::column_johnson(bits) / (cells * g * v * v);
  const double variance = 4 * kt * cells * g / (2 * t);
  const double step = cells * g * v / std::exp2(bits);
  CHECK(variance == Approx(step * step / 12));
}

TEST_CASE("floors of a macro: every group once, above its floor, by the events it counts") {
  Activity a;
  a.inputs = 2;
  a.cell_energy = 40e-12;
  a.line_energy = 2e-12;
  a.dac_conversions = 200;
  a.adc_conversions = 100;
  a.additions = 120;
  a.buffer_bytes = 300;
  const energy::Technology t;
  const auto list = energy::floors(energy::components(t), a, t);
  const auto row = [&](std::string_view name) {
    const auto found = std::ranges::find(list, name, &energy::Floor::component);
    REQUIRE(found != list.end());
    return *found;
  };
  CHECK(list.size() == 5);
  CHECK(row("cells").floor == Approx(50 * energy::column_shot(8, 0.1)));
  CHECK(row("cells").energy == Approx(20e-12));
  CHECK(row("wires").ratio() == Approx(1));
  CHECK(row("drivers and DAC").floor == Approx(100 * energy::sampler_ktc(8)));
  CHECK(row("ADC and amplifiers").floor == Approx(50 * energy::adc_class_b(8)));
  CHECK(row("digital").floor == Approx((60 * 32 + 150 * 8) * energy::landauer()));
  for (const auto& floor : list) {
    CAPTURE(floor.component);
    CHECK(floor.ratio() >= 1);
  }
  CHECK(row("ADC and amplifiers").ratio() > 100);  // silicon, at 8 bits
}

TEST_CASE("a converter that works step by step has the floor of its conversions, once") {
  Activity a;
  a.inputs = 1;
  a.adc_conversions = 10;
  a.adc_steps = 300;
  auto step = energy::component_of("neurram_adc_step");
  step.group = "ADC";
  step.per = "adc_steps";
  auto amplifier = energy::component_of("sense_amplifier");
  amplifier.group = "ADC";
  amplifier.per = "adc_conversions";
  const auto list = energy::floors({step, amplifier}, a, {});
  REQUIRE(list.size() == 1);
  CHECK(list[0].energy == Approx(300 * 0.3e-12 + 10 * 1.581e-12));
  CHECK(list[0].floor == Approx(10 * energy::adc_class_b(8)));
}

TEST_CASE("no floor where there is none; what is no energy is refused") {
  energy::Technology ideal;
  ideal.adc_bits = std::nullopt;
  CHECK_FALSE(energy::limit_of("adc_conversions", ideal));
  CHECK_FALSE(energy::limit_of("cell_energy", ideal));
  CHECK_FALSE(energy::limit_of("wire_energy", {}));
  CHECK(energy::limit_of("digital_macs", {}));
  CHECK_THROWS_AS(energy::limit_of("adc_conversion", {}), ArgumentError);
  CHECK_THROWS_AS(energy::floors({}, {}, {}), ArgumentError);
  CHECK_THROWS_AS(energy::landauer(0), ArgumentError);
  CHECK_THROWS_AS(energy::column_johnson(-1), ArgumentError);
  CHECK_THROWS_AS(energy::column_shot(8, NAN), ArgumentError);
}
