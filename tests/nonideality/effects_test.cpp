// Statistics of every draw, within 5 standard errors of its formula.
#include "titania/nonideality/effects.hpp"

#include <cmath>
#include <vector>

#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/statistics.hpp"
#include "titania/core/config.hpp"
#include "titania/core/error.hpp"

using namespace titania;
using namespace titania::nonideality;

namespace {

constexpr std::size_t kCells = 200'000;
constexpr ConductanceRange kNominal{10e-6, 100e-6};

/// Mean and second moment of |N(mu, s)|.
double folded_mean(double mu, double s) {
  const double z = mu / s;
  return s * std::sqrt(2 / std::acos(-1.0)) * std::exp(-z * z / 2) +
         mu * (1 - 2 * test::normal_cdf(-z));
}

}  // namespace

TEST_CASE("programming error: relative and absolute parts add in squares, nothing goes negative") {
  const double target = 50e-6;
  for (const auto& error :
       {ProgrammingError{}, ProgrammingError{.relative = 0.05, .absolute = 2e-6},
        ProgrammingError{.relative = 0, .absolute = 1e-6}}) {
    std::vector<double> g(kCells, target);
    error.at_program(g, RandomStream(1, "p"), 0);
    const auto m = test::moments(g);
    const double variance = std::pow(error.relative * target, 2) + std::pow(error.absolute, 2);
    CHECK(std::fabs(m.mean - target) < 5 * std::sqrt(variance / m.count));
    CHECK(std::fabs(m.variance - variance) < 5 * m.variance_error());
  }
  // "1 % average error" is a deviation of 1.25 %: mean |z| = 0.798.
  std::vector<double> g(kCells, target);
  ProgrammingError{}.at_program(g, RandomStream(2, "p"), 0);
  double mean_error = 0;
  for (const double x : g) mean_error += std::fabs(x / target - 1) / kCells;
  CHECK(mean_error == Approx(0.01).epsilon(0.01));

  std::vector<double> low(1000, 1e-6);
  ProgrammingError{.relative = 0, .absolute = 5e-6}.at_program(low, RandomStream(1, "p"), 0);
  CHECK(*std::min_element(low.begin(), low.end()) == 0.0);
}

TEST_CASE("programming draws afresh at every event, and the same at the same one") {
  std::vector<double> a(100, 50e-6);
  auto b = a;
  auto c = a;
  ProgrammingError{}.at_program(a, RandomStream(1, "p"), 0);
  ProgrammingError{}.at_program(b, RandomStream(1, "p"), 1);
  ProgrammingError{}.at_program(c, RandomStream(1, "p"), 0);
  CHECK(a != b);
  CHECK(a == c);
}

TEST_CASE("the ends of the range are lognormal with the nominal ends as medians") {
  const RangeSpread spread{.g_min_cv = 0.1, .g_max_cv = 0.3};
  CellPlanes planes(kCells);
  spread.at_fabrication(planes, kNominal, RandomStream(5, "r"));
  const auto check = [&](PlaneKey key, double median, double cv) {
    std::vector<double> logs;
    for (const double g : planes[key]) logs.push_back(std::log(g / median));
    const auto m = test::moments(logs);
    const double variance = std::log(1 + cv * cv);
    CHECK(std::fabs(m.mean) < 5 * std::sqrt(variance / m.count));
    CHECK(std::fabs(m.variance - variance) < 5 * m.variance_error());
  };
  check(plane::g_min, kNominal.g_min, 0.1);
  check(plane::g_max, kNominal.g_max, 0.3);
  CellPlanes wide(1000);
  RangeSpread{.g_min_cv = 5, .g_max_cv = 5}.at_fabrication(wide, {9e-6, 10e-6},
                                                           RandomStream(5, "r"));
  for (std::size_t k = 0; k < 1000; ++k) {
    CHECK(wide[plane::g_max][k] >= wide[plane::g_min][k]);
  }
}

