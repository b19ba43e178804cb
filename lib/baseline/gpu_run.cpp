// Power of a GPU at work hardly depends on its load: an H100 that serves language models draws 57
// to 98 % of its limit from batch 8 to batch 900 (ML.ENERGY v3).  So the model has a power of its
// own for a chip with kernels resident, beside energies per byte and per operation:
//
//     E = N active_power t + e_byte bytes + e_op operations,   at most N tdp t
//
// The split between the three is ill-conditioned in fits to serving data; e_byte is fixed from
// physics (bench/gpu/fit.py).

#include "titania/baseline/gpu_run.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "baseline/gpu_step.hpp"
#include "titania/core/error.hpp"
#include "titania/core/text.hpp"

namespace titania::baseline {

namespace {

using energy::Boundary;
using energy::EnergyReport;
using energy::Estimate;

constexpr double kUsableMemory = 0.9;  // [choice] the rest: context, workspace, fragments
constexpr double kPartialSum = 2;      // [choice] bytes: sums are exchanged in 16 bits
constexpr double kLargestBatch = 0x1p40;

/// Bits of the widest weight or activation.
std::int64_t widest_operand(const Workload& workload) {
  double widest = static_cast<double>(workload.activation_bits);
  for (const double bits : workload.weight_widths()) widest = std::max(widest, bits);
  return static_cast<std::int64_t>(std::ceil(widest));
}

double resident_bytes(const GpuWork& work, double batch) {
  return work.resident_weight_bytes + batch * work.resident_bytes;
}

/// How a batch lies on GPUs: in equal parts on replicas of the network, each of which holds some.
struct Placement {
  std::int64_t gpus = 1;  ///< of each replica
  double replicas = 1;
  std::int64_t total = 1;

