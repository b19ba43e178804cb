#include "titania/baseline/digital_unit.hpp"

#include "support/catch.hpp"
#include "titania/core/error.hpp"
#include "titania/energy/constants.hpp"
#include "titania/energy/technology.hpp"
#include "titania/zoo/zoo.hpp"

using namespace titania;

namespace {

Workload digits() { return {"digits", {{"one", 64, 48}, {"two", 48, 10}}}; }

}  // namespace

TEST_CASE(
    "the digital unit is MACs and SRAM bytes, from the smallest SRAM that holds the weights") {
  const auto r = baseline::digital_inference({.node = 28e-9, .lanes = 64}, digits());
  CHECK(r.component("arithmetic").energy() ==
        Approx(3552 * energy::constant("int8_mac").energy.value).epsilon(1e-9));
  const auto per_byte = [](const energy::EnergyReport& report, double bytes) {
    return report.component("SRAM").energy() / bytes;
  };
  const auto at_45 = baseline::digital_inference({.node = 45e-9, .lanes = 64}, digits());
  CHECK(per_byte(at_45, 3552 + 74 + 96) > per_byte(r, 3552 + 74 + 96));
  const auto reused =
      baseline::digital_inference({.node = 28e-9, .weight_reuse = 8, .lanes = 64}, digits());
  CHECK(r.energy() - reused.energy() ==
        Approx(7.0 / 8 * 3552 * per_byte(r, 3552 + 74 + 96)).epsilon(1e-9));
  const Workload large{"large", {{"one", 4096, 4096}}};
  const double bytes = 4096.0 * 4096 + 8192;
  CHECK(per_byte(baseline::digital_inference({.node = 28e-9, .lanes = 64}, large), bytes) ==
        Approx(10 * per_byte(r, 3552 + 74 + 96)).epsilon(1e-9));  // 100 pJ against 10 pJ
}

TEST_CASE("a digital unit at the wall has a host and losses, as a crossbar has") {
  const Workload work = zoo::workload("lenet-5");
  const baseline::DigitalUnit unit{
      .lanes = 64,
      .host_power = energy::Figure::within(1, 3, "W", energy::Kind::estimated, "test")};
  const auto macro = baseline::digital_inference(unit, work);
  const auto wall = baseline::digital_inference(unit, work, {.boundary = energy::Boundary::wall});
  const double host = unit.host_power->value * macro.latency();
  CHECK(wall.component("host").energy() == Approx(host).epsilon(1e-12));
  const auto board = baseline::digital_inference(unit, work, {.boundary = energy::Boundary::board});
  CHECK(wall.energy() == Approx((board.energy() + host) / 0.94).epsilon(1e-9));
  CHECK(wall.boundary == energy::Boundary::wall);
}

TEST_CASE("a digital unit's host waits with it, and the unit serves less") {
  const Workload work = zoo::workload("lenet-5");
  const baseline::DigitalUnit unit{
      .lanes = 64,
      .host_power = energy::Figure::within(1, 3, "W", energy::Kind::estimated, "test")};
  const auto at = [&](energy::Boundary boundary, double duty) {
    return baseline::digital_inference(unit, work, {.boundary = boundary, .duty = duty});
  };
  const double t = at(energy::Boundary::macro, 1).latency();
  const auto busy = at(energy::Boundary::wall, 1);
  const auto tenth = at(energy::Boundary::wall, 0.1);
  CHECK(tenth.energy() - busy.energy() ==
        Approx(9 * unit.host_power->value * t / 0.94).epsilon(1e-9));
  CHECK(tenth.throughput == Approx(0.1 / t).epsilon(1e-12));
  CHECK(tenth.latency() == Approx(busy.latency()).epsilon(1e-12));
  CHECK_THAT(tenth.conditions, Catch::EndsWith(", at work 10 % of the time"));
  CHECK_THAT(tenth.notes.back(), Catch::Contains("is not known, and not counted"));
  CHECK(at(energy::Boundary::macro, 0.1).energy() == at(energy::Boundary::macro, 1).energy());
  CHECK_THROWS_AS(at(energy::Boundary::wall, 0), ConfigError);
}

TEST_CASE("a digital unit alone says what it needs") {
  const Workload work = zoo::workload("lenet-5");
  CHECK_THROWS_WITH(baseline::digital_inference({}, work),
                    Catch::Contains("lanes: must be given to a digital unit alone"));
  CHECK_THROWS_WITH(
      baseline::digital_inference({.lanes = 64}, work, {.boundary = energy::Boundary::wall}),
      Catch::Contains("host_power: must be given to a digital unit alone at the wall"));
}

TEST_CASE("an INT8 MAC is the multiplication and the addition of the table at its node") {
  energy::Technology technology;
  technology.node = 28e-9;
  const auto at_28 = [&](const char* id) {
    return energy::scaled_energy(energy::constant(id), technology).value;
  };
  CHECK(energy::constant("int8_mac").energy.value ==
        Approx(at_28("int8_mul") + at_28("int32_add")).epsilon(0.01));
}