TEST_CASE("cells are stuck independently, with their probabilities and conductances") {
  const StuckCells stuck{.p_on = 0.02, .p_off = 0.05, .g_on = 90e-6, .g_off = 1e-7};
  CellPlanes planes(kCells);
  stuck.at_fabrication(planes, kNominal, RandomStream(6, "s"));
  double on = 0;
  double off = 0;
  std::size_t last = 0;
  for (const auto& cell : planes.stuck()) {
    CHECK((cell.index > last || on + off == 0));
    last = cell.index;
    on += cell.conductance == 90e-6 ? 1 : 0;
    off += cell.conductance == 1e-7 ? 1 : 0;
  }
  CHECK(on + off == static_cast<double>(planes.stuck().size()));
  const double n = kCells;
  CHECK(std::fabs(on - 0.02 * n) < 5 * std::sqrt(n * 0.02 * 0.98));
  CHECK(std::fabs(off - 0.05 * n) < 5 * std::sqrt(n * 0.05 * 0.95));
}

TEST_CASE("drift exponents are folded normal: for sd = mean their mean is 1.167 times it") {
  for (const auto& drift : {PowerLawDrift{}, PowerLawDrift{.nu_mean = 0.005, .nu_std = 0.003},
                            PowerLawDrift{.nu_mean = 0.05, .nu_std = 0.02}}) {
    CellPlanes planes(kCells);
    drift.at_fabrication(planes, kNominal, RandomStream(7, "d"));
    const auto m = test::moments(planes[plane::drift_exponent]);
    const double mean = folded_mean(drift.nu_mean, drift.nu_std);
    const double second = std::pow(drift.nu_mean, 2) + std::pow(drift.nu_std, 2);
    CHECK(std::fabs(m.mean - mean) < 5 * std::sqrt((second - mean * mean) / m.count));
    CHECK(std::fabs(m.variance + m.mean * m.mean - second) < 10 * m.variance_error());
    for (const double nu : planes[plane::drift_exponent]) REQUIRE(nu >= 0);
  }
  CHECK(folded_mean(1, 1) == Approx(1.1666).epsilon(1e-3));
}

TEST_CASE("conductance falls as the power law of each cell's own exponent, from t0 on") {
  const PowerLawDrift drift{.nu_mean = 0.05, .nu_std = 0.02, .t0 = 10};
  CellPlanes planes(1000);
  drift.at_fabrication(planes, kNominal, RandomStream(7, "d"));
  const auto nu = planes[plane::drift_exponent];
  for (const double time : {0.0, 5.0, 10.0, 100.0, 86400.0, 3e8}) {
    std::vector<double> g(1000, 40e-6);
    drift.at_age(g, planes, time);
    for (std::size_t k = 0; k < g.size(); ++k) {
      const double expected = 40e-6 * std::pow(std::max(time / 10, 1.0), -nu[k]);
      REQUIRE(g[k] == Approx(expected).epsilon(1e-13));
    }
  }
}

TEST_CASE("a cell that was written later is younger: each drifts by a time of its own") {
  const PowerLawDrift drift{.nu_mean = 0.05, .nu_std = 0.02, .t0 = 10};
  CellPlanes planes(3);
  drift.at_fabrication(planes, kNominal, RandomStream(7, "d"));
  const CellTimes times(1000, {0, 900, 995});
  std::vector<double> g(3, 40e-6);
  at_age(drift, g, planes, times);
  const auto nu = planes[plane::drift_exponent];
  CHECK(g[0] == Approx(40e-6 * std::pow(100, -nu[0])).epsilon(1e-13));
  CHECK(g[1] == Approx(40e-6 * std::pow(10, -nu[1])).epsilon(1e-13));
  CHECK(g[2] == 40e-6);  // younger than t0

  std::vector<double> together(3, 40e-6);
  std::vector<double> each(3, 40e-6);
  at_age(drift, together, planes, 1000.0);
  at_age(drift, each, planes, CellTimes(1000, {0, 0, 0}));
  CHECK(together == each);
}

