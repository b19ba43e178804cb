#include "titania/energy/constants.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "support/catch.hpp"
#include "titania/core/error.hpp"
#include "titania/energy/components.hpp"
#include "titania/energy/converters.hpp"
#include "titania/energy/technology.hpp"

using namespace titania;

TEST_CASE("every row of the component table is a number with a range and a source") {
  std::set<std::string> ids;
  for (const auto& c : energy::constants()) {
    CAPTURE(c.id);
    CHECK(ids.insert(c.id).second);
    CHECK(c.energy.value > 0);
    CHECK(c.energy.low > 0);
    CHECK(c.energy.low <= c.energy.value);
    CHECK(c.energy.high >= c.energy.value);
    CHECK(c.energy.high > c.energy.low);
    for (const auto& f : {c.energy, c.latency, c.area, c.static_power}) f.check(c.id);
    energy::require_unit(c.energy, "J", c.id);
    energy::require_unit(c.latency, "s", c.id);
    energy::require_unit(c.area, "m2", c.id);
    energy::require_unit(c.static_power, "W", c.id);
    const bool unread = c.provenance.find("recall") != std::string::npos ||
                        c.provenance.find("estimate") != std::string::npos;
    if (unread) CHECK(energy::is_recalled(c.energy.source));
    CHECK((c.scaling == energy::Scaling::none || c.node > 0));
    CHECK_FALSE(c.source.empty());
    CHECK_FALSE(c.provenance.empty());
    CHECK_FALSE(c.uncertainty.empty());
    CHECK_FALSE(c.action.empty());
    CHECK_FALSE(c.description.empty());
  }
  CHECK(ids.size() > 100);
}

TEST_CASE("every kind of component of an accelerator has a row") {
  for (const char* id : {"dac_8b",
                         "dac_1b_isaac",
                         "adc_sar_8b_isaac",
                         "adc_sar_8b_kull2013",
                         "neurram_adc_step",
                         "vco_adc_count",
                         "tdc_8b_timely",
                         "sample_hold_isaac",
                         "neurram_integrate",
                         "column_mux",
                         "word_line_neurram_256",
                         "bit_line_256",
                         "shift_add_16b",
                         "register_bit",
                         "input_register_puma",
                         "sram_8kb_64b",
                         "edram_256b",
                         "edram_bus_bit",
                         "wire_bit_mm",
                         "router_flit_256b",
                         "lpddr5_bit",
                         "ddr4_bit",
                         "hbm3_bit",
                         "softmax_element",
                         "layer_norm_element",
                         "rms_norm_element",
                         "gelu_element",
                         "silu_element",
                         "rotary_element",
                         "comparator_32b",
                         "int8_mac",
                         "fp16_mac",
                         "core_control_puma",
                         "clock_register_bit",
                         "write_pulse_2v",
                         "write_neurram_4uS",
                         "serdes_bit"}) {
    CAPTURE(id);
    CHECK(energy::constant(id).energy.value > 0);
  }
}

TEST_CASE("rows that record another tool's error cannot be used, unknown ones neither") {
  CHECK_THROWS_WITH(energy::constant("dac_mnsim_8b"), Catch::Contains("not usable"));
  CHECK_THROWS_WITH(energy::constant("dac_8bit"), Catch::Contains("did you mean 'dac_8b'?"));
  CHECK(energy::constant("dac_8b").energy.value == Approx(0.291e-12));
}

TEST_CASE("the ADC regression gives its published values") {
  // Accelergy ADC plug-in, evaluated: component table, rows adc_model_*; three digits were printed.
  struct Row {
    const char* id;
    double bits, node, rate;
  };
  constexpr Row rows[] = {
      {"adc_model_8b_65nm_1e8", 8, 65e-9, 1e8},
      {"adc_model_8b_32nm_1e8", 8, 32e-9, 1e8},
      {"adc_model_8b_22nm_1e8", 8, 22e-9, 1e8},
      {"adc_model_8b_14nm_1e8", 8, 14e-9, 1e8},
      {"adc_model_6b_32nm_1e8", 6, 32e-9, 1e8},
      {"adc_model_10b_32nm_1e8", 10, 32e-9, 1e8},
      {"adc_model_10b_32nm_1.28e9", 10, 32e-9, 1.28e9},
      {"adc_model_12b_32nm_1.28e9", 12, 32e-9, 1.28e9},
  };
  for (const auto& row : rows) {
    const auto& c = energy::constant(row.id);
    CAPTURE(row.id);
    CHECK(energy::adc_energy(row.bits, row.rate, row.node) ==
          Approx(c.energy.value).epsilon(0.006));
    CHECK(energy::adc_area(row.bits, row.rate, row.node) == Approx(c.area.value).epsilon(0.006));
  }
}

TEST_CASE("digital energy and area follow the node") {
  // The polynomials themselves at 45 nm, 0.9 V and 65 nm, 1.1 V.
  const double at_45 = 1.103 * 0.81 - 0.362 * 0.9 + 0.2767;
  const double at_65 = 3.755 * 1.21 - 4.398 * 1.1 + 1.975;
  CHECK(energy::digital_energy_scale(45e-9, 0.9, 65e-9, 1.1) == Approx(at_65 / at_45));
  CHECK(energy::digital_area_scale(130e-9, 65e-9) == Approx(0.23));
  CHECK(energy::digital_energy_scale(40e-9, 1.0, 40e-9, 1.0) == Approx(1.0));
  double last = 0;
  for (const double node :
       {7e-9, 10e-9, 14e-9, 16e-9, 20e-9, 28e-9, 32e-9, 40e-9, 45e-9, 65e-9, 90e-9, 130e-9}) {
    const double e = energy::digital_energy_scale(65e-9, 1.1, node, energy::nominal_supply(node));
    CAPTURE(node);
    CHECK(e > last);
    last = e;
  }
  energy::Technology technology;
  technology.v_dd = 0.9;
  technology.node = 45e-9;
  CHECK(energy::scaled_energy(energy::constant("sram_8kb_64b"), technology).value ==
        Approx(10e-12).epsilon(1e-12));
}

TEST_CASE("a finer DAC costs twice per bit") {
  const auto dac = [](int bits) {
    const auto list = energy::components({.dac_bits = bits});
    return std::ranges::find(list, "DAC", &energy::Component::item)->energy.value;
  };
  CHECK(dac(10) == Approx(4 * dac(8)));
}
