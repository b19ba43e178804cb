#include "titania/network/layers/relu.hpp"

#include "support/catch.hpp"
#include "support/generate.hpp"

using namespace titania;

TEST_CASE("a ReLU lets through what is positive") {
  const Matrix x = test::Generate(1).matrix(300, 7, -1, 1);
  const Matrix y = Relu().run(x, {});
  for (std::size_t k = 0; k < x.size(); ++k) {
    REQUIRE(y.values()[k] == (x.values()[k] > 0 ? x.values()[k] : 0));
  }
}

TEST_CASE("a ReLU takes any shape, and compares every element") {
  const std::vector<Shape> shapes{{3, 4, 5}};
  CHECK(Relu().output({"layers[0]", shapes}) == shapes[0]);
  CHECK(Relu().events(shapes[0], 2) == Activity{.comparisons = 120});
  zoo::ImageBuilder builder("net", shapes[0]);
  Relu().describe(builder, "");
  CHECK(builder.workload().digital == DigitalWork{.activation_elements = 60});
}
