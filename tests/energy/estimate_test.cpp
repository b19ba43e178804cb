#include "titania/energy/estimate.hpp"

#include "support/catch.hpp"
#include "titania/core/error.hpp"
#include "titania/energy/component.hpp"

using namespace titania;
using energy::Estimate;
using energy::Figure;
using energy::Kind;
using energy::Quantity;

TEST_CASE("a product of constants has their value and remembers them") {
  const Estimate power("power", Quantity{100, 50, 200});
  const Estimate share("share", Quantity{0.5, 0.25, 1});
  const Estimate e = power * 2 / share;
  CHECK(e.value() == Approx(400));
  REQUIRE(e.factors().size() == 2);
  CHECK(e.factors()[1] == energy::Factor{"share", 0.5, 2, -1});
  // Two independent factors of 2: a factor of 2^sqrt(2).
  CHECK(e.quantity().high == Approx(400 * std::pow(2, std::sqrt(2.0))));
  CHECK(e.quantity().low == Approx(400 / std::pow(2, std::sqrt(2.0))));
}

TEST_CASE("a constant that cancels is forgotten, one that is squared counts twice") {
  const Estimate x("x", Quantity{3, 1, 9});
  const Estimate one = x / x;
  CHECK(one.value() == 1);
  CHECK(one.factors().empty());
  CHECK((x * x).factors()[0].power == 2);
  CHECK((x * x).quantity().high == Approx(81));
  CHECK(Estimate("exact", Quantity::exact(2)).factors().empty());
}

TEST_CASE("a figure needs a source, an ascending range and its unit") {
  const Figure fine{1, 0.5, 2, "J", Kind::estimated, "x"};
  CHECK_NOTHROW(validate(fine));
  Figure f = fine;
  f.source = "";
  CHECK_THROWS_WITH(validate(f), Catch::Contains("needs a source"));
  f = fine;
  f.low = 1.5;
  CHECK_THROWS_WITH(validate(f), Catch::Contains("ascending"));
  energy::Component c{.energy = fine};
  CHECK_NOTHROW(validate(c));
  c.energy.unit = "pJ";
  CHECK_THROWS_WITH(validate(c), Catch::Contains("Component.energy.unit = 'pJ': must be 'J'"));
  c = {.per = "cell_energy", .energy = fine};
  CHECK_THROWS_WITH(validate(c), Catch::Contains("must be ''"));
  c = {.per = "adc_conversion", .energy = fine};
  CHECK_THROWS_WITH(validate(c), Catch::Contains("did you mean 'adc_conversions'?"));
}

TEST_CASE("a component follows the node by its own rule") {
  const Figure pj = Figure::within(1e-12, 2, "J", Kind::estimated, "x");
  energy::Component c{.energy = pj, .node = 65e-9, .scaling = energy::Scaling::none};
  CHECK(energy::at_node(c, 28e-9, 0.9) == c);
  c.scaling = energy::Scaling::converter;
  CHECK(energy::at_node(c, 32.5e-9, 1).energy.value ==
        Approx(1e-12 * std::pow(0.5, 1.88004)).epsilon(1e-9));
  c.scaling = energy::Scaling::digital;
  const auto moved = energy::at_node(c, 28e-9, 0.9);
  CHECK(moved.energy.value < 1e-12);
  CHECK(moved.energy.high / moved.energy.value == Approx(2));
  CHECK(energy::at_node(moved, 65e-9, 1.1).energy.value == Approx(1e-12).epsilon(1e-9));
  c.node = 0;
  CHECK(energy::at_node(c, 28e-9, 0.9) == c);
}
