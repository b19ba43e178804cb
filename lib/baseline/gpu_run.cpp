// Power of a GPU at work hardly depends on its load: an H100 that serves language models draws 57 to
// 98 % of its limit from batch 8 to batch 900 (ML.ENERGY v3).  So the model has a power of its own
// for a chip with kernels resident, beside energies per byte and per operation:
//
//     t = bytes / (eta_memory bandwidth N) + operations / (eta_compute peak N) + launches + requests
//     E = N active_power t + e_byte bytes + e_op operations
//
// Each term is a product of the GPU's constants.  The split between active_power, e_byte and e_op
// is ill-conditioned in fits to serving data: e_byte is fixed from physics (bench/gpu/fit.py).

#include "titania/baseline/gpu_run.hpp"

#include <algorithm>
#include <cmath>

#include "titania/core/error.hpp"
#include "titania/core/text.hpp"

namespace titania::baseline {

namespace {

using energy::Boundary;
using energy::Estimate;
using energy::Figure;
using energy::Kind;
using energy::Quantity;
using energy::Term;

constexpr double kExtrapolatedRange = 2.0;  // [choice]
constexpr double kUsableMemory = 0.9;       // [choice] the rest: context, workspace, fragments
constexpr double kManyKernels = 3.0;        // [choice] 2 to 6 for a small fused network
constexpr double kLargestBatch = 0x1p40;

WorkKind kind_of_work(const GpuWork& work, const GpuRun& run) {
  return run.work.value_or(work.unit == "token" ? WorkKind::serving : WorkKind::other);
}

Precision precision_of(const Gpu& gpu, const GpuWork& work, const GpuRun& run) {
  if (run.precision) return *run.precision;
  using enum Precision;
  const auto has = [&](Precision p) {
    return std::ranges::find(gpu.arithmetic, p, &Arithmetic::precision) != gpu.arithmetic.end();
  };
  if (work.bits <= 8 && has(int8)) return int8;
  if (work.bits <= 8 && has(fp8)) return fp8;
  if (work.bits <= 16 && has(fp16)) return fp16;
  if (work.bits <= 16 && has(bf16)) return bf16;
  for (const Precision wide : {fp32, tf32, fp16, bf16}) {
    if (has(wide)) return wide;
  }
  return fp16;
}

/// The GPU's constants under their names, wider where a fit is used for other work.
class Constants {
 public:
  Constants(const Gpu& gpu, WorkKind work) : gpu_(gpu), work_(work) {}

  [[nodiscard]] Estimate operator()(const std::string& parameter, const Figure& figure) {
    const bool foreign = figure.kind == Kind::fitted && gpu_.fitted_to != work_;
    if (foreign && std::ranges::find(foreign_, parameter) == foreign_.end()) {
      foreign_.push_back(parameter);
    }
    return {gpu_.name + "/" + parameter, foreign ? widened(figure) : figure.quantity()};
  }

  /// Fitted constants that were used for other work.
  [[nodiscard]] const std::vector<std::string>& foreign() const { return foreign_; }

 private:
  static Quantity widened(const Figure& f) {
    return {f.value, std::min(f.low, f.value / kExtrapolatedRange),
            std::max(f.high, f.value * kExtrapolatedRange)};
  }

  const Gpu& gpu_;
  WorkKind work_;
  std::vector<std::string> foreign_;
};

/// A part of a step: what it is, how long it takes.
struct Part {
  const char* item;
  Estimate seconds;
};

/// What a step moves and computes, and its parts, one after the other.
struct Step {
  Estimate weight_bytes;
  Estimate activation_bytes;
  Estimate other_bytes;
  double operations = 0;
  std::vector<Part> parts;

