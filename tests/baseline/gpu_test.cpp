#include "titania/baseline/gpu.hpp"

#include <cmath>

#include "support/catch.hpp"
#include "titania/baseline/brain.hpp"
#include "titania/baseline/digital_unit.hpp"
#include "titania/baseline/gpu_run.hpp"
#include "titania/core/error.hpp"
#include "titania/energy/constants.hpp"
#include "titania/zoo/zoo.hpp"

using namespace titania;
using baseline::Gpu;
using baseline::GpuRun;
using baseline::GpuWork;
using energy::Figure;

namespace {

Workload digits() { return {"digits", {{"one", 64, 48}, {"two", 48, 10}}}; }

/// A board of round numbers, known exactly.
Gpu round_gpu() {
  Gpu gpu;
  gpu.name = "round";
  gpu.memory = Figure::exact(1e9, "B", "test");
  gpu.memory_bandwidth = Figure::exact(1e12, "B/s", "test");
  gpu.tdp = Figure::exact(500, "W", "test");
  gpu.idle_power = Figure::exact(50, "W", "test");
  gpu.active_power = Figure::exact(200, "W", "test");
  gpu.e_byte = Figure::exact(50e-12, "J", "test");
  gpu.eta_memory = Figure::exact(0.5, "", "test");
  gpu.act_reuse = Figure::exact(2, "", "test");
  gpu.t_launch = Figure::exact(5e-6, "s", "test");
  gpu.t_request = Figure::exact(1e-6, "s", "test");
  gpu.host_power = Figure::exact(100, "W", "test");
  gpu.arithmetic = {{baseline::Precision::int8, Figure::exact(1e14, "1/s", "test"),
                     Figure::exact(0.5e-12, "J", "test"), Figure::exact(0.4, "", "test")}};
  return gpu;
}

GpuWork round_work() {
  GpuWork work;
  work.operations = 1e9;
  work.weight_bytes = 1e8;
  work.activation_bytes = 4e6;
  work.other_bytes = 1e6;
  work.resident_weight_bytes = 1e8;
  work.resident_bytes = 1e7;
  return work;
}

double exact_step(double batch, double gpus) {
  return (1e8 + batch * (1e6 + 2e6)) / (0.5e12 * gpus) + batch * 1e9 / (0.4e14 * gpus) + 2 * 5e-6;
}

}  // namespace

TEST_CASE("the GPU model is its formula") {
  for (const double batch : {1.0, 16.0, 80.0}) {
    const auto r = baseline::gpu_inference(round_gpu(), round_work(), {.batch = batch});
    const double t = exact_step(batch, 1);
    const double joule = 200 * t + 50e-12 * (1e8 + batch * 3e6) + 0.5e-12 * batch * 1e9;
    CAPTURE(batch);
    CHECK(r.energy() == Approx(joule / batch).epsilon(1e-12));
    CHECK(r.latency() == Approx(t).epsilon(1e-12));
    CHECK(r.throughput == Approx(batch / t).epsilon(1e-12));
    CHECK(r.boundary == energy::Boundary::board);
    CHECK(r.kind == energy::Kind::specified);  // as the test says of its active power
  }
}

TEST_CASE("launches vanish in a graph, a server schedules requests, overlap hides the shorter") {
  const auto latency = [](const GpuRun& run) {
    return baseline::gpu_inference(round_gpu(), round_work(), run).latency();
  };
  const double t = exact_step(16, 1);
  CHECK(latency({.batch = 16, .graph = true}) == Approx(t - 1e-5).epsilon(1e-12));
  CHECK(latency({.batch = 16, .kernels = 10}) == Approx(t + 4e-5).epsilon(1e-12));
  const auto serving = baseline::WorkKind::serving;
  CHECK(latency({.batch = 16, .work = serving}) == Approx(t - 1e-5 + 16e-6).epsilon(1e-12));
  CHECK(latency({.batch = 16, .t_request = 2e-6}) == Approx(t + 32e-6).epsilon(1e-12));
  const double computing = 16 * 1e9 / 0.4e14;
  CHECK(latency({.batch = 16, .overlap = baseline::Overlap::full}) ==
        Approx(std::max(t - 1e-5 - computing, computing) + 1e-5).epsilon(1e-12));
}

