#include "titania/network/layers.hpp"

#include "support/catch.hpp"
#include "titania/core/error.hpp"

using namespace titania;

TEST_CASE("a layer has weights and a shape of its own, or neither") {
  const Layer linear = Linear{Matrix(2, 3, 1.0)};
  CHECK(network::name(linear) == std::string("Linear"));
  REQUIRE(network::matrix(linear));
  CHECK(Matrix(*network::matrix(linear)) == Matrix(2, 3, 1.0));
  CHECK(network::input(linear) == Shape{3});
  const Layer relu = Relu{};
  CHECK(network::name(relu) == std::string("Relu"));
  CHECK_FALSE(network::matrix(relu));
  CHECK_FALSE(network::input(relu));
  CHECK(network::also(linear).empty());
}

TEST_CASE("a layer is checked with its fields, under its path") {
  CHECK_NOTHROW(network::check(Relu{}, "layers[0]"));
  CHECK_THROWS_WITH(network::check(Linear{Matrix({1, inf}, 1, 2)}, "layers[2]"),
                    "layers[2].weight[0, 1] = inf: must be finite");
}