  [[nodiscard]] double bytes() const {
    return weight_bytes.value() + activation_bytes.value() + other_bytes.value();
  }
  [[nodiscard]] double seconds() const {
    double sum = 0;
    for (const Part& p : parts) sum += p.seconds.value();
    return sum;
  }
};

Step step_of(const Gpu& gpu,
             const GpuWork& work,
             const GpuRun& run,
             double gpus,
             Constants& constants) {
  const bool serving = kind_of_work(work, run) == WorkKind::serving;
  const Arithmetic& format = gpu.in(precision_of(gpu, work, run));
  const std::string prefix = std::string(name_of(format.precision)) + ".";
  Step step;
  step.weight_bytes = work.weight_bytes;
  step.other_bytes = run.batch * work.other_bytes;
  step.activation_bytes =
      Estimate(run.batch * work.activation_bytes) / constants("act_reuse", gpu.act_reuse);
  step.operations = run.batch * work.operations;

  const Estimate rate = constants("memory_bandwidth", gpu.memory_bandwidth) *
                        constants("eta_memory", gpu.eta_memory) * gpus;
  const Estimate speed = constants(prefix + "peak", format.peak) *
                         constants(prefix + "eta_compute", format.eta_compute) * gpus;
  const Estimate computing = Estimate(step.operations) / speed;
  const double moving = step.bytes() / rate.value();
  const bool hidden = run.overlap == Overlap::full;
  if (!hidden || moving >= computing.value()) {
    step.parts.push_back({"while moving weights", step.weight_bytes / rate});
    step.parts.push_back({"while moving activations", step.activation_bytes / rate});
    step.parts.push_back({"while moving other data", step.other_bytes / rate});
  }
  if (!hidden || moving < computing.value()) step.parts.push_back({"while computing", computing});
  if (!run.graph.value_or(serving)) {
    const double kernels = run.kernels.value_or(work.kernels);
    const Quantity number = {kernels, kernels, kManyKernels * kernels};
    step.parts.push_back({"kernel launches", Estimate(gpu.name + "/kernels", number) *
                                                 constants("t_launch", gpu.t_launch)});
  }
  const Estimate request = run.t_request ? Estimate(*run.t_request)
                           : serving     ? constants("t_request", gpu.t_request)
                                         : Estimate(0);
  step.parts.push_back({"request scheduling", request * run.batch});
  return step;
}

Kind kind_of(const Gpu& gpu, const Constants& constants) {
  return constants.foreign().empty() ? gpu.active_power.kind : Kind::extrapolated;
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

/// Adds terms per inference.
class Terms {
 public:
  Terms(energy::EnergyReport& report, double batch) : report_(report), batch_(batch) {}

  void add(const char* component,
           std::string item,
           const Estimate& joule,
           const Estimate& seconds,
           const std::string& source) {
    if (joule.value() == 0 && seconds.value() == 0) return;
    const Estimate each = joule / batch_;
    report_.terms.push_back({.component = component,
                             .item = std::move(item),
                             .energy = each.quantity(),
                             .latency = seconds.quantity(),
                             .source = source,
                             .factors = each.factors()});
  }

 private:
  energy::EnergyReport& report_;
  double batch_;
};

std::string conditions(const Gpu& gpu,
                       const GpuWork& work,
                       const GpuRun& run,
                       std::int64_t gpus) {
  std::string text = std::to_string(gpus) + (gpus == 1 ? " GPU, " : " GPUs, ") +
                     name_of(precision_of(gpu, work, run)) + ", batch " + to_text(run.batch);
  if (!gpu.node.empty()) text += ", " + gpu.node;
  if (run.duty < 1) text += ", at work " + to_text(100 * run.duty) + " % of the time";
  return text;
}

}  // namespace

void GpuRun::check(std::string_view path) const {
  if (!boundary || *boundary >= Boundary::board) return;
  throw ConfigError(std::string(path) + ".boundary = '" + name_of(*boundary) +
                    "': a GPU is known at the board and beyond: expected one of {board, wall, site}");
}

GpuWork gpu_work(const Workload& workload, double batch) {
  GpuWork work;
  work.operations = workload.operations();
  work.weight_bytes = workload.weight_bytes_touched(batch);
  work.activation_bytes = workload.hidden_bytes();
  work.other_bytes = workload.io_bytes() + workload.cache_bytes();
  work.resident_weight_bytes =
      workload.parameters() * static_cast<double>(workload.weight_bits) / 8;
  work.resident_bytes = workload.resident_cache_bytes();
  work.kernels = workload.kernels;
  work.bits = std::max(workload.weight_bits, workload.activation_bits);
  work.unit = workload.unit;
  return work;
}

std::int64_t gpus_needed(const Gpu& gpu, const GpuWork& work, const GpuRun& run) {
  const double bytes = work.resident_weight_bytes + run.batch * work.resident_bytes;
  if (run.gpus) {
    const double held = static_cast<double>(*run.gpus) * gpu.memory.value;
    if (bytes <= held) return *run.gpus;
    throw ArgumentError("gpus = " + std::to_string(*run.gpus) + ": hold " +
                        engineering(held, "B") + ", and batch " + to_text(run.batch) + " needs " +
                        engineering(bytes, "B"));
  }
  const double needed = bytes / (kUsableMemory * gpu.memory.value * static_cast<double>(gpu.count));
  const double systems = std::exp2(std::max(0.0, std::ceil(std::log2(needed))));
  if (!(systems <= 0x1p30)) {
    throw ArgumentError("batch = " + to_text(run.batch) + ": needs " + engineering(bytes, "B") +
                        " of memory");
  }
  return gpu.count * static_cast<std::int64_t>(systems);
}

energy::EnergyReport gpu_inference(const Gpu& gpu, const GpuWork& work, const GpuRun& run) {
  validate(gpu);
  validate(run);
  validate(work);
  const std::int64_t used = gpus_needed(gpu, work, run);
  const auto gpus = static_cast<double>(used);
  Constants constants(gpu, kind_of_work(work, run));
  const Arithmetic& format = gpu.in(precision_of(gpu, work, run));
  const std::string e_op = std::string(name_of(format.precision)) + ".e_op";
  const Step step = step_of(gpu, work, run, gpus, constants);
  const double t = step.seconds();

  const Estimate active = constants("active_power", gpu.active_power) * gpus;
  const Estimate per_byte = constants("e_byte", gpu.e_byte);
  const Estimate arithmetic = constants(e_op, format.e_op) * step.operations;
  const double uncapped =
      active.value() * t + per_byte.value() * step.bytes() + arithmetic.value();
  const double limit = gpu.tdp.value * gpus * t;
  const double cap = uncapped > limit ? limit / uncapped : 1.0;

  energy::EnergyReport report;
  report.name = gpu.title.empty() ? gpu.name : gpu.title;
  report.boundary = Boundary::board;
  report.unit = work.unit;
  report.throughput = t > 0 ? run.batch * run.duty / t : 0;
  report.conditions = conditions(gpu, work, run, used);
  Terms terms(report, run.batch);
  for (const Part& part : step.parts) {
    terms.add("active power", part.item, active * part.seconds * cap, part.seconds,
              gpu.active_power.source);
  }
  const std::pair<const char*, const Estimate*> traffic[] = {
      {"weights", &step.weight_bytes},
      {"activations", &step.activation_bytes},
      {"keys, values, input and output", &step.other_bytes}};
  for (const auto& [item, bytes] : traffic) {
    terms.add("memory traffic", item, per_byte * *bytes * cap, 0, gpu.e_byte.source);
  }
  terms.add("arithmetic", e_op, arithmetic * cap, 0, format.e_op.source);

  const Boundary boundary =
      run.boundary.value_or(gpu.count > 1 ? Boundary::wall : Boundary::board);
  for (const Part& part : step.parts) {
    const std::string item = part.item;
    if (run.duty < 1) {
      terms.add("idle power", item,
                constants("idle_power", gpu.idle_power) * (gpus * (1 / run.duty - 1)) *
                    part.seconds,
                0, gpu.idle_power.source);
    }
    if (boundary >= Boundary::wall) {
      terms.add("host", item,
                constants("host_power", gpu.host_power) * (gpus / run.duty) * part.seconds, 0,
                gpu.host_power.source);
    }
  }
  energy::add_losses(report, Boundary::board, boundary, run.site);
  report.kind = kind_of(gpu, constants);
  if (cap < 1) report.notes.emplace_back("capped at the power limit");
  if (report.kind == Kind::extrapolated) {
    report.notes.push_back("fitted to " + std::string(name_of(gpu.fitted_to)) +
                           " and used for other work: " + listed(constants.foreign()));
  }
  return report;
}

energy::EnergyReport gpu_inference(const Gpu& gpu, const Workload& workload, const GpuRun& run) {
  validate(run);
  return gpu_inference(gpu, gpu_work(workload, run.batch), run);
}

std::vector<energy::EnergyReport> batch_curve(const Gpu& gpu,
                                              const Workload& workload,
                                              std::span<const double> batches,
                                              GpuRun run) {
  std::vector<energy::EnergyReport> curve;
  for (const double batch : batches) {
    run.batch = batch;
    curve.push_back(gpu_inference(gpu, workload, run));
  }
  return curve;
}

double saturated_batch(const Gpu& gpu, const Workload& workload, GpuRun run) {
  const auto fits = [&](double batch) {
    const GpuWork work = gpu_work(workload, batch);
    const double bytes = work.resident_weight_bytes + batch * work.resident_bytes;
    return !run.gpus || bytes <= static_cast<double>(*run.gpus) * gpu.memory.value;
  };
  const auto energy_at = [&](double batch) {
    run.batch = batch;
    return gpu_inference(gpu, workload, run).energy();
  };
  double batch = 1;
  while (batch < kLargestBatch && fits(2 * batch) &&
         energy_at(2 * batch) < 0.99 * energy_at(batch)) {
    batch *= 2;
  }
  return batch;
}

}  // namespace titania::baseline