TEST_CASE("idle time, the host and conversion are paid at their boundary") {
  const auto board = baseline::gpu_inference(round_gpu(), round_work(), {.batch = 16});
  const double t = exact_step(16, 1);
  const auto idle = baseline::gpu_inference(round_gpu(), round_work(),
                                            {.batch = 16, .conditions = {.duty = 0.25}});
  CHECK(idle.energy() - board.energy() == Approx(3 * 50 * t / 16).epsilon(1e-9));
  CHECK(idle.throughput == Approx(board.throughput / 4).epsilon(1e-12));
  const auto wall = baseline::gpu_inference(
      round_gpu(), round_work(),
      {.batch = 16, .conditions = {.boundary = energy::Boundary::wall, .duty = 0.25}});
  CHECK(wall.energy() == Approx((idle.energy() + 100 * 4 * t / 16) / 0.94).epsilon(1e-9));
  const auto site = baseline::gpu_inference(
      round_gpu(), round_work(),
      {.batch = 16, .conditions = {.boundary = energy::Boundary::site, .duty = 0.25}});
  CHECK(site.energy() == Approx(1.2 * wall.energy()).epsilon(1e-9));
  CHECK_THROWS_WITH(baseline::gpu_inference(round_gpu(), round_work(),
                                            {.conditions = {.boundary = energy::Boundary::chip}}),
                    Catch::Contains("expected one of {board, wall, site}"));
}

TEST_CASE("as many GPUs as hold the weights and the cache, a power of two") {
  // 1e8 + B 1e7 bytes in 0.9e9 per GPU.
  const auto needed = [](double batch, const GpuRun& run = {}) {
    GpuRun r = run;
    r.batch = batch;
    return baseline::gpus_needed(round_gpu(), round_work(), r);
  };
  CHECK(needed(80) == 1);
  CHECK(needed(81) == 2);
  CHECK(needed(200) == 4);
  CHECK(needed(90, {.gpus = 1}) == 1);
  CHECK_THROWS_WITH(needed(91, {.gpus = 1}), Catch::Contains("gpus = 1: hold 1 GB"));
  CHECK_THROWS_AS(needed(1e15), ArgumentError);
  const auto two = baseline::gpu_inference(round_gpu(), round_work(), {.batch = 16, .gpus = 2});
  CHECK(two.latency() == Approx(exact_step(16, 2)).epsilon(1e-12));
  const auto one = baseline::gpu_inference(round_gpu(), round_work(), {.batch = 16});
  CHECK(two.component("memory traffic").energy() == one.component("memory traffic").energy());
}

TEST_CASE("a GPU moves and holds a layer in the layer's own bits, and computes in the widest") {
  Workload w = digits();
  w.weight_bits = 16;
  w.layers[0].weight_bits = 4.25;
  w.other_parameters = 8;
  const GpuWork work = baseline::gpu_work(w, 1);
  CHECK(work.weight_bytes == 64 * 48 * 4.25 / 8 + 48 * 10 * 2);
  CHECK(work.resident_weight_bytes == work.weight_bytes + 8 * 2);
  CHECK(work.bits == 16);
  w.layers[1].weight_bits = 4.25;
  CHECK(baseline::gpu_work(w, 1).bits == 8);  // of the activations
  w.activation_bits = 4;
  CHECK(baseline::gpu_work(w, 1).bits == 5);
}

TEST_CASE("the energy is capped at the power limit") {
  Gpu hungry = round_gpu();
  hungry.arithmetic[0].e_op = Figure::exact(100e-12, "J", "test");
  const auto r = baseline::gpu_inference(hungry, round_work(), {.batch = 16});
  CHECK(r.energy() * 16 == Approx(500 * r.latency()).epsilon(1e-9));
  CHECK(r.notes.front() == "capped at the power limit");
}

