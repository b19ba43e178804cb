// Laws of cells against closed forms and bisection in long double.
#include "titania/circuit/cells.hpp"

#include <cmath>
#include <memory>

#include "support/catch.hpp"
#include "support/generate.hpp"
#include "support/nonlinear_reference.hpp"
#include "titania/core/error.hpp"

using namespace titania;
using namespace titania::circuit;
using test::Real;

namespace {

std::vector<double> values(const Matrix& m) { return {m.values().begin(), m.values().end()}; }

std::vector<double> scaled(const Matrix& m, double factor) {
  std::vector<double> out = values(m);
  for (double& x : out) x *= factor;
  return out;
}

/// A smooth law of a user's: i = g v / sqrt(1 + v^2), whose slope falls.
class Saturating : public CellLaw {
 public:
  void evaluate(std::span<const double> g,
                std::span<const double> v,
                std::span<double> i,
                std::span<double> slope) const override {
    for (std::size_t k = 0; k < g.size(); ++k) {
      const double root = std::sqrt(1 + v[k] * v[k]);
      i[k] = g[k] * v[k] / root;
      slope[k] = g[k] / (root * root * root);
    }
  }
};

test::ReferenceLaw saturating_law(std::vector<double> g) {
  return [g = std::move(g)](std::size_t k, Real v) {
    const Real root = std::sqrt(1 + v * v);
    return std::pair{g[k] * v / root, g[k] / (root * root * root)};
  };
}

/// Largest error of a current or a slope, in units of what rounding of v alone would cause.
double worst_error(const Cell& cell,
                   const Matrix& g,
                   const Matrix& v,
                   const test::ReferenceLaw& law) {
  const auto got = evaluate(cell, g, v);
  Real worst = 0;
  for (std::size_t k = 0; k < g.size(); ++k) {
    const Real x = v.values()[k];
    const auto [current, slope] = law(k, x);
    const Real unit = 2.2e-16L * (std::fabs(current) + std::fabs(slope * x));
    if (unit > 0) worst = std::max(worst, std::fabs(got.current.values()[k] - current) / unit);
    if (unit == 0) CHECK(got.current.values()[k] == 0);
    CHECK(got.slope.values()[k] >= 0);
    // How fast the slope changes is of the order of (v / v0) slope / v: at most 400 here.
    const Real slope_unit = 2.2e-16L * slope * 400;
    if (slope > 0) worst = std::max(worst, std::fabs(got.slope.values()[k] - slope) / slope_unit);
  }
  return static_cast<double>(worst);
}

Matrix voltages(test::Generate& generate, std::size_t rows, std::size_t cols, double range) {
  Matrix v(rows, cols);
  for (double& x : v.values()) {
    x = generate.uniform(-1, 1) * range * std::pow(10.0, generate.uniform(-6, 0));
  }
  v.values()[0] = 0;
  v.values()[1] = range;
  v.values()[2] = -range;
  return v;
}

}  // namespace

TEST_CASE("every law is that of its formula, to rounding, at any voltage") {
  test::Generate generate(1);
  const Matrix g = generate.sparse(16, 13, 1e-6, 1e-3, 0.1);
  const auto all = values(g);
  const Matrix v = voltages(generate, 16, 13, 10);
  CHECK(worst_error(Linear{}, g, v, test::cubic_law(all, 0)) < 4);
  CHECK(worst_error(Cubic{2.5}, g, v, test::cubic_law(all, 2.5)) < 4);
  for (const double v0 : {0.025, 0.3, 5.0}) {
    CHECK(worst_error(Sinh{v0}, g, v, test::sinh_law(scaled(g, v0), v0)) < 8);
  }
  CHECK(worst_error(CustomCell{std::make_shared<Saturating>()}, g, v, saturating_law(all)) < 4);
}

TEST_CASE("a cell in series with a selector is solved to rounding, up to 10 V and 25 mV") {
  test::Generate generate(2);
  const Matrix g = generate.sparse(16, 13, 1e-7, 1e-2, 0.1);
  const auto all = values(g);
  for (const double range : {10.0, 0.5}) {
    const Matrix v = voltages(generate, 16, 13, range);
    for (const double v0 : {0.025, 0.1, 1.0}) {
      for (const double i0 : {1e-15, 1e-9, 1e-3}) {
        const auto selector = test::sinh_law({i0}, v0);
        const auto error = [&](const PlainCell& cell, const test::ReferenceLaw& law) {
          return worst_error(OneSelectorOneResistor{cell, i0, v0}, g, v,
                             test::in_series(law, selector));
        };
        CAPTURE(range, v0, i0);
        CHECK(error(Linear{}, test::cubic_law(all, 0)) < 16);
        CHECK(error(Cubic{2.0}, test::cubic_law(all, 2)) < 16);
        CHECK(error(Sinh{0.2}, test::sinh_law(scaled(g, 0.2), 0.2)) < 16);
        CHECK(error(CustomCell{std::make_shared<Saturating>()}, saturating_law(all)) < 16);
      }
    }
  }
}

TEST_CASE("a cell behind a transistor is solved to rounding") {
  test::Generate generate(3);
  const Matrix g = generate.sparse(16, 13, 1e-7, 1e-2, 0.1);
  const auto all = values(g);
  const Matrix v = voltages(generate, 16, 13, 10);
  for (const double r : {1.0, 1e3, 1e6, 1e12}) {
    const auto transistor = test::cubic_law({1 / r}, 0);
    const auto error = [&](const PlainCell& cell, const test::ReferenceLaw& law) {
      return worst_error(OneTransistorOneResistor{cell, r}, g, v, test::in_series(law, transistor));
    };
    CAPTURE(r);
    CHECK(error(Linear{}, test::cubic_law(all, 0)) < 16);
    CHECK(error(Cubic{2.0}, test::cubic_law(all, 2)) < 16);
    CHECK(error(Sinh{0.2}, test::sinh_law(scaled(g, 0.2), 0.2)) < 16);
    CHECK(error(CustomCell{std::make_shared<Saturating>()}, saturating_law(all)) < 16);
  }
}

