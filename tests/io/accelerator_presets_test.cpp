#include "support/catch.hpp"
#include "titania/accelerator/accelerator.hpp"
#include "titania/io/accelerator.hpp"

using namespace titania;
using energy::Boundary;

TEST_CASE("PUMA's node is the sum of its table") {
  // ASPLOS 2019, Table 3: 62.5 W and 90.638 mm2 a node.
  const auto peak = accelerator::peak(io::accelerator("puma"));
  CHECK(peak.power == Approx(62.5).epsilon(0.05));
  CHECK(peak.area == Approx(90.638e-6).epsilon(0.05));
  // 16 units of 128 x 128 in 138 tiles, 2304 cycles a product.
  CHECK(peak.operations == Approx(2 * 16384 * 16 * 138 / 2304e-9).epsilon(1e-12));
}

TEST_CASE("chips that were measured have the figures that they were fitted to") {
  const auto neurram = accelerator::peak(io::accelerator("neurram"), Boundary::macro);
  CHECK(neurram.operations == Approx(0.7438677864e12).epsilon(1e-4));
  CHECK(neurram.efficiency() == Approx(1 / 62.37200198e-15).epsilon(1e-4));
  const auto hermes = accelerator::peak(io::accelerator("hermes"), Boundary::macro);
  CHECK(hermes.efficiency() == Approx(10.5e12).epsilon(1e-4));
  CHECK(hermes.density() * 1e-6 == Approx(1.59e12).epsilon(1e-4));
  const auto ibm = accelerator::peak(io::accelerator("ibm_64core"), Boundary::macro);
  CHECK(ibm.operations == Approx(63.1e12).epsilon(1e-4));
  CHECK(ibm.efficiency() == Approx(9.76e12).epsilon(1e-4));
}

TEST_CASE("what lies outside a boundary costs nothing inside it") {
  const auto chip = io::accelerator("ibm_64core");
  const double macro = accelerator::peak(chip, Boundary::macro).power;
  const double whole = accelerator::peak(chip).power;
  const double wall = accelerator::peak(chip, Boundary::wall).power;
  CHECK(macro < whole);
  CHECK(whole < wall);
}

TEST_CASE("every preset is what its own text says, and every row of it has a source") {
  for (const auto& name : io::accelerator_names()) {
    const auto chip = io::accelerator(name);
    CAPTURE(name);
    CHECK(chip.name == name);
    CHECK_FALSE(chip.citations.empty());
    for (const auto& row : accelerator::components(chip)) {
      CAPTURE(row.item);
      for (const auto* figure : {&row.energy, &row.area, &row.static_power}) {
        if (figure->value == 0) continue;
        CHECK_FALSE(figure->source.empty());
        CHECK(figure->low <= figure->value);
        CHECK(figure->value <= figure->high);
      }
    }
  }
}
