#include "titania/energy/adc.hpp"

#include <algorithm>
#include <cmath>

#include "support/catch.hpp"
#include "titania/core/error.hpp"
#include "titania/energy/components.hpp"
#include "titania/energy/constants.hpp"
#include "titania/energy/converters.hpp"

using namespace titania;
using energy::adc_component;
using energy::AdcModel;

namespace {

double joules(AdcModel model, double enob, double node) {
  return adc_component(model, enob, 1e8, node).energy.value;
}

}  // namespace

TEST_CASE("ISAAC's converter costs its table, in between the geometric mean") {
  constexpr double picojoules[] = {0.79, 0.99, 1.20, 1.42, 1.67, 1.97, 2.38};
  constexpr double areas[] = {361, 477, 627, 845, 1200, 1828, 3002};
  for (int bits = 4; bits <= 10; ++bits) {
    const auto c = adc_component(AdcModel::isaac, bits, 1e8, 32e-9);
    CHECK(c.energy.value == Approx(picojoules[bits - 4] * 1e-12).epsilon(1e-12));
    CHECK(c.area.value == Approx(areas[bits - 4] * 1e-12).epsilon(1e-12));
  }
  CHECK(joules(AdcModel::isaac, 6.5, 32e-9) == Approx(std::sqrt(1.20 * 1.42) * 1e-12));
}

TEST_CASE("NeuroSim's converter is its formula") {
  // Rows of the component table: evaluated from SarADC.cpp for columns of 1 Mohm and 10 kohm.
  const auto c = adc_component(AdcModel::neurosim, 8, 1e8, 22e-9);
  CHECK(c.energy.low ==
        Approx(energy::constant("adc_neurosim_8b_22nm_1Mohm").energy.value).epsilon(0.01));
  CHECK(c.energy.high ==
        Approx(energy::constant("adc_neurosim_8b_22nm_10kohm").energy.value).epsilon(0.01));
  const double power = (0.538 * 8 + 4.3753) * 1e-6 + 0.072341 * std::exp(-2.303 * 5);
  CHECK(c.energy.value == Approx(power * 9e-9).epsilon(1e-12));
  CHECK(c.latency.value == Approx(1 / 1e8));
  CHECK(adc_component(AdcModel::neurosim, 8, 1e9, 22e-9).latency.value == Approx(9e-9));
}

TEST_CASE("silicon is the median of measured converters within a bit") {
  const auto parts = energy::adc_parts();
  const auto kull = std::ranges::find(parts, "Kull 2013", &energy::AdcPart::name);
  REQUIRE(kull != parts.end());
  CHECK(kull->energy == Approx(energy::constant("adc_sar_8b_kull2013").energy.value));
  std::vector<double> moved;
  for (const auto& part : parts) {
    CHECK_FALSE(part.source.empty());
    CHECK(part.area > 0);
    if (std::fabs(part.enob - 6) > 1) continue;
    moved.push_back(part.energy * std::pow(32e-9 / part.node, 1.88004) * std::exp2(6 - part.enob));
  }
  std::ranges::sort(moved);
  REQUIRE(moved.size() == 8);
  const auto c = adc_component(AdcModel::silicon, 6, 1e8, 32e-9);
  CHECK(c.energy.value == Approx(std::sqrt(moved[3] * moved[4])).epsilon(1e-9));
  CHECK(c.energy.low == Approx(moved.front()).epsilon(1e-9));
  CHECK(c.energy.high == Approx(moved.back()).epsilon(1e-9));
  CHECK(c.energy.kind == energy::Kind::estimated);  // moved to node and bits
}

TEST_CASE("a converter that counts pays and waits for every level") {
  for (const AdcModel model : {AdcModel::ramp, AdcModel::cco, AdcModel::tdc}) {
    CAPTURE(name_of(model));
    CHECK(joules(model, 9, 65e-9) == Approx(2 * joules(model, 8, 65e-9)));
    const auto slow = adc_component(model, 9, 1e12, 65e-9);
    CHECK(slow.latency.value == Approx(2 * adc_component(model, 8, 1e12, 65e-9).latency.value));
  }
  CHECK(joules(AdcModel::ramp, 8, 130e-9) == Approx(128 * 0.30e-12));  // NeuRRAM
  // An oscillator of 8 bits lies below everything a column of HERMES takes: 12.5 nJ / 256.
  CHECK(joules(AdcModel::cco, 8, 14e-9) < 12.5e-9 / 256);
}

TEST_CASE("every model grows with its bits, falls with the node, and states a range and a source") {
  for (const auto& [model, name] : enum_names<AdcModel>) {
    CAPTURE(name);
    const auto range = energy::adc_bits_of(model);
    const double low = std::max(range.lowest, 5.0);
    const double high = std::min(range.highest, 10.0);
    CHECK(joules(model, high, 65e-9) > joules(model, low, 65e-9));
    CHECK(joules(model, 8, 22e-9) <= joules(model, 8, 65e-9));
    const auto c = adc_component(model, 8, 1e8, 32e-9);
    for (const auto& f : {c.energy, c.latency, c.area}) {
      if (f.value == 0) continue;
      CHECK(f.low < f.value);
      CHECK(f.high > f.value);
      CHECK_FALSE(f.source.empty());
    }
    c.check("adc");
    const auto moved = energy::at_node(c, 22e-9, energy::nominal_supply(22e-9));
    if (model != AdcModel::survey && model != AdcModel::neurosim) {  // they have a node themselves
      CHECK(moved.energy.value == Approx(joules(model, 8, 22e-9)).epsilon(1e-9));
    }
    for (const double bits : {range.lowest - 0.5, range.highest + 0.5, double(NAN)}) {
      CHECK_THROWS_WITH(adc_component(model, bits, 1e8, 32e-9), Catch::Contains("holds for"));
    }
    CHECK_THROWS_AS(adc_component(model, 8, 0, 32e-9), ArgumentError);
    CHECK_THROWS_AS(adc_component(model, 8, 1e8, 5e-9), ArgumentError);
  }
  CHECK(joules(AdcModel::survey, 8, 32e-9) == energy::adc_energy(8, 1e8, 32e-9));
}

TEST_CASE("a technology swaps its converter by name, and says so") {
  energy::Technology t;
  const auto adc = [&] {
    const auto list = energy::components(t);
    return std::ranges::find(list, "ADC", &energy::Component::item)->energy.value;
  };
  const double survey = adc();
  CHECK(energy::conditions(t).find("survey") == std::string::npos);
  t.adc_model = AdcModel::neurosim;
  CHECK(adc() < survey / 4);
  CHECK_THAT(energy::conditions(t), Catch::Contains("8-bit ADC as in neurosim"));
  t.adc_model = AdcModel::isaac;
  t.adc_bits = 12;
  CHECK_THROWS_WITH(energy::components(t), Catch::Contains("holds for 4 to 10"));
}
