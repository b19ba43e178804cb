#include "titania/network/layers/linear.hpp"

#include <cmath>

#include "support/catch.hpp"
#include "support/generate.hpp"
#include "titania/core/error.hpp"

using namespace titania;

namespace {

Linear biased() { return {Matrix({1, 2, 3, 4, 5, 6}, 2, 3), {{10, 20}}}; }

std::string refusal(const Linear& layer) {
  try {
    validate(layer, "layers[3]");
  } catch (const ArgumentError& e) {
    return e.what();
  }
  return "";
}

}  // namespace

TEST_CASE("a linear layer adds its bias to every row of its product") {
  test::Generate generate(1);
  const Matrix products = generate.matrix(300, 2, -1, 1);
  const Matrix x = generate.matrix(300, 3, -1, 1);
  const network::Pass pass{.input = {3}, .product = [&](MatrixView v) {
                             REQUIRE(Matrix(v) == x);
                             return products;
                           }};
  const Matrix y = biased().run(x, pass);
  for (std::size_t b = 0; b < 300; ++b) {
    REQUIRE(y(b, 0) == products(b, 0) + 10);
    REQUIRE(y(b, 1) == products(b, 1) + 20);
  }
  CHECK(Linear{biased().weight}.run(x, pass) == products);
}

TEST_CASE("a linear layer turns vectors of one length into vectors of another") {
  const Linear layer = biased();
  CHECK(layer.input() == Shape{3});
  const std::vector<Shape> shapes{{7}, {3}};
  CHECK(layer.output({"layers[1]", shapes}) == Shape{2});
  const std::vector<Shape> wrong{{7}, {4}};
  CHECK_THROWS_WITH(layer.output({"layers[1]", wrong}),
                    "layers[1].weight has shape (2, 3), expected (out_features, 4): the layer "
                    "before gives (4,)");
  const std::vector<Shape> image{{1, 3, 1}};
  CHECK_THROWS_WITH(layer.output({"layers[0]", image}),
                    "layers[0] takes vectors: the layer before gives (1, 3, 1)");
}

TEST_CASE("the bias of a linear layer is digital work, for each input") {
  CHECK(biased().events({3}, 5) == Activity{.additions = 10});
  CHECK(Linear{biased().weight}.events({3}, 5) == Activity{});
}

TEST_CASE("a linear layer counts as a product, and its bias as parameters and additions") {
  zoo::ImageBuilder builder("net", {3});
  biased().describe(builder, "linear1");
  Linear{Matrix(4, 2)}.describe(builder, "linear2");
  CHECK(builder.workload().layers == std::vector<LayerShape>{{"linear1", 3, 2}, {"linear2", 2, 4}});
  CHECK(builder.workload().other_parameters == 2);
  CHECK(builder.workload().digital == DigitalWork{.additions = 2});
}

TEST_CASE("a linear layer whose parts do not fit is refused by its place") {
  CHECK(refusal(biased()) == "");
  CHECK(refusal({Matrix(3, 4, 1.0), {{1, 2}}}) ==
        "layers[3].bias has shape (2,), expected (3,) = (out_features,)");
  CHECK(refusal({Matrix(3, 4, 1.0), {{1}}}) ==
        "layers[3].bias has shape (1,), expected (3,) = (out_features,)");
  CHECK(refusal({Matrix(3, 4, 1.0), std::vector<double>()}) ==
        "layers[3].bias has shape (0,), expected (3,) = (out_features,)");
  CHECK(refusal({Matrix(1, 4, 1.0), {{std::nan("")}}}) ==
        "layers[3].bias[0] = nan: must be finite");
  CHECK(refusal({Matrix({1, 2, 3, inf}, 2, 2)}) == "layers[3].weight[1, 1] = inf: must be finite");
  CHECK(refusal({Matrix(0, 4)}) == "layers[3].weight has shape (0, 4): must not be empty");
}
