#include "titania/device/models.hpp"

#include <algorithm>
#include <cmath>

#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/statistics.hpp"

using namespace titania;
using device::Tio2Passive;
using device::Vteam;

TEST_CASE("VTEAM reproduces the constant-voltage goldens to 1e-12") {
  // device_vteam.json: MemTorch's defaults = Kvatinsky 2015, illustrative; solve_ivp, rtol 1e-10.
  const auto file = test::golden("device_vteam.json");
  const Vteam model;
  for (const auto& row : file["const_v"]) {
    const double v = model.polarity * row["v"].get<double>();  // the file's positive voltage resets
    const double w = model.step(row["x0"], v, row["t"]);
    CAPTURE(row.dump());
    CHECK(model.rate(v) == Approx(row["dxdt"].get<double>()).epsilon(1e-12));
    CHECK(w == Approx(row["x"].get<double>()).epsilon(1e-12).margin(3e-21));  // of w_max
    CHECK(1 / model.conductance(w) == Approx(row["R"].get<double>()).epsilon(1e-12));
    CHECK(model.polarity * model.conductance(w) * v ==
          Approx(row["i"].get<double>()).epsilon(1e-12));
  }
}

TEST_CASE("VTEAM: n equal pulses are one long pulse, and below threshold nothing moves") {
  const Vteam model;
  double w = 1e-9;
  for (int k = 0; k < 100; ++k) w = model.step(w, 0.5, 1e-14);
  CHECK(w == Approx(model.step(1e-9, 0.5, 1e-12)).epsilon(1e-12));
  CHECK(model.step(1e-9, 0.19, 1.0) == 1e-9);
  CHECK(model.step(1e-9, -0.019, 1.0) == 1e-9);
  CHECK(model.step(1e-9, 1.0, 1.0) == 0.0);
  CHECK(model.step(1e-9, -1.0, 1.0) == model.w_max);
  CHECK(model.state(model.conductance(2e-9)) == Approx(2e-9));
  CHECK(model.rate(0.3) < 0);  // a positive voltage sets: the resistance falls
}

TEST_CASE("the TiO2 law has the nonlinearity of the Nili goldens at 25 C") {
  const auto file = test::golden("device_nili2020.json");
  const Tio2Passive model;
  int checked = 0;
  for (const auto& row : file["static"]) {
    if (row["T_C"] != 25.0) continue;
    const double share = row["A3"].get<double>() / row["A1"].get<double>();
    // The file's G0 enters the coefficients; so does the model's g.
    const double g = row["G0"];
    CHECK(Tio2Passive::cubic_share(g) == Approx(share).epsilon(1e-12));
    const double ratio = model.current(g, 0.4) / (2 * model.current(g, 0.2));
    CHECK(ratio == Approx(row["nonlin_I04_over_2I02"].get<double>()).epsilon(1e-12));
    ++checked;
  }
  CHECK(checked >= 4);
  CHECK(model.current(50e-6, -0.2) == -model.current(50e-6, 0.2));
  // "Reading at 0.1 V neglects 2 % at 50 uS."
  CHECK(Tio2Passive::cubic_share(50e-6) * 0.01 == Approx(0.02).epsilon(0.02));
}

TEST_CASE("the slope of every law is the derivative of its current") {
  for (const device::Model& model :
       {device::Model{device::Ideal{}}, device::Model{Tio2Passive{}}, device::Model{Vteam{}}}) {
    const auto law = device::law(model);
    const auto range = device::range(model);
    const double h = 1e-5;
    for (const double g : {range.g_min + 1e-9, range.g_max}) {
      for (const double v : {-0.3, 0.0, 0.05, 0.3}) {
        const std::vector<double> gs(3, g);
        const std::vector<double> vs{v - h, v, v + h};
        std::vector<double> i(3);
        std::vector<double> slope(3);
        law->evaluate(gs, vs, i, slope);
        CAPTURE(device::name(model), g, v);
        CHECK(slope[1] == Approx((i[2] - i[0]) / (2 * h)).epsilon(1e-6));
        if (v == 0.0) CHECK(i[1] == 0.0);
      }
    }
  }
}