TEST_CASE("moving one constant of a GPU moves the total by its share") {
  const auto r = baseline::gpu_inference(baseline::gpu("h100-sxm"), digits(), {.batch = 64});
  const double share = r.component("active power").energy() / r.energy();
  CHECK(r.energy_with("h100-sxm/active_power", 2) == Approx(r.energy() * (1 + share)));
  for (const auto& name : r.constants()) {
    CAPTURE(name);
    CHECK(r.energy_with(name, 1.01) != r.energy());
  }
}

TEST_CASE("a fit used for other work is extrapolated, and its range at least a factor 2") {
  const Gpu& h100 = baseline::gpu("h100-sxm");
  REQUIRE(h100.active_power.kind == energy::Kind::fitted);
  Workload tokens = digits();
  tokens.unit = "token";
  const auto same = baseline::gpu_inference(h100, tokens, {.precision = baseline::Precision::fp16});
  CHECK(same.kind == energy::Kind::fitted);
  const auto other = baseline::gpu_inference(h100, digits(), {});
  CHECK(other.kind == energy::Kind::extrapolated);
  CHECK_THAT(other.notes.back(), Catch::Contains("active_power"));
  for (const auto& factor : other.terms.front().factors) {
    if (factor.constant != "h100-sxm/active_power") continue;
    CHECK(factor.high >= 2);
    CHECK(factor.low <= 0.5);
  }
}

TEST_CASE("saturation is where doubling the batch saves less than 1 %") {
  const Gpu& g = baseline::gpu("agx-orin");
  const double b = baseline::saturated_batch(g, digits(), {});
  const std::vector<double> batches = {b / 2, b, 2 * b};
  const auto curve = baseline::batch_curve(g, digits(), batches);
  CHECK(curve[2].energy() >= 0.99 * curve[1].energy());
  CHECK(curve[1].energy() < 0.99 * curve[0].energy());
}

TEST_CASE("every GPU of the table is complete, and unknown names list the near ones") {
  CHECK(baseline::gpus().size() >= 15);
  for (const auto& g : baseline::gpus()) {
    CAPTURE(g.name);
    CHECK_FALSE(g.title.empty());
    CHECK_FALSE(g.arithmetic.empty());
    CHECK(g.idle_power.low <= g.active_power.value);
    CHECK(g.active_power.value < g.tdp.value);
  }
  CHECK_THROWS_WITH(baseline::gpu("h100"), Catch::Contains("h100-sxm"));
  CHECK_THROWS_WITH(baseline::gpu_inference(baseline::gpu("v100"), digits(),
                                            {.precision = baseline::Precision::fp8}),
                    Catch::Contains("precision = 'fp8': v100 has figures for fp16, int8"));
  CHECK_THROWS_AS(baseline::gpu_inference(baseline::gpu("t4"), digits(), {.batch = 0}),
                  ConfigError);
}

TEST_CASE("a figure in the wrong unit, or a share above 1, is refused") {
  Gpu gpu = round_gpu();
  gpu.tdp.unit = "J";
  CHECK_THROWS_WITH(validate(gpu), Catch::Contains("tdp.unit = 'J': must be 'W'"));
  gpu = round_gpu();
  gpu.eta_memory = Figure::exact(1.5, "", "test");
  CHECK_THROWS_WITH(validate(gpu), Catch::Contains("eta_memory.high = 1.5: must be at most 1"));
  gpu = round_gpu();
  gpu.memory_bandwidth = {};
  CHECK_THROWS_WITH(validate(gpu), Catch::Contains("must be above 0"));
  gpu = round_gpu();
  gpu.arithmetic.push_back(gpu.arithmetic.front());
  CHECK_THROWS_WITH(validate(gpu), Catch::Contains("has 'int8' twice"));
}

