#include "titania/baseline/gpu.hpp"

#include <algorithm>
#include <cmath>

#include "core/csv.hpp"
#include "titania/core/error.hpp"
#include "titania/core/text.hpp"

namespace titania::detail {
extern const char* const baseline_gpus_csv;
}

namespace titania::baseline {

namespace {

using energy::Quantity;

constexpr double kExtrapolatedRange = 2.0;

std::optional<double> optional(double x, double unit) {
  return std::isnan(x) ? std::nullopt : std::optional(x * unit);
}

template <class Enum>
Enum enum_from(const std::string& name) {
  for (const auto& [value, text] : enum_names<Enum>) {
    if (name == text) return value;
  }
  throw std::logic_error("the GPU table has an unknown name '" + name + "'");
}

std::vector<Gpu> load() {
  const detail::CsvTable table(detail::baseline_gpus_csv);
  std::vector<Gpu> list;
  for (std::size_t k = 0; k < table.rows(); ++k) {
    const auto number = [&](const char* column) { return table.number(k, column); };
    Gpu g;
    g.name = table.text(k, "name");
    g.release = table.text(k, "release");
    g.node = table.text(k, "node");
    g.memory_bandwidth = number("bandwidth_GBps") * 1e9;
    g.tdp = number("tdp_W");
    g.idle_power = number("idle_W");
    g.active_power = number("p_active_W");
    g.peak_fp16 = optional(number("peak_fp16_TFLOPS"), 1e12);
    g.peak_int8 = optional(number("peak_int8_TOPS"), 1e12);
    g.e_op_fp16 = optional(number("e_op_fp16_pJ"), 1e-12);
    g.e_op_int8 = optional(number("e_op_int8_pJ"), 1e-12);
    g.e_byte = number("e_byte_pJ") * 1e-12;
    g.eta_compute = number("eta_compute");
    g.eta_memory = number("eta_memory");
    g.t_launch = number("t_launch_us") * 1e-6;
    g.kind = enum_from<energy::Kind>(table.text(k, "kind"));
    g.boundary = enum_from<energy::Boundary>(table.text(k, "boundary"));
    g.range_factor = number("range_factor");
    g.source = table.text(k, "source");
    g.notes = table.text(k, "notes");
    validate(g);
    list.push_back(std::move(g));
  }
  return list;
}

double figure(const std::optional<double>& x, const Gpu& gpu, Precision precision) {
  if (x) return *x;
  throw ArgumentError("precision = '" + std::string(name_of(precision)) + "': " + gpu.name +
                      " has no figure for it");
}

}  // namespace

const std::vector<Gpu>& gpus() {
  static const std::vector<Gpu> list = load();
  return list;
}

const Gpu& gpu(std::string_view name) {
  const auto& list = gpus();
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const Gpu& g) { return g.name == name; });
  if (found != list.end()) return *found;
  std::vector<std::string> names;
  for (const auto& g : list) names.push_back(g.name);
  throw ArgumentError("name = '" + std::string(name) + "': " + expected_one_of(name, names));
}

GpuWork gpu_work(const Workload& workload, const GpuRun& run) {
  return {workload.macs(), workload.weight_bytes(),
          workload.io_bytes() + run.hidden_traffic * workload.hidden_bytes()};
}

energy::EnergyReport gpu_inference(const Gpu& gpu, const GpuWork& work, const GpuRun& run) {
  validate(gpu);
  validate(run);
  const bool int8 = run.precision == Precision::int8;
  const double peak = figure(int8 ? gpu.peak_int8 : gpu.peak_fp16, gpu, run.precision);
  const double e_op = figure(int8 ? gpu.e_op_int8 : gpu.e_op_fp16, gpu, run.precision);

  const double bytes = work.weight_bytes + run.batch * work.other_bytes;
  const double flops = 2 * run.batch * work.macs;
  const double t_memory = bytes / (gpu.eta_memory * gpu.memory_bandwidth);
  const double t_compute = flops / (gpu.eta_compute * peak);
  const double t_launch = run.kernels * gpu.t_launch;
  const double t_request = run.batch * run.t_request;
  const double t = t_memory + t_compute + t_launch + t_request;
  const double uncapped = gpu.active_power * t + gpu.e_byte * bytes + e_op * flops;
  const double cap = uncapped > gpu.tdp * t ? gpu.tdp * t / uncapped : 1.0;

  const bool extrapolated = gpu.kind == energy::Kind::fitted && !run.same_work;
  const double range =
      extrapolated ? std::max(gpu.range_factor, kExtrapolatedRange) : gpu.range_factor;
  const double share = cap / run.batch;

  energy::EnergyReport report;
  report.name = gpu.name + ", batch " + to_text(run.batch);
  report.boundary = gpu.boundary;
  report.kind = extrapolated ? energy::Kind::extrapolated : gpu.kind;
  report.conditions = std::string(name_of(run.precision)) + ", " + gpu.node + ", " +
                      to_text(run.kernels) + " kernels per batch";
  const auto add = [&](const char* component, const char* item, double joule, double seconds) {
    report.terms.push_back({component,
                            item,
                            "",
                            Quantity::within(joule * share, range),
                            Quantity::within(seconds, range),
                            {},
                            gpu.source});
  };
  add("active power", "while moving data", gpu.active_power * t_memory, t_memory);
  add("active power", "while computing", gpu.active_power * t_compute, t_compute);
  add("active power", "kernel launches", gpu.active_power * t_launch, t_launch);
  if (run.kernels > 0) {
    Quantity& launches = report.terms.back().energy;
    launches.high = std::max(launches.high, launches.value * run.kernels_high / run.kernels);
  }
  add("active power", "request scheduling", gpu.active_power * t_request, t_request);
  add("memory traffic", "memory traffic", gpu.e_byte * bytes, 0);
  add("arithmetic", "arithmetic", e_op * flops, 0);
  if (cap < 1) report.notes.emplace_back("capped at the power limit");
  if (extrapolated) {
    report.notes.emplace_back("parameters were fitted to other work: " + gpu.notes);
  }
  return report;
}

energy::EnergyReport gpu_inference(const Gpu& gpu, const Workload& workload, const GpuRun& run) {
  return gpu_inference(gpu, gpu_work(workload, run), run);
}

double saturated_batch(const Gpu& gpu, const Workload& workload, GpuRun run) {
  const auto energy_at = [&](double batch) {
    run.batch = batch;
    return gpu_inference(gpu, workload, run).energy();
  };
  constexpr double largest = 0x1p40;
  double batch = 1;
  while (batch < largest && energy_at(2 * batch) < 0.99 * energy_at(batch)) batch *= 2;
  return batch;
}

}  // namespace titania::baseline
