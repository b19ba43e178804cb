// Netlists, and what ngspice makes of them for every law of cells; linear cells with wires of every
// kind are in test_spice.py.
#include "titania/circuit/spice.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <memory>
#include <random>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"
#include "support/generate.hpp"
#include "titania/circuit/nonlinear.hpp"
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

/// What `ngspice -b` prints of a netlist.
std::string simulate(const std::string& text) {
  const auto folder = std::filesystem::temp_directory_path();
  const std::string number = std::to_string(std::random_device{}());
  const std::string path = (folder / ("titania_spice_test_" + number)).string();
  std::ofstream(path + ".cir") << text;
  const std::string command = "ngspice -b " + path + ".cir > " + path + ".log 2>&1";
  CHECK(std::system(command.c_str()) == 0);
  std::ifstream file(path + ".log");
  std::ostringstream log;
  log << file.rdbuf();
  std::filesystem::remove(path + ".cir");
  std::filesystem::remove(path + ".log");
  return log.str();
}

/// Number after "name = ".
double printed(const std::string& log, const std::string& name) {
  const auto at = log.find("\n" + name + " = ");
  INFO(log);
  REQUIRE(at != std::string::npos);
  return std::stod(log.substr(at + name.size() + 4));
}

/// 1 for about half of the cells, 0 for the others.
Matrix on_off(std::size_t rows, std::size_t cols, test::Generate& generate) {
  Matrix on(rows, cols);
  for (double& x : on.values()) x = generate.uniform(0, 1) < 0.5 ? 0 : 1;
  return on;
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

namespace {

constexpr std::size_t kRows = 7;
constexpr std::size_t kCols = 5;

std::vector<std::pair<const char*, circuit::Cell>> every_law(const Matrix& c, const Matrix& on) {
  using namespace circuit;
  const std::vector<double> lines{1, 0, 0, 1, 1, 1, 0};
  return {
      {"linear", Linear{}},
      {"sinh", Sinh{.v0 = 0.25}},
      {"steep sinh", Sinh{.v0 = 0.06}},
      {"cubic", Cubic{c}},
      {"1T1R", OneTransistorOneResistor{.r_on = 5e3, .on = on}},
      {"1T1R that leaks, sinh", OneTransistorOneResistor{Sinh{.v0 = 0.3}, 5e3, 1e-9, on}},
      {"1T1R, lines off", OneTransistorOneResistor{Cubic{0.5}, 0, 0, lines}},
      {"1S1R", OneSelectorOneResistor{}},
      {"1S1R, sinh", OneSelectorOneResistor{Sinh{.v0 = 0.5}, 1e-10, 0.08}},
  };
}

/// Compares what ngspice printed of the lines that do not float.
void check_lines(const std::string& log,
                 const std::string& name,
                 std::span<const double> i,
                 const std::vector<bool>& floating,
                 double largest) {
  for (std::size_t k = 0; k < i.size(); ++k) {
    if (floating[k]) continue;
    CHECK(std::fabs(printed(log, name + std::to_string(k)) - i[k]) <= 1e-8 * largest);
  }
}

}  // namespace

TEST_CASE("ngspice prints the currents of the solve for every law of cells, to 1e-8") {
  if (std::system("ngspice --version > /dev/null 2>&1") != 0) {
    WARN("ngspice is not installed: skipped");
    return;
  }
  test::Generate generate(11);
  const Matrix g = generate.sparse(kRows, kCols, 1e-6, 1e-4, 0.1);
  const Matrix c = generate.matrix(kRows, kCols, 0, 4);
  const Matrix on = on_off(kRows, kCols, generate);
  const Matrix word = generate.matrix(1, kRows, -1, 1);
  const Matrix bit = generate.matrix(1, kCols, -0.3, 0.3);
  for (const auto& [name, cell] : every_law(c, on)) {
    for (const bool floats : {false, true}) {
      CAPTURE(name, floats);
      const std::vector<bool> floating_word{false, floats, false, false, false, false, floats};
      const std::vector<bool> floating_bit{floats, false, false, false, false};
      Wires wires{.r_word_line = 2.5, .r_bit_line = 1.0, .r_source = 20.0, .sense = Sense::both};
      if (floats) wires = with_open_terminals(wires, kRows, kCols, floating_word, floating_bit);
      std::ostringstream out;
      circuit::write_spice(out, g, word.values(), wires, bit.values(), cell);
      const std::string log = simulate(out.str());
      const auto s = circuit::NonlinearNetwork(g, wires, cell)
                         .solve(word, bit.values(), {.tolerance = 1e-11}, {});
      REQUIRE(s.report.converged);
      double largest = 0;
      for (const double i : s.i_word_line.values()) largest = std::max(largest, std::fabs(i));
      check_lines(log, "i_bit_line_", s.i_bit_line.row(0), floating_bit, largest);
      check_lines(log, "i_word_line_", s.i_word_line.row(0), floating_word, largest);
    }
  }
}

namespace {

/// i = g v, or i = g v (1 + 2 v^2), of which it may say so.
class Own final : public CellLaw {
 public:
  explicit Own(bool says_so) : says_so_(says_so) {}
  void evaluate(std::span<const double> g,
                std::span<const double> v,
                std::span<double> i,
                std::span<double> slope) const override {
    for (std::size_t k = 0; k < g.size(); ++k) {
      i[k] = g[k] * v[k] * (1 + 2 * v[k] * v[k]);
      slope[k] = g[k] * (1 + 6 * v[k] * v[k]);
    }
  }
  [[nodiscard]] std::vector<double> cubic_terms(std::span<const double> g) const override {
    return std::vector<double>(says_so_ ? g.size() : 0, 2.0);
  }

 private:
  bool says_so_;
};

std::string netlist(const circuit::Cell& cell) {
  std::ostringstream out;
  const double v[] = {1.0, 1.0};
  circuit::write_spice(out, kG, v, {}, {}, cell);
  return out.str();
}

}  // namespace

TEST_CASE("a law that states its formula has the netlist of that formula") {
  CHECK(netlist(circuit::CustomCell{std::make_shared<Own>(true)}) == netlist(circuit::Cubic{2.0}));
  CHECK(netlist(circuit::CustomCell{std::make_shared<LinearLaw>()}) == netlist(circuit::Linear{}));
}

TEST_CASE("a netlist of a law without a formula is refused") {
  std::ostringstream out;
  const double v[] = {1.0, 1.0};
  const circuit::CustomCell custom{std::make_shared<Own>(false)};
  CHECK_THROWS_AS(circuit::write_spice(out, kG, v, {}, {}, custom), ArgumentError);
  CHECK_THROWS_AS(
      circuit::write_spice(out, kG, v, {}, {}, circuit::OneSelectorOneResistor{.cell = custom}),
      ArgumentError);
  CHECK(out.str().empty());
}
