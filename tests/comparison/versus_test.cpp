#include "titania/comparison/versus.hpp"

#include <cmath>

#include "support/catch.hpp"
#include "titania/core/error.hpp"

using namespace titania;
using energy::Boundary;
using energy::EnergyReport;

namespace {

EnergyReport report_of(const char* name, Boundary boundary, double joule) {
  EnergyReport r;
  r.name = name;
  r.boundary = boundary;
  r.terms = {{"all", name, "", {joule, joule / 1.2, joule * 1.2}, {}, {}, ""}};
  return r;
}

const Workload kWork{"w", {{"one", 100, 100}}};

}  // namespace

TEST_CASE("both sides are compared at the baseline's boundary") {
  const EnergyReport crossbar = report_of("crossbar", Boundary::macro, 1e-9);
  const EnergyReport digital = report_of("digital", Boundary::macro, 5e-9);
  CHECK(comparison::versus(crossbar, digital, kWork).ratio() == Approx(5));
  const EnergyReport gpu = report_of("gpu", Boundary::board, 50e-9);
  const auto v = comparison::versus(crossbar, gpu, kWork);
  CHECK(v.crossbar.boundary == Boundary::board);
  const double io = 200 * 8 * 4.5e-12;
  CHECK(v.ratio() == Approx(50e-9 / ((1e-9 + io) / 0.9)));
  CHECK_THROWS_AS(comparison::versus(gpu, report_of("x", Boundary::wall, 1), kWork), ArgumentError);
}

TEST_CASE("writing is paid back after its energy over the saving, or never") {
  ProgramActivity programming;
  programming.energy = 8e-3;
  const EnergyReport crossbar = report_of("crossbar", Boundary::macro, 1e-9);
  const auto wins = comparison::versus(crossbar, report_of("d", Boundary::macro, 5e-9), kWork);
  CHECK(wins.payback(programming) == Approx(2e6));
  // Beyond the macro, writing too pays for the regulators.
  const auto board = comparison::versus(crossbar, report_of("d", Boundary::board, 50e-9), kWork);
  const double saved = board.baseline.energy() - board.crossbar.energy();
  CHECK(board.payback(programming) == Approx(8e-3 / 0.9 / saved));
  const auto loses = comparison::versus(crossbar, report_of("d", Boundary::macro, 0.5e-9), kWork);
  CHECK(std::isinf(loses.payback(programming)));
}

TEST_CASE("the verdict says who wins, loses, or that the uncertainty does not settle it") {
  const EnergyReport crossbar = report_of("crossbar", Boundary::macro, 1e-9);
  const auto text = [&](double joule) {
    return comparison::verdict(
        comparison::versus(crossbar, report_of("digital", Boundary::macro, joule), kWork));
  };
  CHECK_THAT(text(5e-9), Catch::Contains("the crossbar saves a factor 5 ("));
  CHECK_THAT(text(0.1e-9), Catch::Contains("the crossbar loses by a factor 10 ("));
  CHECK_THAT(text(1.1e-9), Catch::Contains("which its uncertainty does not settle"));
  CHECK_THAT(text(5e-9), !Catch::Contains("does not settle"));
}

TEST_CASE("the ratio's percentiles are those of two independent lognormals") {
  const auto v = comparison::versus(report_of("crossbar", Boundary::macro, 1e-9),
                                    report_of("d", Boundary::macro, 5e-9), kWork);
  const auto p = v.ratio_percentiles();
  const double spread = std::exp(std::sqrt(2.0) * std::log(1.2));
  CHECK(p.p50 == Approx(5).epsilon(0.01));
  CHECK(p.p95 == Approx(5 * spread).epsilon(0.02));
  CHECK(p.p5 == Approx(5 / spread).epsilon(0.02));
}

TEST_CASE("the table shows every boundary's crossbar beside the baselines") {
  const std::string text = comparison::table(
      report_of("crossbar", Boundary::macro, 1e-9),
      {report_of("gpu", Boundary::board, 50e-9), report_of("digital", Boundary::macro, 5e-9)},
      kWork);
  CHECK_THAT(text, Catch::Contains("macro") && Catch::Contains("board"));
  CHECK_THAT(text, Catch::Contains("5 x"));
}