TEST_CASE(
    "the digital unit is MACs and SRAM bytes, from the smallest SRAM that holds the weights") {
  const auto r = baseline::digital_inference({.node = 28e-9}, digits());
  CHECK(r.component("arithmetic").energy() ==
        Approx(3552 * energy::constant("int8_mac").energy.value).epsilon(1e-9));
  const auto per_byte = [](const energy::EnergyReport& report, double bytes) {
    return report.component("SRAM").energy() / bytes;
  };
  const auto at_45 = baseline::digital_inference({.node = 45e-9}, digits());
  CHECK(per_byte(at_45, 3552 + 74 + 96) > per_byte(r, 3552 + 74 + 96));
  const auto reused = baseline::digital_inference({.node = 28e-9, .weight_reuse = 8}, digits());
  CHECK(r.energy() - reused.energy() ==
        Approx(7.0 / 8 * 3552 * per_byte(r, 3552 + 74 + 96)).epsilon(1e-9));
  const Workload large{"large", {{"one", 4096, 4096}}};
  const double bytes = 4096.0 * 4096 + 8192;
  CHECK(per_byte(baseline::digital_inference({.node = 28e-9}, large), bytes) ==
        Approx(10 * per_byte(r, 3552 + 74 + 96)).epsilon(1e-9));  // 100 pJ against 10 pJ
}

TEST_CASE("a brain is 12 to 20 W over a time, and says what it is not") {
  const auto exam = baseline::brain(3 * 3600);
  CHECK(exam.terms.front().energy.low == Approx(12 * 10800));
  CHECK(exam.terms.front().energy.high == Approx(20 * 10800));
  CHECK_THAT(exam.notes.front(), Catch::Contains("no comparison per token"));
  CHECK_THROWS_AS(baseline::brain(0), ArgumentError);
  CHECK_THROWS_AS(baseline::brain(NAN), ArgumentError);
}

TEST_CASE("a digital unit at the wall has a host and losses, as a crossbar has") {
  const Workload work = zoo::workload("lenet-5");
  const baseline::DigitalUnit unit;
  const auto macro = baseline::digital_inference(unit, work);
  const auto wall = baseline::digital_inference(unit, work, {.boundary = energy::Boundary::wall});
  const double host = unit.host_power.value * macro.latency();
  CHECK(wall.component("host").energy() == Approx(host).epsilon(1e-12));
  const auto board = baseline::digital_inference(unit, work, {.boundary = energy::Boundary::board});
  CHECK(wall.energy() == Approx((board.energy() + host) / 0.94).epsilon(1e-9));
  CHECK(wall.boundary == energy::Boundary::wall);
}

TEST_CASE("a digital unit's host waits with it, and the unit serves less") {
  const Workload work = zoo::workload("lenet-5");
  const baseline::DigitalUnit unit;
  const auto at = [&](energy::Boundary boundary, double duty) {
    return baseline::digital_inference(unit, work, {.boundary = boundary, .duty = duty});
  };
  const double t = at(energy::Boundary::macro, 1).latency();
  const auto busy = at(energy::Boundary::wall, 1);
  const auto tenth = at(energy::Boundary::wall, 0.1);
  CHECK(tenth.energy() - busy.energy() ==
        Approx(9 * unit.host_power.value * t / 0.94).epsilon(1e-9));
  CHECK(tenth.throughput == Approx(0.1 / t).epsilon(1e-12));
  CHECK(tenth.latency() == Approx(busy.latency()).epsilon(1e-12));
  CHECK_THAT(tenth.conditions, Catch::EndsWith(", at work 10 % of the time"));
  CHECK_THAT(tenth.notes.back(), Catch::Contains("is not known, and not counted"));
  CHECK(at(energy::Boundary::macro, 0.1).energy() == at(energy::Boundary::macro, 1).energy());
  CHECK_THROWS_AS(at(energy::Boundary::wall, 0), ConfigError);
}