  /// GPUs of a system that nothing is asked of.
  [[nodiscard]] double idle() const {
    return static_cast<double>(total) - static_cast<double>(gpus) * replicas;
  }
};

Placement placement(const Gpu& gpu, const GpuWork& work, const GpuRun& run) {
  const double memory = gpu.memory.value;
  if (run.gpus) {
    const double held = static_cast<double>(*run.gpus) * memory;
    const double bytes = resident_bytes(work, run.batch);
    if (bytes <= held) return {*run.gpus, 1, *run.gpus};
    throw ArgumentError("gpus = " + std::to_string(*run.gpus) + ": hold " + engineering(held, "B") +
                        ", batch " + to_text(run.batch) + " needs " + engineering(bytes, "B"));
  }
  for (std::int64_t each = 1; each < gpu.count; each *= 2) {
    const auto room = static_cast<double>(gpu.count / each);
    const double replicas = std::min(std::floor(run.batch), room);
    const double bytes = resident_bytes(work, run.batch / replicas);
    if (bytes <= kUsableMemory * memory * static_cast<double>(each)) {
      return {each, replicas, gpu.count};
    }
  }
  const double bytes = resident_bytes(work, run.batch);
  const double system = kUsableMemory * memory * static_cast<double>(gpu.count);
  const double systems = std::exp2(std::max(0.0, std::ceil(std::log2(bytes / system))));
  if (systems > 0x1p30) {
    throw ArgumentError("batch = " + to_text(run.batch) + ": needs " + engineering(bytes, "B") +
                        " of memory");
  }
  const std::int64_t all = gpu.count * static_cast<std::int64_t>(systems);
  return {all, 1, all};
}

/// Adds a term per inference, unless there is nothing to it.
void add(EnergyReport& report,
         const char* component,
         const std::string& item,
         const Estimate& joule,
         const Estimate& seconds,
         const std::string& source) {
  if (joule.value() == 0 && seconds.value() == 0) return;
  report.terms.push_back({.component = component,
                          .item = item,
                          .energy = joule.quantity(),
                          .latency = seconds.quantity(),
                          .source = source,
                          .factors = joule.factors()});
}

/// The boards at work, per step.
void add_board(EnergyReport& report,
               const Gpu& gpu,
               const Arithmetic& format,
               const detail::Step& step,
               double gpus,
               detail::Constants& constants) {
  const energy::Figure& power = constants.calibration().active_power;
  const Estimate active = constants("active_power", power) * gpus;
  const Estimate per_byte = constants.chip("e_byte", gpu.e_byte);
  const Estimate operations = constants.of_format(format, "e_op", format.e_op) * step.operations;
  for (const auto& part : step.parts) {
    add(report, "active power", part.item, active * part.seconds, part.seconds, power.source);
  }
  add(report, "memory traffic", "weights", per_byte * step.weight_bytes, 0, gpu.e_byte.source);
  add(report, "memory traffic", "activations", per_byte * step.activation_bytes, 0,
      gpu.e_byte.source);
  add(report, "memory traffic", "other data", per_byte * step.other_bytes, 0, gpu.e_byte.source);
  add(report, "arithmetic", std::string(name_of(format.precision)) + ".e_op", operations, 0,
      format.e_op.source);
}

/// Cuts a report's energy to `limit`, and says so.
void cap(EnergyReport& report, double limit) {
  const double energy = report.energy();
  if (energy <= limit) return;
  for (auto& term : report.terms) term.energy *= limit / energy;
  report.notes.emplace_back("capped at the power limit");
}

/// What is drawn while nothing is asked of the GPUs.
void add_idle(EnergyReport& report,
              const Gpu& gpu,
              const detail::Step& step,
              double idle_gpus,
              const detail::Constants& constants) {
  for (const auto& part : step.parts) {
    const Estimate idle = constants.chip("idle_power", gpu.idle_power) * idle_gpus * part.seconds;
    add(report, "idle power", part.item, idle, 0, gpu.idle_power.source);
  }
}

void add_host(EnergyReport& report,
              const Gpu& gpu,
              const detail::Step& step,
              double gpus,
              const detail::Constants& constants) {
  for (const auto& part : step.parts) {
    const Estimate host = constants.chip("host_power", gpu.host_power) * gpus * part.seconds;
    add(report, "host", part.item, host, 0, gpu.host_power.source);
  }
}

void describe(EnergyReport& report,
              const Gpu& gpu,
              const GpuRun& run,
              Precision precision,
              const Placement& place,
              const Calibration& calibration) {
  const std::int64_t n = place.total;
  report.name = (n > 1 && n != gpu.count ? std::to_string(n / gpu.count) + " x " : "") +
                (gpu.title.empty() ? gpu.name : gpu.title) + ", batch " + to_text(run.batch);
  report.conditions = std::to_string(n) + (n == 1 ? " GPU, " : " GPUs, ") + name_of(precision);
  if (place.replicas > 1) report.conditions += ", " + to_text(place.replicas) + " replicas";
  if (place.idle() > 0) report.conditions += ", " + to_text(place.idle()) + " GPUs idle";
  if (!calibration.stack.empty()) report.conditions += ", " + calibration.stack;
  if (!gpu.node.empty()) report.conditions += ", " + gpu.node;
  report.conditions += energy::duty_text(run.conditions.duty);
}

void label(EnergyReport& report, const detail::Constants& constants) {
  report.kind = constants.calibration().active_power.kind;
  if (constants.foreign().empty()) return;
  report.kind = energy::Kind::extrapolated;
  std::string names;
  for (const auto& name : constants.foreign()) names += (names.empty() ? "" : ", ") + name;
  report.notes.push_back("not fitted to " + std::string(name_of(constants.work())) +
                         " on this GPU: " + names);
}

/// `work` is that of one replica.
EnergyReport inference_on(const Placement& place,
                          const Gpu& gpu,
                          const GpuWork& work,
                          const GpuRun& run) {
  const auto gpus = static_cast<double>(place.gpus);
  const auto total = static_cast<double>(place.total);
  GpuRun part = run;
  part.batch = run.batch / place.replicas;
  detail::Constants constants(gpu, detail::kind_of_work(work, run));
  const Precision precision = detail::precision_of(gpu, work, run);
  const Arithmetic& format = constants.arithmetic(precision);
  const detail::Step step = detail::step_of(gpu, work, part, gpus, constants);
  const double seconds = step.seconds();
  const auto& [asked, duty, site] = run.conditions;
  const Boundary boundary = asked.value_or(gpu.count > 1 ? Boundary::wall : Boundary::board);

  EnergyReport report;
  describe(report, gpu, run, precision, place, constants.calibration());
  report.unit = work.unit;
  report.throughput = seconds > 0 ? run.batch * duty / seconds : 0;
  add_board(report, gpu, format, step, gpus, constants);
  cap(report, gpu.tdp.value * gpus * seconds);
  for (auto& term : report.terms) term.energy *= place.replicas;
  const double idle = place.idle() + total * (1 / duty - 1);
  if (idle > 0) add_idle(report, gpu, step, idle, constants);
  if (boundary >= Boundary::wall) add_host(report, gpu, step, total / duty, constants);
  for (auto& term : report.terms) term.energy *= 1 / run.batch;
  report.boundary = Boundary::board;
  energy::add_losses(report, Boundary::board, boundary, site);
  label(report, constants);
  return report;
}

}  // namespace

void GpuRun::check(std::string_view path) const {
  if (!conditions.boundary || *conditions.boundary >= Boundary::board) return;
  throw ConfigError(std::string(path) + ".boundary = '" + name_of(*conditions.boundary) +
                    "': expected one of {board, wall, site}");
}

GpuWork gpu_work(const Workload& workload, double batch) {
  GpuWork work;
  work.operations = workload.operations();
  work.weight_bytes = workload.weight_bytes_touched(batch);
  work.activation_bytes = workload.hidden_bytes();
  work.other_bytes = workload.io_bytes() + workload.cache_bytes();
  work.resident_weight_bytes = workload.parameter_bytes();
  work.resident_bytes = workload.resident_cache_bytes();
  for (const LayerShape& layer : workload.layers) {
    if (layer.experts == 1) continue;
    work.expert_bytes +=
        layer.weights() * layer.touched(batch) * workload.weight_bits_of(layer) / 8;
    work.expert_operations += 2 * layer.macs();
  }
  work.kernels = workload.kernels;
  work.collectives = workload.collectives;
  work.collective_bytes = workload.collective_elements * kPartialSum;
  work.bits = widest_operand(workload);
  work.unit = workload.unit;
  return work;
}

std::int64_t gpus_needed(const Gpu& gpu, const GpuWork& work, const GpuRun& run) {
  return placement(gpu, work, run).total;
}

EnergyReport gpu_inference(const Gpu& gpu, const GpuWork& work, const GpuRun& run) {
  validate(gpu);
  validate(run);
  validate(work);
  return inference_on(placement(gpu, work, run), gpu, work, run);
}

EnergyReport gpu_inference(const Gpu& gpu, const Workload& workload, const GpuRun& run) {
  validate(gpu);
  validate(run);
  const Placement place = placement(gpu, gpu_work(workload, run.batch), run);
  return inference_on(place, gpu, gpu_work(workload, run.batch / place.replicas), run);
}

std::vector<EnergyReport> batch_curve(const Gpu& gpu,
                                      const Workload& workload,
                                      std::span<const double> batches,
                                      GpuRun run) {
  std::vector<EnergyReport> curve;
  for (const double batch : batches) {
    run.batch = batch;
    curve.push_back(gpu_inference(gpu, workload, run));
  }
  return curve;
}

double saturated_batch(const Gpu& gpu, const Workload& workload, GpuRun run) {
  const auto fits = [&](double batch) {
    return !run.gpus || resident_bytes(gpu_work(workload, batch), batch) <=
                            static_cast<double>(*run.gpus) * gpu.memory.value;
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
