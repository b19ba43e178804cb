#include "titania/baseline/gpu.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "support/catch.hpp"
#include "titania/baseline/gpu_run.hpp"
#include "titania/core/error.hpp"
#include "titania/zoo/zoo.hpp"

using namespace titania;
using baseline::Calibration;
using baseline::Gpu;
using baseline::GpuRun;
using baseline::GpuWork;
using baseline::WorkKind;
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
  gpu.e_byte = Figure::exact(50e-12, "J", "test");
  gpu.host_power = Figure::exact(100, "W", "test");
  gpu.peaks = {{baseline::Precision::int8, Figure::exact(1e14, "1/s", "test")}};
  Calibration& physics = gpu.calibrations.front();
  physics.active_power = Figure::exact(200, "W", "test");
  physics.eta_memory = Figure::exact(0.5, "", "test");
  physics.act_reuse = Figure::exact(2, "", "test");
  physics.t_launch = Figure::exact(5e-6, "s", "test");
  physics.t_request = Figure::exact(1e-6, "s", "test");
  physics.arithmetic = {{baseline::Precision::int8, Figure::exact(0.5e-12, "J", "test"),
                         Figure::exact(0.4, "", "test")}};
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
  CHECK(latency({.batch = 16, .work = serving}) == Approx(t + 16e-6).epsilon(1e-12));
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

TEST_CASE("a system splits a batch over replicas before it splits an inference") {
  Gpu system = round_gpu();
  system.count = 8;
  const auto at = [&](double batch, const GpuRun& run = {}) {
    GpuRun r = run;
    r.batch = batch;
    r.conditions.boundary = energy::Boundary::board;
    return baseline::gpu_inference(system, round_work(), r);
  };
  const auto alone = [](double batch) {
    return baseline::gpu_inference(round_gpu(), round_work(), {.batch = batch});
  };
  const auto one = at(1);  // seven GPUs idle meanwhile
  CHECK(one.latency() == Approx(exact_step(1, 1)).epsilon(1e-12));
  CHECK(one.energy() == Approx(alone(1).energy() + 7 * 50 * one.latency()).epsilon(1e-12));
  CHECK_THAT(one.conditions, Catch::Contains("8 GPUs, int8, 7 GPUs idle"));
  const auto three = at(3);
  CHECK(three.energy() == Approx(alone(1).energy() + 5.0 / 3 * 50 * three.latency()));
  const auto full = at(8 * 80);  // each holds 80
  CHECK(full.latency() == Approx(exact_step(80, 1)).epsilon(1e-12));
  CHECK(full.energy() == Approx(alone(80).energy()).epsilon(1e-12));
  CHECK(full.throughput == Approx(8 * alone(80).throughput).epsilon(1e-12));
  CHECK_THAT(full.conditions, Catch::Contains("8 GPUs, int8, 8 replicas"));
  // 81 each do not fit: pairs of GPUs share what is left of the replicas.
  const auto pairs = at(4 * 162);
  CHECK(pairs.latency() == Approx(exact_step(162, 2)).epsilon(1e-12));
  CHECK_THAT(pairs.conditions, Catch::Contains("4 replicas"));
  CHECK(at(8, {.gpus = 8}).latency() == Approx(exact_step(8, 8)).epsilon(1e-12));
  CHECK(at(700).latency() == Approx(exact_step(350, 4)).epsilon(1e-12));
  CHECK(at(705).latency() == Approx(exact_step(705, 8)).epsilon(1e-12));
}

TEST_CASE("GPUs that share a batch wait for each other, exchange, and for the busiest experts") {
  Gpu gpu = round_gpu();
  Calibration& physics = gpu.calibrations.front();
  physics.t_collective = Figure::exact(1e-5, "s", "test");
  physics.collective_bandwidth = Figure::exact(1e10, "B/s", "test");
  physics.expert_imbalance = Figure::exact(0.25, "", "test");
  GpuWork work = round_work();
  work.collectives = 6;
  work.collective_bytes = 1e5;
  work.expert_bytes = 5e7;
  work.expert_operations = 4e8;
  const auto one = baseline::gpu_inference(gpu, work, {.batch = 16, .gpus = 1});
  CHECK(one.latency() == Approx(exact_step(16, 1)).epsilon(1e-12));
  const double waiting = 6 * 1e-5;
  const double exchange = 2 * 0.75 * 16 * 1e5 / 1e10;
  const double uneven = 0.25 * 2 * (5e7 / (0.5e12 * 4) + 16 * 4e8 / (0.4e14 * 4));
  const auto four = baseline::gpu_inference(gpu, work, {.batch = 16, .gpus = 4});
  CHECK(four.latency() == Approx(exact_step(16, 4) + waiting + exchange + uneven).epsilon(1e-12));
  CHECK(four.component("active power").energy() ==
        Approx(4 * 200 * four.latency() / 16).epsilon(1e-12));
}