TEST_CASE("ageing asks for the plane that was drawn for it, and for one value per cell") {
  std::vector<double> g(3, 40e-6);
  CHECK_THROWS_WITH(at_age(PowerLawDrift{}, g, CellPlanes(3), 1000.0),
                    Catch::Contains("no plane 'drift_exponent'"));
  CHECK_THROWS_AS(at_age(PowerLawDrift{}, g, CellPlanes(4), 1000.0), ShapeError);
  CHECK(g == std::vector<double>(3, 40e-6));
}

TEST_CASE("an effect draws the planes that it lists, and no other") {
  for (const Effect& effect :
       {Effect{ProgrammingError{}}, Effect{RangeSpread{}}, Effect{StuckCells{}},
        Effect{PowerLawDrift{}}, Effect{ReadNoise{}}}) {
    CellPlanes planes(5);
    at_fabrication(effect, planes, kNominal, RandomStream(3, "x"));
    CHECK(planes.all().size() == plane_keys(effect).size());
    for (const PlaneKey& key : plane_keys(effect)) CHECK(planes[key].size() == 5);
  }
}

TEST_CASE(
    "by default cells lose less than 1 % in ten years at room temperature, as its source says") {
  constexpr double kTenYears = 10 * 365.25 * 86400;
  const PowerLawDrift drift;
  CellPlanes planes(kCells);
  drift.at_fabrication(planes, kNominal, RandomStream(9, "d"));
  std::vector<double> g(kCells, 1e-5);
  at_age(drift, g, planes, kTenYears * drift.acceleration(298.15));
  const double lost = 1 - test::moments(g).mean / 1e-5;
  CHECK(lost < 0.01);
  CHECK(lost > 0.008);
}

TEST_CASE("ensemble means of drift agree with the goldens where folding does not matter") {
  // device_statistics.json, drift_powerlaw: normal exponents; at 50 and 5/3 standard deviations of
  // distance from zero the fold is invisible for the first and small for the second.
  const auto file = test::golden("device_statistics.json");
  for (const auto& row : file["drift_powerlaw"]) {
    const double mu = row["nu_mean"];
    const double s = row["nu_std"];
    if (mu < 2.4 * s || mu == 0) continue;  // 2.5: nu 0.05 +- 0.02
    CellPlanes planes(kCells);
    const PowerLawDrift drift{.nu_mean = mu, .nu_std = s};
    drift.at_fabrication(planes, kNominal, RandomStream(8, "d"));
    std::vector<double> g(kCells, 1.0);
    drift.at_age(g, planes, row["t_over_t0"].get<double>());
    const auto m = test::moments(g);
    // Folding moves 0.6 % of the cells at 2.5 standard deviations, by about s.
    const double fold = 0.0062 * s * std::log(row["t_over_t0"].get<double>());
    CAPTURE(row.dump(), m.mean);
    CHECK(std::fabs(m.mean - row["mean"].get<double>()) < 5 * m.mean_error() + fold);
  }
}

TEST_CASE("the Arrhenius factor agrees with the goldens") {
  const auto file = test::golden("device_statistics.json");
  int checked = 0;
  for (const auto& row : file["arrhenius"]) {
    if (row["T1"] != 298.15) continue;
    const PowerLawDrift drift{.activation_energy = row["Ea_eV"]};
    CHECK(drift.acceleration(row["T2"]) == Approx(row["AF"].get<double>()).epsilon(1e-6));
    ++checked;
  }
  CHECK(checked > 3);
  CHECK(PowerLawDrift{}.acceleration(298.15) == 1.0);
  CHECK(acceleration(Effect{ReadNoise{}}, 400.0) == 1.0);
}

TEST_CASE("read noise adds its variance to that of other effects") {
  const std::vector<double> g{10e-6, 50e-6};
  std::vector<double> variance{1e-14, 0};
  CHECK(add_read_variance(ReadNoise{.relative = 0.02}, g, variance));
  CHECK(variance[0] == Approx(1e-14 + std::pow(0.2e-6, 2)));
  CHECK(variance[1] == Approx(std::pow(1e-6, 2)));
  CHECK_FALSE(add_read_variance(StuckCells{}, g, variance));
}
