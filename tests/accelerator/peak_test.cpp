#include "support/catch.hpp"
#include "titania/accelerator/accelerator.hpp"
#include "titania/io/accelerator.hpp"

using namespace titania;

TEST_CASE("the arithmetic of ISAAC's Table I comes out of its rows") {
  const auto chip = io::accelerator("isaac");
  const auto peak = accelerator::peak(chip);
  CHECK(peak.operations == Approx(41.3e12).epsilon(0.05));
  CHECK(peak.power == Approx(65.8).epsilon(0.05));
  CHECK(peak.area == Approx(85.4e-6).epsilon(0.05));
  CHECK(peak.efficiency() == Approx(627e9).epsilon(0.05));
  CHECK(peak.density() * 1e-6 == Approx(483e9).epsilon(0.05));
}
