// Energy of a read and of writing.
#include <algorithm>
#include <cmath>

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/generate.hpp"
#include "titania/array/crossbar.hpp"
#include "titania/core/units.hpp"

using namespace titania;
using namespace titania::literals;
using test::kWires;
using test::targets;

TEST_CASE("the energy of a read is the solved power times its duration") {
  ArrayConfig config{.rows = 12, .cols = 9, .wires = kWires, .t_read = 50_ns};
  config.wires.c_word_line = 1_fF;
  config.method = GENERATE(circuit::Method::iterative, circuit::Method::transfer);
  Crossbar x(config, 1);
  const Matrix g = targets(12, 9);
  x.program(g);
  const Matrix v = test::Generate(7).matrix(5, 12, -0.1, 0.1);
  const auto [i, activity] = x.measure(v);
  const auto s = circuit::solve(g, v, config.wires, {}, {}, {.power = true});
  for (std::size_t k = 0; k < i.size(); ++k) {
    CHECK(i.values()[k] == Approx(s.i_bit_line.values()[k]).epsilon(1e-9));
  }
  if (config.method == circuit::Method::iterative) CHECK(i == s.i_bit_line);
  double sources = 0;
  double cells = 0;
  double lines = 0;
  for (const auto& p : s.power) {
    sources += p.sources * 50e-9;
    cells += p.cells * 50e-9;
  }
  for (const double volts : v.values()) lines += 9e-15 * volts * volts;
  CHECK(activity.cell_energy == Approx(cells).epsilon(1e-12));
  CHECK(activity.cell_energy + activity.wire_energy == Approx(sources).epsilon(1e-10));
  CHECK(activity.line_energy == Approx(lines).epsilon(1e-12));
  CHECK(activity.array_reads == 5);
  CHECK(x.read(v) == i);  // measuring changes nothing
}

TEST_CASE("writing costs half-selected cells too: by hand for an ohmic device") {
  ArrayConfig config{.rows = 3, .cols = 4, .device = device::Ideal{}};
  config.write = {.pulses = 10, .t_pulse = 1e-3, .v_start = 1.0, .v_stop = 1.0};
  Crossbar x(config);
  const auto p = x.program(Matrix(3, 4, 50e-6));
  // Selected once at 1 V, half-selected (3 + 4 - 2) times at 0.5 V, 10 pulses of 1 ms each.
  const double expected = 12 * 10 * 1e-3 * 50e-6 * (1.0 + 5 * 0.25);
  CHECK(p.energy == Approx(expected).epsilon(1e-12));
  CHECK(p.energy_low == Approx(expected).epsilon(1e-12));
  CHECK(p.energy_high == Approx(expected).epsilon(1e-12));
  CHECK(p.cells == 12);
  CHECK(p.pulses == 120);
  CHECK(p.time == Approx(0.12));
  config.device = device::Tio2Passive{};
  const auto q = Crossbar(config).program(Matrix(3, 4, 50e-6));
  CHECK(q.energy_low == Approx(expected).epsilon(1e-12));
  CHECK(q.energy > q.energy_low);
  CHECK(q.energy_high > q.energy);
}

TEST_CASE("the cost of writing is the integral over the ramp, cell by cell") {
  const device::Tio2Passive device;
  const WriteScheme write{.pulses = 7, .t_pulse = 1e-4, .v_start = 0.4, .v_stop = 1.2};
  const Matrix g = targets(20, 30);
  const auto p = write.cost(g, device);
  double expected = 0;
  constexpr int kSteps = 4000;  // midpoints
  for (int a = 0; a < kSteps; ++a) {
    const double full = 0.4 + 0.8 * (a + 0.5) / kSteps;
    for (const double cell : g.values()) {
      const double selected = device.current(cell, full) * full;
      const double half = device.current(cell, full / 2) * full / 2;
      expected += (selected + (20 + 30 - 2) * half) * 7 * 1e-4 / kSteps;
    }
  }
  CHECK(p.energy == Approx(expected).epsilon(1e-5));
}
