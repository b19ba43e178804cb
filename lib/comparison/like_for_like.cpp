#include "titania/comparison/like_for_like.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "comparison/gpu_side.hpp"
#include "titania/core/error.hpp"

namespace titania::comparison {

namespace {

using accelerator::Accelerator;
using baseline::Gpu;
using energy::Boundary;
using energy::Component;
using energy::Figure;

const char* const kSchedule = "request scheduling";

const Gpu& gpu_of(const Comparison& c, std::size_t baseline) {
  (void)c.ratio(0, baseline);  // refuses a baseline that is none
  if (const auto* gpu = std::get_if<Gpu>(&c.baselines()[baseline])) return *gpu;
  throw ArgumentError("baseline = " + std::to_string(baseline) + ": '" +
                      name_of_baseline(c.baselines()[baseline]) +
                      "' is no GPU, it has no DRAM, host and software to lend");
}

Figure times(Figure figure, double factor, std::string unit, const std::string& owner) {
  figure *= factor;
  figure.unit = std::move(unit);
  figure.source = owner + ": " + figure.source;
  return figure;
}

/// The GPU's DRAM, in the place of the accelerator's own.
void lend_dram(Accelerator& a, const Gpu& gpu, double gpus, double chips) {
  a.dram_bandwidth = gpu.memory_bandwidth.value * gpus / chips;
  const Figure energy = times(gpu.e_byte, 1, "J", gpu.name);
  bool is_there = false;
  for (Component& c : a.components) {
    if (c.per != "dram_bytes") continue;
    c.item = "DRAM of " + gpu.name;
    c.energy = energy;
    c.node = 0;  // its figure stands as it is
    is_there = true;
  }
  if (is_there) return;
  a.components.push_back({.group = "off-chip memory",
                          .item = "DRAM of " + gpu.name,
                          .boundary = Boundary::board,
                          .per = "dram_bytes",
                          .energy = energy});
}

/// The hosts of all its GPUs, in the place of the accelerator's own.
void lend_hosts(Accelerator& a, const Gpu& gpu, double gpus, double boards) {
  std::erase_if(a.components, [](const Component& c) {
    return c.boundary == Boundary::wall && c.of == "boards";
  });
  a.components.push_back({.group = "host",
                          .item = "host of " + gpu.name,
                          .boundary = Boundary::wall,
                          .of = "boards",
                          .static_power = times(gpu.host_power, gpus / boards, "W", gpu.name)});
}

/// Seconds of scheduling per inference, as the GPU's report has them.
Figure schedule_of(const energy::EnergyReport& report, double batch, const Gpu& gpu) {
  for (const auto& term : report.terms) {
    if (term.item != kSchedule || term.latency.value <= 0) continue;
    const energy::Quantity q = term.latency * (1 / batch);
    return {q.value, q.low, q.high, "s", energy::Kind::estimated, gpu.name + ": " + term.source};
  }
  return {};
}

}  // namespace

Comparison like_for_like(const Comparison& c, std::size_t baseline) {
  const Gpu& gpu = gpu_of(c, baseline);
  const Point& last = c.points().back();
  const detail::GpuSide side =
      detail::run_on(gpu, c.workload(), last.batch, c.conditions().conditions);
  const auto& deployment = last.crossbar.deployment;
  Accelerator a = c.accelerator();
  lend_dram(a, gpu, side.gpus, deployment.chips);
  lend_hosts(a, gpu, side.gpus, deployment.chips / a.chips_per_board);
  a.t_request = schedule_of(side.report, last.batch, gpu);
  a.title += " (with the DRAM, host and software of " + gpu.name + ")";
  std::vector<double> batches;
  for (const Point& point : c.points()) batches.push_back(point.batch);
  return {c.workload(), std::move(a), {gpu}, batches, c.conditions()};
}

MemristorShare memristor_share(const Comparison& c, std::size_t point, std::size_t baseline) {
  (void)c.ratio(point, baseline);  // refuses what is none
  std::set<std::string> macro;
  for (const Component& row : accelerator::components(c.accelerator())) {
    if (row.boundary == Boundary::macro) macro.insert(row.item);
  }
  MemristorShare share;
  const energy::EnergyReport& ours = c.points()[point].crossbar.report;
  for (const auto& term : ours.terms) {
    const double part = term.energy.value / ours.energy();
    if (term.component == "cells" || term.component == "wires") share.cells += part;
    if (macro.contains(term.item)) share.macro += part;
  }
  const energy::EnergyReport& theirs = c.points()[point].baselines[baseline];
  for (const auto& term : theirs.terms) {
    const bool is_touched = term.component == "arithmetic" || term.item == "weights" ||
                            term.item == "while moving weights" || term.item == "while computing";
    if (is_touched) share.baseline += term.energy.value / theirs.energy();
  }
  return share;
}

}  // namespace titania::comparison
