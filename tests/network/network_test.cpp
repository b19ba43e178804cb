#include "titania/network/network.hpp"

#include <algorithm>
#include <cmath>

#include "support/catch.hpp"
#include "support/generate.hpp"
#include "titania/core/error.hpp"
#include "titania/core/execution.hpp"
#include "titania/io/preset.hpp"

using namespace titania;

namespace {

std::vector<Layer> layers() {
  test::Generate generate(1);
  const Matrix b = generate.matrix(1, 12, -1, 1);
  return {Linear{generate.matrix(12, 20, -1, 1), {{b.values().begin(), b.values().end()}}}, Relu{},
          Linear{generate.matrix(5, 12, -1, 1), {}}};
}

/// The network in plain loops.
Matrix by_hand(const std::vector<Layer>& network, const Matrix& x) {
  const auto& one = std::get<Linear>(network[0]);
  const auto& two = std::get<Linear>(network[2]);
  Matrix y(x.rows(), 5);
  for (std::size_t k = 0; k < x.rows(); ++k) {
    std::vector<double> hidden(12);
    for (std::size_t j = 0; j < 12; ++j) {
      hidden[j] = one.bias->at(j);
      for (std::size_t i = 0; i < 20; ++i) hidden[j] += one.weight(j, i) * x(k, i);
      hidden[j] = std::max(hidden[j], 0.0);
    }
    for (std::size_t j = 0; j < 5; ++j) {
      for (std::size_t i = 0; i < 12; ++i) y(k, j) += two.weight(j, i) * hidden[i];
    }
  }
  return y;
}

}  // namespace

TEST_CASE("a network on ideal crossbars, and its reference, compute what the layers say") {
  const Matrix x = test::Generate(2).matrix(30, 20, -1, 1);
  const Network network(layers(), io::preset("ideal"), 1);
  const Matrix expected = by_hand(layers(), x);
  const Matrix reference = network.reference(x);
  const Matrix ideal = network.apply(x);
  for (std::size_t k = 0; k < expected.size(); ++k) {
    CHECK(reference.values()[k] == Approx(expected.values()[k]).epsilon(1e-12).margin(1e-12));
    CHECK(ideal.values()[k] == Approx(expected.values()[k]).epsilon(1e-11).margin(1e-11));
  }
}

TEST_CASE("a network gives the same bits for any split and thread count, measured or not") {
  const Matrix x = test::Generate(3).matrix(60, 20, 0, 1);
  Network network(layers(), io::preset("tio2_passive"), 7);
  network.calibrate(x);
  network.advance(1000);
  const Matrix whole = network.apply(x, {.index = 9});
  CHECK(network.measure(x, {.index = 9}).outputs == whole);
  for (const int threads : {1, 2, 4}) {
    const ThreadLimit limit(threads);
    CHECK(network.apply(x, {.index = 9}) == whole);
    for (std::size_t first = 0; first < 60; first += 7) {
      const std::size_t count = std::min<std::size_t>(7, 60 - first);
      const Matrix part = network.apply(x.view().rows(first, count), {.index = 9 + first});
      REQUIRE(std::ranges::equal(part.row(0), whole.row(first)));
    }
  }
  CHECK(Network(network).apply(x, {.index = 9}) == whole);
}

TEST_CASE("the report of a network is the sum of its layers', with their events") {
  const Matrix x = test::Generate(3).matrix(10, 20, 0, 1);
  Network network(layers(), io::preset("tio2_passive"), 7);
  network.calibrate(x);
  const Measurement m = network.measure(x);
  REQUIRE(m.layers.size() == 2);
  CHECK(m.layers[0].activity.inputs == 10);
  CHECK(m.layers[0].activity.additions == 120);    // biases
  CHECK(m.layers[0].activity.comparisons == 120);  // ReLU
  CHECK(m.layers[1].activity.additions == 0);
  CHECK(m.layers[1].activity.adc_conversions == 50);
  double sum = 0;
  for (const auto& layer : m.report.layers()) sum += m.report.layer(layer).energy();
  CHECK(sum == Approx(m.report.energy()).epsilon(1e-12));
  CHECK(m.report.layers() == std::vector<std::string>{"linear1", "linear2"});
  CHECK(m.report.conditions ==
        "t_read 100 ns, 65 nm CMOS at 1.1 V, reads at 0.1 V from linear drivers, 8-bit DAC, 8-bit "
        "ADC");
  CHECK(network.workload().macs() == 20 * 12 + 12 * 5);
  CHECK(network.workload().digital.activation_elements == 12);
  CHECK(network.workload().digital.additions == 12);
  CHECK(network.workload().parameters() == 20 * 12 + 12 + 12 * 5);
  CHECK(network.hardware().cells == 2 * (20 * 12 + 12 * 5));
}

