#include "titania/baseline/gpu.hpp"

#include <cmath>

#include "support/catch.hpp"
#include "titania/baseline/digital_unit.hpp"
#include "titania/core/error.hpp"
#include "titania/energy/constants.hpp"

using namespace titania;
using baseline::Gpu;
using baseline::GpuRun;

namespace {

Workload digits() { return {"digits", {{"one", 64, 48}, {"two", 48, 10}}}; }

}  // namespace

TEST_CASE("the GPU model is its formula") {
  const Gpu& h100 = baseline::gpu("H100-SXM5");
  const Workload w = digits();
  CHECK(w.macs() == 3552);
  CHECK(w.weight_bytes() == 3552);
  CHECK(w.io_bytes() == 74);
  CHECK(w.hidden_bytes() == 96);
  for (const double batch : {1.0, 64.0, 1e6}) {
    const auto r = baseline::gpu_inference(h100, w, {.batch = batch, .hidden_traffic = 0.5});
    const double bytes = 3552 + batch * (74 + 48);
    const double flops = 2 * 3552 * batch;
    const double t = bytes / (0.65 * 3350e9) + flops / (0.40 * 1979e12) + 2 * 4e-6;
    const double joule = 330 * t + 64e-12 * bytes + 0.3e-12 * flops;
    CAPTURE(batch);
    CHECK(r.energy() == Approx(joule / batch).epsilon(1e-12));
    CHECK(r.latency() == Approx(t).epsilon(1e-12));
    CHECK(r.boundary == energy::Boundary::board);
    CHECK(r.kind == energy::Kind::extrapolated);  // fitted to language models, used for another net
    CHECK_FALSE(r.notes.empty());
  }
}

TEST_CASE("the energy is capped at the power limit") {
  Gpu hungry = baseline::gpu("H100-SXM5");
  hungry.e_op_int8 = 100e-12;
  const auto r = baseline::gpu_inference(hungry, digits(), {.batch = 1e7});
  CHECK(r.energy() * 1e7 == Approx(hungry.tdp * r.latency()).epsilon(1e-9));
  CHECK(r.notes.front() == "capped at the power limit");
}

TEST_CASE("H100 serving Llama-3.1-8B: the fit's own points, within its stated 32 % [fitted]") {
  // ML.ENERGY v3, J per output token, NVML (validation table G01 and neighbours; energy.md 1.5 row
  // 1). Decode at a mean context of 100 + 387/2 tokens: 7.505 G static MAC + 0.262 M per position;
  // bf16 weights 8.03 G; KV 131072 bytes per position.
  constexpr double context = 100 + 387.0 / 2;
  const baseline::GpuWork work{7.505e9 + 0.262e6 * context, 2 * 8.03e9, 131072 * context};
  constexpr double measured[][2] = {{8, 0.455}, {32, 0.165}, {128, 0.095}, {511, 0.070}};
  for (const auto& [batch, joule] : measured) {
    const auto r = baseline::gpu_inference(baseline::gpu("H100-SXM5"), work,
                                           {.batch = batch,
                                            .precision = baseline::Precision::fp16,
                                            .kernels = 0,
                                            .t_request = 20e-6,
                                            .same_work = true});
    CAPTURE(batch, r.energy());
    CHECK(r.kind == energy::Kind::fitted);
    CHECK(std::fabs(r.energy() / joule - 1) < 0.32);
  }
}

TEST_CASE("saturation is where doubling the batch saves less than 1 %") {
  const Gpu& g = baseline::gpu("Jetson-AGX-Orin-64GB");
  const double b = baseline::saturated_batch(g, digits(), {});
  const auto joule = [&](double batch) {
    return baseline::gpu_inference(g, digits(), {.batch = batch}).energy();
  };
  CHECK(joule(2 * b) >= 0.99 * joule(b));
  CHECK(joule(b) < 0.99 * joule(b / 2));
}

TEST_CASE("every GPU of the table is complete, and unknown names list them") {
  CHECK(baseline::gpus().size() >= 12);
  for (const auto& g : baseline::gpus()) {
    CAPTURE(g.name);
    CHECK_FALSE(g.source.empty());
    CHECK(g.active_power < g.tdp);
    CHECK(g.range_factor > 1);
  }
  CHECK_THROWS_WITH(baseline::gpu("H100"), Catch::Contains("H100-SXM5"));
  CHECK_THROWS_WITH(baseline::gpu_inference(baseline::gpu("V100-SXM2-32GB"), digits(), {}),
                    Catch::Contains("precision = 'int8': V100-SXM2-32GB has no figure for it"));
  CHECK_THROWS_AS(baseline::gpu_inference(baseline::gpu("T4"), digits(), {.batch = 0}),
                  ConfigError);
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
