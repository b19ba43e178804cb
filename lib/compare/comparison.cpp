#include "titania/compare/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "titania/baseline/gpu_run.hpp"
#include "titania/core/error.hpp"
#include "titania/core/text.hpp"

namespace titania::compare {

namespace {

using energy::EnergyReport;

EnergyReport run_on(const baseline::Gpu& gpu,
                    const Workload& workload,
                    double batch,
                    const Conditions& conditions) {
  baseline::GpuRun run;
  run.batch = batch;
  run.duty = conditions.duty;
  run.boundary = conditions.boundary;
  run.site = conditions.site;
  return baseline::gpu_inference(gpu, workload, run);
}

/// A digital unit reads its weights once for the whole batch.
EnergyReport run_on(baseline::DigitalUnit unit,
                    const Workload& workload,
                    double batch,
                    const Conditions& conditions) {
  unit.weight_reuse = std::max(unit.weight_reuse, batch);
  EnergyReport report = baseline::digital_inference(unit, workload);
  const double off_chip = workload.io_bytes() + workload.cache_bytes();
  report = energy::at_boundary(report, conditions.boundary, off_chip);
  report.unit = workload.unit;
  return report;
}

const Point& point_of(const Comparison& c, std::size_t point, std::size_t baseline) {
  if (point >= c.points().size()) {
    throw ArgumentError("point = " + std::to_string(point) + ": there are " +
                        std::to_string(c.points().size()) + " batches");
  }
  if (baseline >= c.baselines().size()) {
    throw ArgumentError("baseline = " + std::to_string(baseline) + ": there are " +
                        std::to_string(c.baselines().size()));
  }
  return c.points()[point];
}

/// Largest power of two within `limit` at which `fits` holds; 1 if none does.
double largest_batch(const auto& fits) {
  constexpr double limit = 1 << 20;
  double batch = 1;
  while (batch < limit && fits(2 * batch)) batch *= 2;
  return batch;
}

}  // namespace

void Conditions::check(std::string_view path) const {
  const std::string where = std::string(path);
  if (batches.empty()) throw ConfigError(where + ".batches: must not be empty");
  if (boundary < energy::Boundary::board) {
    throw ConfigError(where + ".boundary = '" + name_of(boundary) +
                      "': a GPU's figures begin at the board; must be board, wall or site");
  }
}

Comparison::Comparison(Workload workload,
                       accelerator::Accelerator accelerator,
                       std::vector<Baseline> baselines,
                       Conditions conditions)
    : workload_(std::move(workload)),
      accelerator_(std::move(accelerator)),
      baselines_(std::move(baselines)),
      conditions_(std::move(conditions)) {
  validate(workload_);
  validate(conditions_);
  if (baselines_.empty()) {
    throw ArgumentError("baselines: must not be empty, a crossbar is compared with something");
  }
  for (const double batch : conditions_.batches) points_.push_back(at(batch));
}

Point Comparison::at(double batch) const {
  accelerator::Run run;
  run.batch = batch;
  run.boundary = conditions_.boundary;
  run.duty = conditions_.duty;
  run.lifetime = conditions_.lifetime;
  run.refresh_period = conditions_.refresh_period;
  run.site = conditions_.site;
  Point point{batch, accelerator::inference(accelerator_, workload_, run), {}};
  for (const auto& baseline : baselines_) {
    point.baselines.push_back(std::visit(
        [&](const auto& b) { return run_on(b, workload_, batch, conditions_); }, baseline));
  }
  return point;
}

double Comparison::ratio(std::size_t point, std::size_t baseline) const {
  const Point& p = point_of(*this, point, baseline);
  return p.baselines[baseline].energy() / p.crossbar.report.energy();
}

energy::Percentiles Comparison::ratio_percentiles(std::size_t point,
                                                  std::size_t baseline,
                                                  std::uint64_t seed,
                                                  std::size_t draws) const {
  const Point& p = point_of(*this, point, baseline);
  return energy::ratio_percentiles(p.baselines[baseline], p.crossbar.report, seed, draws);
}

std::vector<energy::Sensitivity> Comparison::decisive(std::size_t point,
                                                      std::size_t baseline,
                                                      std::size_t count) const {
  const Point& p = point_of(*this, point, baseline);
  return energy::decisive(p.baselines[baseline], p.crossbar.report, count);
}

std::string name_of_baseline(const Baseline& baseline) {
  if (const auto* gpu = std::get_if<baseline::Gpu>(&baseline)) return gpu->name;
  return "digital-unit";
}

std::vector<OperatingPoint> operating_points(const Comparison& c) {
  const auto* gpu = std::get_if<baseline::Gpu>(&c.baselines().front());
  const auto step = [&](double batch) { return c.at(batch).baselines.front().latency(); };
  const double saturated = gpu ? baseline::saturated_batch(*gpu, c.workload())
                               : std::ranges::max(c.conditions().batches);
  const double bound = c.conditions().latency_bound;
  const double quick =
      largest_batch([&](double batch) { return batch <= saturated && step(batch) <= bound; });
  return {{"batch 1", c.at(1)},
          {"step within " + engineering(bound, "s"), c.at(quick)},
          {"saturated", c.at(saturated)}};
}

}  // namespace titania::compare