TEST_CASE("a transistor that is off passes its leakage and no more") {
  const Matrix g(3, 2, 1e-4);
  const Matrix v(3, 2, 0.5);
  OneTransistorOneResistor cell{Linear{}, 1e3, 1e-12, std::vector<double>{1, 0, 1}};
  for (const PlainCell& inner :
       {PlainCell(Linear{}), PlainCell(Sinh{0.2}), PlainCell(Cubic{1.0})}) {
    cell.cell = inner;
    const auto leaking = evaluate(cell, g, v);
    CHECK(leaking.current(1, 0) == Approx(0.5e-12).epsilon(1e-6));
    CHECK(leaking.current(0, 0) > 1e-5);
    cell.g_off = 0;
    CHECK(evaluate(cell, g, v).current(1, 1) == 0);
    CHECK(evaluate(cell, g, v).slope(1, 1) == 0);
    cell.g_off = 1e-12;
  }
  cell.on = Matrix({1, 0, 0, 1, 1, 1}, 3, 2);  // by cell
  CHECK(evaluate(cell, g, v).current(0, 1) == Approx(0.5e-12).epsilon(1e-6));
  CHECK(evaluate(cell, g, v).current(1, 1) > 1e-5);
}

TEST_CASE("slopes are the derivatives of the currents") {
  test::Generate generate(4);
  const Matrix g = generate.matrix(9, 7, 1e-6, 1e-3);
  const Matrix v = generate.matrix(9, 7, -1, 1);
  const Cell cells[] = {Sinh{0.2},
                        Cubic{1.5},
                        CustomCell{std::make_shared<Saturating>()},
                        OneTransistorOneResistor{Sinh{0.3}, 500},
                        OneTransistorOneResistor{Cubic{1.0}, 500},
                        OneSelectorOneResistor{Linear{}, 1e-9, 0.05},
                        OneSelectorOneResistor{Sinh{0.3}, 1e-9, 0.05}};
  for (const Cell& cell : cells) {
    const double h = 1e-5;
    Matrix up = v;
    Matrix down = v;
    for (double& x : up.values()) x += h;
    for (double& x : down.values()) x -= h;
    const auto at = evaluate(cell, g, v);
    const auto above = evaluate(cell, g, up);
    const auto below = evaluate(cell, g, down);
    for (std::size_t k = 0; k < g.size(); ++k) {
      const double difference = (above.current.values()[k] - below.current.values()[k]) / (2 * h);
      CAPTURE(cell.index(), k);
      CHECK(at.slope.values()[k] == Approx(difference).epsilon(1e-6).margin(1e-15));
    }
  }
}

TEST_CASE("cells that are linear say which") {
  const Matrix g({1e-3, 0, 1e-4, 1e-5}, 2, 2);
  CHECK(linear_equivalent(Linear{}, g).value() == g);
  CHECK(linear_equivalent(CustomCell{std::make_shared<LinearLaw>()}, g).value() == g);
  CHECK_FALSE(linear_equivalent(Sinh{}, g));
  CHECK_FALSE(linear_equivalent(OneSelectorOneResistor{}, g));
  CHECK_FALSE(linear_equivalent(OneTransistorOneResistor{Sinh{}}, g));
  OneTransistorOneResistor cell{Linear{}, 1e3, 0, std::vector<double>{1, 0}};
  const Matrix folded = linear_equivalent(cell, g).value();
  CHECK(folded(0, 0) == Approx(1 / (1e3 + 1e3)));
  CHECK(folded(0, 1) == 0);
  CHECK(folded(1, 0) == 0);
}

TEST_CASE("bad cells are refused by name") {
  const Matrix g(2, 3, 1e-4);
  const Matrix v(2, 3, 0.1);
  CHECK_THROWS_WITH(evaluate(Sinh{0}, g, v), Catch::Contains("Sinh.v0 = 0 V"));
  CHECK_THROWS_WITH(evaluate(Sinh{std::nan("")}, g, v), Catch::Contains("Sinh.v0 = nan V"));
  CHECK_THROWS_WITH(evaluate(Cubic{-1.0}, g, v), Catch::Contains("Cubic.c = -1 1/V^2"));
  CHECK_THROWS_WITH(evaluate(Cubic{std::vector<double>{1, 2}}, g, v),
                    Catch::Contains("Cubic.c has shape (2,), expected a scalar or (2, 3)"));
  OneTransistorOneResistor transistor;
  transistor.on = std::vector<double>{1, 0.5};
  CHECK_THROWS_WITH(evaluate(transistor, g, v), Catch::Contains(".on = 0.5: must be 0 or 1"));
  transistor.on = std::vector<double>{1, 0, 1};
  CHECK_THROWS_WITH(evaluate(transistor, g, v), Catch::Contains(".on has shape (3,)"));
  CHECK_THROWS_WITH(evaluate(OneSelectorOneResistor{Sinh{-1}}, g, v),
                    Catch::Contains("OneSelectorOneResistor.cell.v0 = -1 V"));
  CHECK_THROWS_WITH(evaluate(CustomCell{}, g, v), Catch::Contains("CustomCell: holds no law"));
  CHECK_THROWS_AS(evaluate(Sinh{}, g, Matrix(3, 2)), ShapeError);
}