TEST_CASE("a language model exchanges twice a layer, and says which work is that of experts") {
  const Workload model = zoo::workload("mixtral-8x7b", {.context = 64});
  const GpuWork work = baseline::gpu_work(model, 4);
  CHECK(work.collectives == 2 * 32);
  CHECK(work.collective_bytes == 2 * 32 * 4096 * 2.0);
  CHECK(work.expert_operations == 2.0 * 32 * 3 * 2 * 4096 * 14336);
  CHECK(work.expert_bytes == Approx(32.0 * 8 * 3 * 4096 * 14336 * (1 - std::pow(0.75, 4))));
  CHECK(baseline::gpu_work(zoo::workload("llama-2-7b"), 4).expert_bytes == 0);
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
  hungry.calibrations[0].arithmetic[0].e_op = Figure::exact(100e-12, "J", "test");
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

TEST_CASE("work is computed with the calibration to its kind") {
  Gpu gpu = round_gpu();
  Calibration serving = gpu.calibrations.front();
  serving.work = WorkKind::serving;
  serving.stack = "server";
  serving.active_power = Figure::exact(400, "W", "test");
  serving.graph = false;
  serving.kernel_factor = 3;
  gpu.calibrations.push_back(serving);
  GpuWork tokens = round_work();
  tokens.unit = "token";
  const auto served = baseline::gpu_inference(gpu, tokens, {.batch = 16});
  const double t = exact_step(16, 1) + 2 * 2 * 5e-6 + 16e-6;
  CHECK(served.latency() == Approx(t).epsilon(1e-12));
  CHECK(served.component("active power").energy() == Approx(400 * t / 16).epsilon(1e-12));
  CHECK_THAT(served.conditions, Catch::Contains(", server"));
  const auto bare = baseline::gpu_inference(gpu, round_work(), {.batch = 16});
  CHECK(bare.latency() == Approx(exact_step(16, 1)).epsilon(1e-12));
  CHECK_THAT(bare.conditions, !Catch::Contains("server"));
  CHECK(baseline::gpu_inference(gpu, tokens, {.graph = true}).latency() ==
        Approx(exact_step(1, 1) - 1e-5 + 1e-6).epsilon(1e-12));
}

TEST_CASE("a stack that is asked for is taken where it was calibrated, and the default elsewhere") {
  const Gpu a100 = baseline::gpu("a100-40");
  CHECK(a100.calibration(WorkKind::serving).stack == "vllm-2024");
  CHECK(a100 == baseline::gpu("A100_40", "VLLM_2024"));
  const Gpu eager = baseline::gpu("a100-40", "transformers-2023");
  CHECK(eager.calibration(WorkKind::serving).stack == "transformers-2023");
  CHECK(eager.calibration(WorkKind::serving).kernel_factor == 2);
  CHECK(eager.calibration(WorkKind::vision) == a100.calibration(WorkKind::vision));
  CHECK(eager.calibration(WorkKind::other).stack.empty());
  CHECK(baseline::gpu("dgx-h100").calibrations == baseline::gpu("h100-sxm").calibrations);
  CHECK_THROWS_WITH(baseline::gpu("h100-sxm", "vlm-2025"),
                    Catch::Contains("stack = 'vlm-2025': expected one of {vllm-2025") &&
                        Catch::Contains("did you mean 'vllm-2025'?"));
}

TEST_CASE("what nothing was fitted to is extrapolated, and its range at least a factor 3") {
  Workload tokens = digits();
  tokens.unit = "token";
  const GpuRun run = {.precision = baseline::Precision::fp16};
  const auto fitted = baseline::gpu_inference(baseline::gpu("h100-sxm"), tokens, run);
  CHECK(fitted.kind == energy::Kind::fitted);
  CHECK(fitted.notes.empty());
  Gpu alone = baseline::gpu("h100-sxm");
  alone.calibrations = {alone.calibration(WorkKind::other)};
  for (const Gpu& gpu : {baseline::gpu("h200"), alone}) {
    const auto report = baseline::gpu_inference(gpu, tokens, run);
    CHECK(report.kind == energy::Kind::extrapolated);
    CHECK_THAT(report.notes.back(), Catch::Contains("not fitted to serving on this GPU: ") &&
                                        Catch::Contains("active_power"));
    for (const auto& factor : report.terms.front().factors) {
      if (factor.constant != gpu.name + "/active_power") continue;
      CHECK(factor.high >= 3);
      CHECK(factor.low <= 0.3334);
    }
    CHECK(baseline::gpu_inference(gpu, digits()).kind == energy::Kind::estimated);
  }
}

TEST_CASE("a fit to one number format says nothing of another") {
  Workload tokens = digits();
  tokens.unit = "token";
  const auto report = baseline::gpu_inference(baseline::gpu("h100-sxm"), tokens,
                                              {.precision = baseline::Precision::int8});
  CHECK(report.kind == energy::Kind::extrapolated);
  CHECK(report.notes.back() == "not fitted to serving on this GPU: int8.eta_compute, int8.e_op");
}

TEST_CASE("a narrower format never costs a bare product more") {
  for (const Gpu& gpu : baseline::gpus()) {
    if (gpu.count > 1) continue;
    CAPTURE(gpu.name);
    for (const double batch : {1.0, 64.0, 1024.0, 8192.0}) {
      const auto at = [&](int bits, std::optional<baseline::Precision> precision = {}) {
        const Workload product{.name = "product",
                               .layers = {{"product", 7168, 18432}},
                               .weight_bits = static_cast<double>(bits),
                               .activation_bits = bits};
        return baseline::gpu_inference(gpu, product, {.batch = batch, .precision = precision});
      };
      CAPTURE(batch);
      const auto narrow = at(8);
      const auto wide = at(16);
      CHECK(narrow.energy() <= wide.energy());
      CHECK(narrow.latency() <= wide.latency());
      const auto fp8 =
          std::ranges::find(gpu.peaks, baseline::Precision::fp8, &baseline::PeakRate::precision);
      if (fp8 == gpu.peaks.end()) continue;
      CHECK(at(8, baseline::Precision::fp8).energy() <= wide.energy());
      CHECK(at(8, baseline::Precision::fp8).latency() <= wide.latency());
      if (gpu.name != "b200") continue;
      CHECK_THAT(at(4).conditions, Catch::Contains("fp4"));
      CHECK(at(4).energy() <= at(8, baseline::Precision::fp8).energy());
      CHECK(at(4).latency() <= at(8, baseline::Precision::fp8).latency());
    }
  }
}

TEST_CASE("an H100 computes a bare FP8 product as fast as was measured") {
  const Workload product{.name = "product", .layers = {{"product", 7168, 18432}}};
  const auto report =
      baseline::gpu_inference(baseline::gpu("h100-sxm"), product,
                              {.batch = 1024, .precision = baseline::Precision::fp8, .kernels = 1});
  double computing = 0;
  for (const auto& term : report.terms) {
    if (term.item == "while computing") computing += term.latency.value;
  }
  CHECK(computing == Approx(279e-6).epsilon(0.01));  // DeepGEMM: 970 TFLOPS
}

TEST_CASE("saturation is where doubling the batch saves less than 1 %") {
  const Gpu g = baseline::gpu("agx-orin");
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
    CHECK_FALSE(g.peaks.empty());
    CHECK(g.calibrations.size() == 3);
    for (const Calibration& c : baseline::calibrations(g.name)) {
      CHECK(c.active_power.value < g.tdp.value);
      for (const auto& peak : g.peaks) CHECK(c.in(peak.precision).precision == peak.precision);
    }
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
  gpu.calibrations[0].eta_memory = Figure::exact(1.5, "", "test");
  CHECK_THROWS_WITH(validate(gpu), Catch::Contains("eta_memory.high = 1.5: must be at most 1"));
  gpu = round_gpu();
  gpu.memory_bandwidth = {};
  CHECK_THROWS_WITH(validate(gpu), Catch::Contains("must be above 0"));
  gpu = round_gpu();
  gpu.peaks.push_back(gpu.peaks.front());
  CHECK_THROWS_WITH(validate(gpu), Catch::Contains("peaks: has 'int8' twice"));
  gpu = round_gpu();
  auto& arithmetic = gpu.calibrations[0].arithmetic;
  arithmetic.push_back(arithmetic.front());
  CHECK_THROWS_WITH(validate(gpu), Catch::Contains("arithmetic: has 'int8' twice"));
  gpu = round_gpu();
  gpu.calibrations.push_back(gpu.calibrations.front());
  CHECK_THROWS_WITH(validate(gpu), Catch::Contains("calibrations: has 'other' twice"));
  gpu.calibrations = {{.work = WorkKind::serving}};
  CHECK_THROWS_WITH(validate(gpu), Catch::Contains("calibrations: has none for other work"));
}
