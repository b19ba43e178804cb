#include "titania/array/cell_of.hpp"

#include <memory>
#include <vector>

#include "support/catch.hpp"
#include "support/generate.hpp"
#include "titania/circuit/nonlinear.hpp"
#include "titania/core/error.hpp"

using namespace titania;

namespace {

/// The cubic law of TiO2, from outside the library and without saying that it is one.
class Outside final : public device::CustomModel {
 public:
  [[nodiscard]] std::string name() const override { return "Outside"; }
  [[nodiscard]] double g_min() const override { return 1e-6; }
  [[nodiscard]] double g_max() const override { return 1e-4; }
  void evaluate(std::span<const double> g,
                std::span<const double> v,
                std::span<double> i,
                std::span<double> slope) const override {
    device::law(device::Tio2Passive{})->evaluate(g, v, i, slope);
  }
};

}  // namespace

TEST_CASE("a device with Ohm's law is a linear cell") {
  CHECK(std::holds_alternative<circuit::Linear>(cell_of(device::Ideal{})));
  CHECK(std::holds_alternative<circuit::Linear>(cell_of(device::Vteam{})));
}

TEST_CASE("every device is a cell with its own law, built in or not, in series or not") {
  test::Generate generate(1);
  const Matrix g = generate.matrix(8, 6, 10e-6, 100e-6);
  const Matrix v = generate.matrix(8, 6, -0.4, 0.4);
  for (const device::Model& model :
       {device::Model{device::Ideal{}}, device::Model{device::Tio2Passive{}},
        device::Model{device::Custom{std::make_shared<Outside>()}}}) {
    std::vector<double> i(g.size());
    std::vector<double> slope(g.size());
    device::law(model)->evaluate(g.values(), v.values(), i, slope);
    const auto cells = circuit::evaluate(cell_of(model), g, v);
    for (std::size_t k = 0; k < g.size(); ++k) {
      CHECK(cells.current.values()[k] == Approx(i[k]).epsilon(1e-14));
      CHECK(cells.slope.values()[k] == Approx(slope[k]).epsilon(1e-14));
    }
    // Behind 1 kohm: v = u + r i, so the cell's own law holds for what is left.
    const auto behind =
        circuit::evaluate(cell_of(model, circuit::OneTransistorOneResistor{.r_on = 1e3}), g, v);
    std::vector<double> left(g.size());
    for (std::size_t k = 0; k < g.size(); ++k) {
      left[k] = v.values()[k] - 1e3 * behind.current.values()[k];
    }
    device::law(model)->evaluate(g.values(), left, i, slope);
    for (std::size_t k = 0; k < g.size(); ++k) {
      CHECK(behind.current.values()[k] == Approx(i[k]).epsilon(1e-12));
    }
  }
}

TEST_CASE("a law that says it is cubic is solved by the kernels of cubic cells") {
  test::Generate generate(2);
  const Matrix g = generate.matrix(16, 12, 10e-6, 100e-6);
  const Matrix v = generate.matrix(2, 16, -0.4, 0.4);
  const Wires wires{.r_word_line = 10, .r_bit_line = 10};
  Matrix c = g;
  for (double& x : c.values()) x = device::Tio2Passive::cubic_share(x);
  const Matrix cubic = circuit::NonlinearNetwork(g, wires, circuit::Cubic{c}).solve(v).i_bit_line;
  CHECK(circuit::NonlinearNetwork(g, wires, cell_of(device::Tio2Passive{})).solve(v).i_bit_line ==
        cubic);
  const auto outside = cell_of(device::Custom{std::make_shared<Outside>()});
  const Matrix slow = circuit::NonlinearNetwork(g, wires, outside).solve(v).i_bit_line;
  for (std::size_t k = 0; k < slow.size(); ++k) {
    CHECK(slow.values()[k] == Approx(cubic.values()[k]).epsilon(1e-9));
  }
}

TEST_CASE("a custom device without a model is refused") {
  CHECK_THROWS_AS(cell_of(device::Custom{}), ArgumentError);
}
