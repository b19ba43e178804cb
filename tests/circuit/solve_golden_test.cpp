// SPICE goldens: ngspice operating points (16 digits) of tests/data/spice_*.json, checked there
// against an independent nodal solve.  Qucs goldens: badcrossbar's test suite (MIT licence,
// D. Joksas), read from the folder TITANIA_GOLDENS or beside the project, if it is there.
#include "support/golden.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <string>

#include "support/catch.hpp"
#include "support/difference.hpp"
#include "titania/circuit/solve.hpp"
#include "titania/circuit/transfer.hpp"

using namespace titania;
using circuit::Method;
using test::largest;
using test::largest_difference;

namespace {

/// v m for a vector v.
std::vector<double> times(std::span<const double> v, MatrixView m) {
  std::vector<double> out(m.cols(), 0.0);
  for (std::size_t i = 0; i < m.rows(); ++i) {
    for (std::size_t j = 0; j < m.cols(); ++j) out[j] += v[i] * m(i, j);
  }
  return out;
}

std::string qucs_path() {
  const char* folder = std::getenv("TITANIA_GOLDENS");
  return (folder ? folder : TITANIA_SOURCE_DIR "/../shared/goldens") +
         std::string("/badcrossbar_cases.json");
}

}  // namespace

TEST_CASE("SPICE goldens agree to 1e-9 of the largest current, node voltages too") {
  const auto method = GENERATE(Method::iterative, Method::direct);
  const std::string kind = GENERATE("basic", "rterm", "both", "both_rterm", "float");
  const std::string size = GENERATE("2x3", "4x4", "16x8", "32x32");
  CAPTURE(kind, size, name_of(method));
  const auto file = test::golden("spice_" + kind + "_" + size + ".json");
  const auto& in = file["inputs"];
  Wires wires;
  wires.r_word_line = in["r_wl"].get<double>();
  wires.r_bit_line = in["r_bl"].get<double>();
  wires.r_source = in["r_driver"].get<double>();
  wires.r_sense = in["r_sense"].get<double>();
  wires.drive = in["drive"] == "both" ? Drive::both : Drive::left;

  const Matrix g = test::matrix(in["conductances"]);
  wires =
      with_open_terminals(wires, g.rows(), g.cols(), in["row_floating"].get<std::vector<bool>>(),
                          in["col_floating"].get<std::vector<bool>>());
  circuit::SolveOptions options;
  options.method = method;
  const auto s = circuit::solve(g, test::row(in["applied_voltages"]), wires, {}, options,
                                {.power = true, .nodes = true});
  const auto& out = file["ngspice"];
  const Matrix i_out = test::row(out["output_currents"]);
  const double scale = largest(i_out.values());
  CHECK(s.report.converged);
  CHECK(largest_difference(s.i_bit_line.values(), i_out.values()) <= 1e-9 * scale);
  const Matrix v_word = test::matrix(out["v_word"]);
  const Matrix v_bit = test::matrix(out["v_bit"]);
  const double volts = largest(v_word.values());
  CHECK(largest_difference(s.nodes->v_word_line.values(), v_word.values()) <= 1e-9 * volts);
  CHECK(largest_difference(s.nodes->v_bit_line.values(), v_bit.values()) <= 1e-9 * volts);
  const Matrix i_in = test::row(out["input_currents"]);
  CHECK(largest_difference(s.i_word_line.values(), i_in.values()) <= 1e-9 * largest(i_in.values()));

  const circuit::TransferMatrix t(g, wires, {.driver = true});
  const Matrix v = test::row(in["applied_voltages"]);
  CHECK(largest_difference(times(v.values(), t.matrix()), i_out.values()) <= 1e-9 * scale);
  CHECK(largest_difference(times(v.values(), t.driver()), i_in.values()) <=
        1e-9 * largest(i_in.values()));
}

TEST_CASE("Qucs goldens agree to 1e-9 of the largest current") {
  std::ifstream file(qucs_path());
  if (!file) {
    WARN("there is no " + qucs_path() + ": skipped; TITANIA_GOLDENS names another folder");
    return;
  }
  const auto method = GENERATE(Method::automatic, Method::iterative, Method::direct);
  const auto cases = nlohmann::json::parse(file);
  REQUIRE(cases["cases"].size() == 33);
  for (const auto& c : cases["cases"]) {
    CAPTURE(c["name"].get<std::string>(), name_of(method));
    Matrix g(c["m"], c["n"]);
    for (std::size_t i = 0; i < g.rows(); ++i) {
      for (std::size_t j = 0; j < g.cols(); ++j) {
        const auto& r = c["resistances"][i][j];
        g(i, j) = r.is_number() ? 1 / r.get<double>() : 0.0;
      }
    }
    Wires wires;
    wires.r_word_line = c["r_word_line"].get<double>();
    wires.r_bit_line = c["r_bit_line"].get<double>();
    circuit::SolveOptions options;
    options.method = method;
    const auto v = c["applied_voltages"].get<std::vector<double>>();
    const auto s = circuit::solve(g, {v, 1, v.size()}, wires, {}, options, {.nodes = true});
    const auto& out = c["expected"];
    const Matrix i_out = test::row(out["output_currents"]);
    CHECK(largest_difference(s.i_bit_line.values(), i_out.values()) <=
          1e-9 * largest(i_out.values()));
    CHECK(largest_difference(times(v, circuit::TransferMatrix(g, wires).matrix()),
                             i_out.values()) <= 1e-9 * largest(i_out.values()));
    const Matrix i_cell = test::matrix(out["device_currents"]);
    CHECK(largest_difference(s.nodes->i_cell.values(), i_cell.values()) <=
          1e-9 * largest(i_cell.values()));
    CHECK(largest_difference(s.nodes->v_word_line.values(), test::matrix(out["v_word"]).values()) <=
          1e-9);
    CHECK(largest_difference(s.nodes->v_bit_line.values(), test::matrix(out["v_bit"]).values()) <=
          1e-9);
  }
}