TEST_CASE("TiO2 thresholds have their means, spreads and correlation, and keep their bounds") {
  const Tio2Passive model;
  CellPlanes planes(200'000);
  model.fabricate(planes, RandomStream(3, "device"));
  const auto set = planes[plane::v_set];
  const auto reset = planes[plane::v_reset];
  const auto s = test::moments(set);
  const auto r = test::moments(reset);
  const double sd_set = model.v_set * model.v_set_cv;
  const double sd_reset = std::fabs(model.v_reset) * model.v_reset_cv;
  // Bounds lie 5 to 6 standard deviations out: truncation moves nothing visible.
  CHECK(std::fabs(s.mean - model.v_set) < 5 * sd_set / std::sqrt(s.count));
  CHECK(std::fabs(r.mean - model.v_reset) < 5 * sd_reset / std::sqrt(r.count));
  CHECK(std::fabs(s.variance - sd_set * sd_set) < 5 * s.variance_error());
  CHECK(std::fabs(r.variance - sd_reset * sd_reset) < 5 * r.variance_error());
  double covariance = 0;
  for (std::size_t k = 0; k < set.size(); ++k) {
    covariance += (set[k] - s.mean) * -(reset[k] - r.mean) / s.count;
  }
  const double rho = covariance / (sd_set * sd_reset);
  CHECK(std::fabs(rho - model.threshold_correlation) < 5 * (1 - 0.04) / std::sqrt(s.count));
}

TEST_CASE("wide spreads are truncated, not piled up at the bounds") {
  Tio2Passive model;
  model.v_set_cv = 0.5;
  CellPlanes planes(100'000);
  model.fabricate(planes, RandomStream(4, "device"));
  const auto set = planes[plane::v_set];
  const double low = model.v_set * model.threshold_low;
  const double high = model.v_set * model.threshold_high;
  double at_bounds = 0;
  for (const double v : set) {
    REQUIRE(v >= low);
    REQUIRE(v <= high);
    at_bounds += v == low || v == high ? 1 : 0;
  }
  CHECK(at_bounds == 0);
  // Mean of a normal truncated to [-1, 1.2] standard deviations.
  const auto pdf = [](double x) { return std::exp(-x * x / 2) / std::sqrt(2 * std::acos(-1.0)); };
  const double mass = test::normal_cdf(1.2) - test::normal_cdf(-1.0);
  const double mean = model.v_set * (1 + 0.5 * (pdf(-1.0) - pdf(1.2)) / mass);
  const auto m = test::moments(set);
  CHECK(std::fabs(m.mean - mean) < 5 * m.mean_error());
}

namespace {

/// A user's device: i = g v + a v^3.
class Cubic : public device::CustomModel {
 public:
  [[nodiscard]] std::string name() const override { return "Cubic"; }
  [[nodiscard]] double g_min() const override { return 1e-6; }
  [[nodiscard]] double g_max() const override { return 2e-6; }
  void evaluate(std::span<const double> g,
                std::span<const double> v,
                std::span<double> i,
                std::span<double> slope) const override {
    for (std::size_t k = 0; k < g.size(); ++k) {
      i[k] = g[k] * v[k] + 1e-6 * v[k] * v[k] * v[k];
      slope[k] = g[k] + 3e-6 * v[k] * v[k];
    }
  }
  [[nodiscard]] std::vector<PlaneKey> plane_keys() const override { return {kOwn}; }
  void fabricate(CellPlanes& planes, const RandomStream& stream) const override {
    stream.normal(planes.make(kOwn), 0);
  }

  static constexpr PlaneKey kOwn{"own", "V"};
};

/// Draws a plane that it does not list.
class Silent : public Cubic {
 public:
  [[nodiscard]] std::vector<PlaneKey> plane_keys() const override { return {}; }
};

}  // namespace

TEST_CASE("a device defined outside the library works where a built-in one does") {
  const device::Model model = device::Custom{std::make_shared<Cubic>()};
  CHECK(device::name(model) == "Cubic");
  CHECK(device::range(model) == ConductanceRange{1e-6, 2e-6});
  const std::vector<double> g{1e-6};
  const std::vector<double> v{1.0};
  std::vector<double> i(1);
  std::vector<double> slope(1);
  device::law(model)->evaluate(g, v, i, slope);
  CHECK(i[0] == Approx(2e-6));
  CellPlanes planes(5);
  device::fabricate(model, planes, RandomStream(1, "x"));
  CHECK(planes[Cubic::kOwn].size() == 5);
  CHECK_THROWS_WITH(device::fabricate(model, planes, RandomStream(1, "x")),
                    Catch::Contains("'own': the array has one already"));
}

TEST_CASE("a device draws the planes that it lists, and no other") {
  for (const device::Model& model :
       {device::Model{device::Ideal{}}, device::Model{device::Tio2Passive{}},
        device::Model{device::Vteam{}}, device::Model{device::Custom{std::make_shared<Cubic>()}}}) {
    CellPlanes planes(3);
    device::fabricate(model, planes, RandomStream(1, "x"));
    const auto keys = device::plane_keys(model);
    CHECK(planes.all().size() == keys.size());
    for (const PlaneKey& key : keys) CHECK(planes[key].size() == 3);
  }
  CellPlanes planes(3);
  const device::Model silent = device::Custom{std::make_shared<Silent>()};
  CHECK_THROWS_WITH(device::fabricate(silent, planes, RandomStream(1, "x")),
                    Catch::Contains("made the plane 'own' and does not list it"));
}