TEST_CASE("a network goes on from its state as it would have") {
  const Matrix x = test::Generate(3).matrix(10, 20, 0, 1);
  Network network(layers(), io::preset("tio2_passive"), 7, "chip");
  network.calibrate(x);
  network.advance(1000);
  (void)network.apply(x);
  Network twin(network.config(), network.seed(), network.name(), network.state());
  CHECK(twin.layers() == network.layers());
  CHECK(twin.inputs_read() == 10);
  CHECK(twin.apply(x) == network.apply(x));
  network.program();
  twin.program();
  CHECK(twin.apply(x) == network.apply(x));
}

TEST_CASE("a network whose state does not fit is refused") {
  const Network network(layers(), io::preset("tio2_passive"), 7);
  const auto restore = [&](const auto& change) {
    NetworkState state = network.state();
    change(state);
    return Network(network.config(), 7, "network", std::move(state));
  };
  CHECK_NOTHROW(restore([](NetworkState&) {}));
  CHECK_THROWS_AS(restore([](NetworkState& s) { s.tiles.pop_back(); }), ArgumentError);
  CHECK_THROWS_AS(restore([](NetworkState& s) { s.layers.pop_back(); }), ArgumentError);
  CHECK_THROWS_AS(restore([](NetworkState& s) { std::swap(s.tiles[0], s.tiles[1]); }),
                  ArgumentError);
  CHECK_THROWS_AS(restore([](NetworkState& s) { s.tiles[1].weight(0, 0) += 1; }), ArgumentError);
}

TEST_CASE("a layer names the tile's stream and report, whatever is between") {
  const Network network(
      {Relu{}, Relu{}, Linear{Matrix(3, 4, 1.0)}, Relu{}, Linear{Matrix(2, 3, 1.0)}, Relu{}},
      io::preset("tio2_passive"), 1, "chip");
  CHECK(network.tiles()[0].name() == "chip/linear1");
  CHECK(network.tiles()[1].name() == "chip/linear2");
  const Measurement m = network.measure(Matrix(5, 4, 1.0));
  CHECK(m.layers[0].activity.comparisons == 5 * (4 + 4 + 3));  // those before the first are its own
  CHECK(m.layers[1].activity.comparisons == 5 * 2);
  CHECK(network.workload().digital.activation_elements == 4 + 4 + 3 + 2);
}

TEST_CASE("layers that do not fit are refused") {
  const TileConfig config = io::preset("tio2_passive");
  const auto build = [&](std::vector<Layer> list) { return Network(std::move(list), config); };
  CHECK_THROWS_WITH(
      build({Linear{Matrix(3, 4, 1.0), {}}, Linear{Matrix(2, 5, 1.0), {}}}),
      Catch::Contains("layers[1].weight has shape (2, 5), expected (out_features, 3)"));
  CHECK_THROWS_WITH(build({Linear{Matrix(3, 4, 1.0), {{1, 2}}}}),
                    Catch::Contains("layers[0].bias has shape (2,), expected (3,)"));
  CHECK_THROWS_AS(build({Linear{Matrix(1, 4, 1.0), {{std::nan("")}}}}), ArgumentError);
  CHECK_THROWS_AS(build({Relu{}}), ArgumentError);
  CHECK_THROWS_AS(build({}), ArgumentError);
  const Network network = build({Linear{Matrix(3, 4, 1.0), {}}});
  CHECK_THROWS_AS(network.apply(Matrix(1, 3)), ShapeError);
  CHECK_THROWS_AS(network.measure(Matrix(0, 4)), ShapeError);
}
