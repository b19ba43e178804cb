// Moving data and computing follow one another by default, because a sum fits serving data better
// than a maximum:
//
//     bytes = weights + B (other + activations / act_reuse)
//     t = bytes / (eta_memory bandwidth N) + B operations / (eta_compute peak N)
//         + kernels t_launch (1 - graph) + B t_request

#include "baseline/gpu_step.hpp"

#include <algorithm>
#include <cmath>

namespace titania::baseline::detail {

namespace {

using energy::Estimate;
using energy::Figure;
using energy::Quantity;

// [choice] Energies of the fitted stacks lie within it around what physics says.
constexpr double kExtrapolatedRange = 3.0;
constexpr double kManyKernels = 3.0;  // [choice] 2 to 6 for a small fused network

Quantity widened(const Figure& f) {
  return {f.value, std::min(f.low, f.value / kExtrapolatedRange),
          std::max(f.high, f.value * kExtrapolatedRange)};
}

bool decided(const Arithmetic& format) {
  const auto by_fit = [](const Figure& f) {
    return f.kind == energy::Kind::fitted || f.kind == energy::Kind::measured;
  };
  return by_fit(format.e_op) || by_fit(format.eta_compute);
}

bool has(const Gpu& gpu, Precision precision) {
  return std::ranges::find(gpu.peaks, precision, &PeakRate::precision) != gpu.peaks.end();
}

void add_traffic(Step& step, const Estimate& rate) {
  step.parts.push_back({"while moving weights", step.weight_bytes / rate});
  step.parts.push_back({"while moving activations", step.activation_bytes / rate});
  step.parts.push_back({"while moving other data", step.other_bytes / rate});
}

/// What several GPUs lose by sharing a batch.
void add_exchange(Step& step,
                  const GpuWork& work,
                  const GpuRun& run,
                  double gpus,
                  const Estimate& rate,
                  const Estimate& speed,
                  Constants& constants) {
  const Calibration& c = constants.calibration();
  if (work.collectives > 0) {
    const Estimate each = constants("t_collective", c.t_collective);
    const Estimate bandwidth = constants("collective_bandwidth", c.collective_bandwidth);
    const double bytes = 2 * (gpus - 1) / gpus * run.batch * work.collective_bytes;
    step.parts.push_back({"waiting for other GPUs", each * work.collectives});
    step.parts.push_back({"exchanging results", Estimate(bytes) / bandwidth});
  }
  if (work.expert_bytes > 0) {
    const Estimate share = constants("expert_imbalance", c.expert_imbalance) * std::log2(gpus);
    step.parts.push_back({"uneven experts, weights", share * work.expert_bytes / rate});
    const double operations = run.batch * work.expert_operations;
    step.parts.push_back({"uneven experts, computing", share * operations / speed});
  }
}

}  // namespace

bool Constants::graph() const { return calibration_.work == work_ && calibration_.graph; }

const Arithmetic& Constants::arithmetic(Precision precision) const {
  (void)gpu_.peak(precision);  // says which formats the GPU has
  return calibration_.in(precision);
}

Estimate Constants::chip(const std::string& parameter, const Figure& figure) const {
  return {gpu_.name + "/" + parameter, figure.quantity()};
}

Estimate Constants::named(const std::string& parameter, const Figure& figure, bool foreign) {
  if (foreign && std::ranges::find(foreign_, parameter) == foreign_.end()) {
    foreign_.push_back(parameter);
  }
  return {gpu_.name + "/" + parameter, foreign ? widened(figure) : figure.quantity()};
}

Estimate Constants::operator()(const std::string& parameter, const Figure& figure) {
  const bool fitted = calibration_.work == work_ && calibration_.is_fitted();
  return named(parameter, figure, work_ != WorkKind::other && !fitted);
}

Estimate Constants::of_format(const Arithmetic& format,
                              const char* parameter,
                              const Figure& figure) {
  // A fit that reached number formats says nothing of those that it did not reach.
  const bool reached = decided(format) || std::ranges::none_of(calibration_.arithmetic, decided);
  const bool fitted = calibration_.work == work_ && calibration_.is_fitted() && reached;
  return named(std::string(name_of(format.precision)) + "." + parameter, figure,
               work_ != WorkKind::other && !fitted);
}

double Step::bytes() const {
  return weight_bytes.value() + activation_bytes.value() + other_bytes.value();
}

double Step::seconds() const {
  double sum = 0;
  for (const Part& part : parts) sum += part.seconds.value();
  return sum;
}

WorkKind kind_of_work(const GpuWork& work, const GpuRun& run) {
  if (run.work) return *run.work;
  if (work.unit == "token") return WorkKind::serving;
  return work.unit == "image" ? WorkKind::vision : WorkKind::other;
}

Precision precision_of(const Gpu& gpu, const GpuWork& work, const GpuRun& run) {
  using enum Precision;
  if (run.precision) return *run.precision;
  std::vector<Precision> wanted = {fp32, tf32};
  if (work.bits <= 8) wanted = {int8, fp8};
  if (work.bits <= 4) wanted.insert(wanted.begin(), fp4);
  if (work.bits <= 16) wanted.insert(wanted.end(), {fp16, bf16});
  wanted.insert(wanted.end(), {fp32, tf32, fp16, bf16});
  std::erase_if(wanted, [&](Precision p) { return !has(gpu, p); });
  if (wanted.empty()) return fp16;
  const auto peak = [&](Precision p) { return gpu.peak(p).value; };
  // The narrowest, unless the chip is slower in it than in a wider one, as a V100 is in INT8.
  const Precision fastest = *std::ranges::max_element(wanted, {}, peak);
  const bool slower = work.bits <= 16 && peak(wanted.front()) < peak(fastest);
  return slower ? fastest : wanted.front();
}

Step step_of(
    const Gpu& gpu, const GpuWork& work, const GpuRun& run, double gpus, Constants& constants) {
  const Calibration& calibration = constants.calibration();
  const Precision precision = precision_of(gpu, work, run);
  const Arithmetic& format = constants.arithmetic(precision);

  Step step;
  step.operations = run.batch * work.operations;
  step.weight_bytes = work.weight_bytes;
  step.other_bytes = run.batch * work.other_bytes;
  step.activation_bytes = run.batch * work.activation_bytes;
  if (work.activation_bytes > 0) {  // its range is meant for any kind of work
    step.activation_bytes /= constants.chip("act_reuse", calibration.act_reuse);
  }

  const Estimate rate = constants.chip("memory_bandwidth", gpu.memory_bandwidth) *
                        constants("eta_memory", calibration.eta_memory) * gpus;
  const Estimate speed =
      constants.chip(std::string(name_of(format.precision)) + ".peak", gpu.peak(precision)) *
      constants.of_format(format, "eta_compute", format.eta_compute) * gpus;
  const Part computing = {"while computing", Estimate(step.operations) / speed};
  const bool memory_bound = step.bytes() / rate.value() >= computing.seconds.value();
  if (run.overlap == Overlap::none || memory_bound) add_traffic(step, rate);
  if (run.overlap == Overlap::none || !memory_bound) step.parts.push_back(computing);

  if (gpus > 1) add_exchange(step, work, run, gpus, rate, speed, constants);
  const double kernels = run.kernels.value_or(calibration.kernel_factor * work.kernels);
  if (!run.graph.value_or(constants.graph()) && kernels > 0) {
    const Estimate number(gpu.name + "/kernels",
                          Quantity{kernels, kernels, kManyKernels * kernels});
    step.parts.push_back({"kernel launches", number * constants("t_launch", calibration.t_launch)});
  }
  if (run.t_request) {
    step.parts.push_back({"request scheduling", Estimate(run.batch * *run.t_request)});
  } else if (constants.work() == WorkKind::serving && calibration.t_request.value > 0) {
    const Estimate request = constants("t_request", calibration.t_request);
    step.parts.push_back({"request scheduling", request * run.batch});
  }
  return step;
}

}  // namespace titania::baseline::detail
