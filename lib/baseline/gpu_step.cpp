// Moving data and computing follow one another by default, because a sum fits serving data better
// than a maximum:
//
//     bytes = weights + B (other + activations / act_reuse)
//     t = bytes / (eta_memory bandwidth N) + B operations / (eta_compute peak N)
//         + kernels t_launch (1 - graph) + B t_request

#include "baseline/gpu_step.hpp"

#include <algorithm>

namespace titania::baseline::detail {

namespace {

using energy::Estimate;
using energy::Figure;
using energy::Quantity;

constexpr double kExtrapolatedRange = 2.0;  // [choice]
constexpr double kManyKernels = 3.0;        // [choice] 2 to 6 for a small fused network

Quantity widened(const Figure& f) {
  return {f.value, std::min(f.low, f.value / kExtrapolatedRange),
          std::max(f.high, f.value * kExtrapolatedRange)};
}

bool has(const Gpu& gpu, Precision precision) {
  return std::ranges::find(gpu.arithmetic, precision, &Arithmetic::precision) !=
         gpu.arithmetic.end();
}

void add_traffic(Step& step, const Estimate& rate) {
  step.parts.push_back({"while moving weights", step.weight_bytes / rate});
  step.parts.push_back({"while moving activations", step.activation_bytes / rate});
  step.parts.push_back({"while moving other data", step.other_bytes / rate});
}

}  // namespace

Estimate Constants::operator()(const std::string& parameter, const Figure& figure) {
  // Constants of another work; or of a number format that this work's fit did not reach.
  const bool of_format = parameter.find('.') != std::string::npos;
  const bool foreign = gpu_.fitted_to == work_ ? work_ != WorkKind::other && of_format &&
                                                     figure.kind == energy::Kind::estimated
                                               : figure.kind == energy::Kind::fitted;
  if (foreign && std::ranges::find(foreign_, parameter) == foreign_.end()) {
    foreign_.push_back(parameter);
  }
  return {gpu_.name + "/" + parameter, foreign ? widened(figure) : figure.quantity()};
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
  return run.work.value_or(work.unit == "token" ? WorkKind::serving : WorkKind::other);
}

Precision precision_of(const Gpu& gpu, const GpuWork& work, const GpuRun& run) {
  using enum Precision;
  if (run.precision) return *run.precision;
  std::vector<Precision> wanted = {fp32, tf32};
  if (work.bits <= 8) wanted = {int8, fp8};
  if (work.bits <= 16) wanted.insert(wanted.end(), {fp16, bf16});
  wanted.insert(wanted.end(), {fp32, tf32, fp16, bf16});
  const auto found = std::ranges::find_if(wanted, [&](Precision p) { return has(gpu, p); });
  return found == wanted.end() ? fp16 : *found;
}

Step step_of(
    const Gpu& gpu, const GpuWork& work, const GpuRun& run, double gpus, Constants& constants) {
  const Arithmetic& format = gpu.in(precision_of(gpu, work, run));
  const std::string prefix = std::string(name_of(format.precision)) + ".";
  const bool serving = kind_of_work(work, run) == WorkKind::serving;

  Step step;
  step.operations = run.batch * work.operations;
  step.weight_bytes = work.weight_bytes;
  step.other_bytes = run.batch * work.other_bytes;
  step.activation_bytes = run.batch * work.activation_bytes;
  if (work.activation_bytes > 0) {  // its range is meant for any kind of work
    step.activation_bytes /= Estimate(gpu.name + "/act_reuse", gpu.act_reuse);
  }

  const Estimate rate = constants("memory_bandwidth", gpu.memory_bandwidth) *
                        constants("eta_memory", gpu.eta_memory) * gpus;
  const Estimate speed = constants(prefix + "peak", format.peak) *
                         constants(prefix + "eta_compute", format.eta_compute) * gpus;
  const Part computing = {"while computing", Estimate(step.operations) / speed};
  const bool memory_bound = step.bytes() / rate.value() >= computing.seconds.value();
  if (run.overlap == Overlap::none || memory_bound) add_traffic(step, rate);
  if (run.overlap == Overlap::none || !memory_bound) step.parts.push_back(computing);

  const double kernels = run.kernels.value_or(work.kernels);
  if (!run.graph.value_or(serving) && kernels > 0) {
    const Estimate number(gpu.name + "/kernels",
                          Quantity{kernels, kernels, kManyKernels * kernels});
    step.parts.push_back({"kernel launches", number * constants("t_launch", gpu.t_launch)});
  }
  if (run.t_request) {
    step.parts.push_back({"request scheduling", Estimate(run.batch * *run.t_request)});
  } else if (serving && gpu.t_request.value > 0) {
    const Estimate request = constants("t_request", gpu.t_request);
    step.parts.push_back({"request scheduling", request * run.batch});
  }
  return step;
}

}  // namespace titania::baseline::detail
