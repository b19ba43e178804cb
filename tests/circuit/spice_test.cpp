// Netlists of ngspice; that ngspice runs them and agrees is tested from Python (test_spice.py).
#include "titania/circuit/spice.hpp"

#include <limits>
#include <sstream>
#include <string>

#include "support/catch.hpp"
#include "titania/core/error.hpp"

using namespace titania;

namespace {

const Matrix kG({0.25, 0.5, 0.0, 2.0}, 2, 2);

std::string netlist(const Wires& wires, std::span<const double> v) {
  std::ostringstream out;
  circuit::write_spice(out, kG, v, wires);
  return out.str();
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

}  // namespace

TEST_CASE("a netlist has a resistor per cell that conducts and per segment that is not ideal") {
  const double v[] = {1.0, -0.5};
  const std::string ideal = netlist({}, v);
  CHECK(count(ideal, "\nrc") == 3);
  CHECK(count(ideal, "\nrw") + count(ideal, "\nrb") == 0);
  CHECK(ideal.find("\nrc0_1 s0 t1 2\n") != std::string::npos);
  CHECK(ideal.find("\nvw1 s1 0 -0.5\n") != std::string::npos);
  const std::string lines =
      netlist({.r_word_line = 1.0, .r_bit_line = 2.0, .drive = Drive::both}, v);
  CHECK(count(lines, "\nrw") == 6);
  CHECK(count(lines, "\nrwr") == 2);
  CHECK(count(lines, "\nrb") == 4);
}

TEST_CASE("a netlist ties lines that no terminal fixes to ground, once each") {
  const double v[] = {1.0, 1.0};
  const double open = std::numeric_limits<double>::infinity();
  CHECK(count(netlist({.r_word_line = 1.0}, v), "\nrtie") == 0);
  const std::string floating = netlist({.r_word_line = 1.0, .r_source = open, .r_sense = open}, v);
  CHECK(count(floating, "\nrtie") == 1);
  CHECK(count(floating, "\nv") == 0);
}

TEST_CASE("a netlist is not written of voltages that do not fit") {
  std::ostringstream out;
  const double one[] = {1.0};
  const double two[] = {1.0, 2.0};
  const double bad[] = {1.0, std::numeric_limits<double>::quiet_NaN()};
  CHECK_THROWS_AS(circuit::write_spice(out, kG, one), ShapeError);
  CHECK_THROWS_AS(circuit::write_spice(out, kG, bad), ArgumentError);
  CHECK_THROWS_AS(circuit::write_spice(out, kG, two, {}, one), ShapeError);
  CHECK_THROWS_AS(circuit::write_spice(out, kG, two, {.r_word_line = -1.0}), ConfigError);
  CHECK(out.str().empty());
}
