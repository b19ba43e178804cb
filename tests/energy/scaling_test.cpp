#include "titania/energy/scaling.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "support/catch.hpp"
#include "titania/core/error.hpp"
#include "titania/energy/components.hpp"
#include "titania/energy/constants.hpp"

using namespace titania;
using energy::at_node;
using energy::Component;
using energy::Scaling;

namespace {

constexpr double kNodes[] = {7e-9, 14e-9, 22e-9, 28e-9, 32e-9, 45e-9, 65e-9, 130e-9};

void check_same(const energy::Figure& a, const energy::Figure& b) {
  CHECK(a.value == Approx(b.value).epsilon(1e-12));
  CHECK(a.low == Approx(b.low).epsilon(1e-12));
  CHECK(a.high == Approx(b.high).epsilon(1e-12));
}

}  // namespace

TEST_CASE("there and back again is the same component, for every row of the table") {
  for (const auto& row : energy::constants()) {
    if (!row.usable) continue;
    CAPTURE(row.id);
    const Component c = energy::component_of(row.id);
    const double v = row.v_dd > 0 ? row.v_dd : row.node > 0 ? energy::nominal_supply(row.node) : 1;
    for (const double node : {7e-9, 28e-9, 130e-9}) {
      const Component there = at_node(c, node, energy::nominal_supply(node));
      const Component back = at_node(there, c.node, v);
      check_same(back.energy, c.energy);
      check_same(back.area, c.area);
      check_same(back.static_power, c.static_power);
    }
  }
}

TEST_CASE("what scales grows with the node; what the device fixes does not move") {
  for (const auto& row : energy::constants()) {
    if (!row.usable) continue;
    CAPTURE(row.id);
    const Component c = energy::component_of(row.id);
    double last = 0;
    for (const double node : kNodes) {
      const Component moved = at_node(c, node, energy::nominal_supply(node));
      if (row.scaling == Scaling::none || row.node == 0) {
        CHECK(moved == c);
      } else {
        CHECK(moved.energy.value > last);
        CHECK(moved.node == node);
        CHECK(moved.latency == c.latency);
      }
      last = moved.energy.value;
    }
  }
}

TEST_CASE("a macro at another node: cells, wires and amplifiers stay, the others follow") {
  const auto coarse = energy::components({.node = 65e-9});
  const auto fine = energy::components({.node = 22e-9});
  const std::string fixed[] = {"cells", "line resistance", "line charging", "amplifier"};
  for (std::size_t k = 0; k < coarse.size(); ++k) {
    CAPTURE(coarse[k].item);
    const bool stays = std::ranges::find(fixed, coarse[k].item) != std::ranges::end(fixed);
    CHECK((fine[k].energy == coarse[k].energy) == stays);
    if (!stays) CHECK(fine[k].energy.value < coarse[k].energy.value);
  }
}

TEST_CASE("word-line switching and writing keep the device's voltages") {
  for (const char* id : {"word_line_neurram_256", "write_neurram_4uS", "write_pulse_2v",
                         "bit_line_256", "sense_amplifier"}) {
    CAPTURE(id);
    CHECK(energy::component_of(id, {.node = 7e-9}).energy == energy::constant(id).energy);
  }
}

TEST_CASE("one slope for converters, one set of polynomials for logic") {
  CHECK(energy::converter_energy_scale(32e-9, 64e-9) == Approx(std::pow(2.0, 1.88004)));
  const Component adder = energy::component_of("adder_32b", {.node = 22e-9, .v_dd = 0.8});
  CHECK(adder.energy.value ==
        Approx(0.21e-12 *
               energy::digital_energy_scale(40e-9, energy::nominal_supply(40e-9), 22e-9, 0.8)));
  CHECK(energy::component_of("edram_bus_bit", 8).energy.value == Approx(8 * 0.054e-12));
  CHECK_THROWS_AS(energy::component_of("edram_bus_bit", 0), ArgumentError);
  CHECK_THROWS_AS(energy::component_of("edram_bus_byte"), ArgumentError);
}

TEST_CASE("the rule for logic ends at 7 and 130 nm") {
  for (const double node : {5e-9, 180e-9, 0.0, double(NAN)}) {
    CHECK_THROWS_WITH(energy::nominal_supply(node), Catch::Contains("must be in [7e-09"));
    CHECK_THROWS_AS(energy::digital_area_scale(65e-9, node), ArgumentError);
    CHECK_THROWS_AS(energy::digital_energy_scale(node, 1, 65e-9, 1), ArgumentError);
  }
  CHECK_THROWS_AS(energy::digital_energy_scale(65e-9, 0, 65e-9, 1), ArgumentError);
  CHECK_THROWS_AS(energy::converter_energy_scale(0, 65e-9), ArgumentError);
}
