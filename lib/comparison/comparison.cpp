#include "titania/comparison/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "comparison/gpu_side.hpp"
#include "titania/baseline/gpu_run.hpp"
#include "titania/core/error.hpp"
#include "titania/core/names.hpp"
#include "titania/core/text.hpp"

namespace titania::comparison {

namespace {

using energy::EnergyReport;

constexpr const char* kDigitalUnit = "digital-unit";

/// What the hosts draw that a workload's chips have a share of.
energy::Figure host_share(const accelerator::Accelerator& accelerator,
                          const accelerator::Deployment& deployment) {
  const double boards = deployment.chips / accelerator.chips_per_board;
  energy::Figure power = energy::Figure::exact(0, "W", "the accelerator has no host");
  for (const energy::Component& row : accelerator::components(accelerator)) {
    if (row.boundary != energy::Boundary::wall || row.of != "boards") continue;
    power = row.static_power;
    power.value *= boards;
    power.low *= boards;
    power.high *= boards;
    power.source += "; the share of the crossbar's chips";
  }
  return power;
}

/// A digital unit as fast as the crossbar, with the same share of a host, which reads its weights
/// once for the whole batch.
EnergyReport run_on(baseline::DigitalUnit unit,
                    const Workload& workload,
                    double batch,
                    const energy::Conditions& conditions,
                    const accelerator::Accelerator& accelerator,
                    const accelerator::Inference& crossbar) {
  const double macs = workload.operations() / 2;
  if (!unit.lanes) {
    unit.lanes = std::max(1.0, std::ceil(macs * crossbar.throughput / unit.clock));
  }
  if (!unit.host_power) unit.host_power = host_share(accelerator, crossbar.deployment);
  unit.weight_reuse = std::max(unit.weight_reuse, batch);
  return baseline::digital_inference(unit, workload, conditions);
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

/// What happens on the accelerator and no component of it has energy for: "adc_conversions, ...".
std::string unpaid_events(const accelerator::Accelerator& accelerator, const Activity& activity) {
  const auto rows = accelerator::components(accelerator);
  std::string text;
  for_each_field<Activity>([&](const auto& row) {
    const auto pays = [&](const energy::Component& c) {
      return c.per == row.name && c.energy.value > 0;
    };
    const bool is_event = std::string_view(row.unit).empty() || std::string_view(row.unit) == "B";
    if (!is_event || row.of(activity) == 0 || std::ranges::any_of(rows, pays)) return;
    text += (text.empty() ? "" : ", ") + std::string(row.name);
  });
  return text;
}

/// A crossbar that spends nothing would win by infinity.
void require_energy(const accelerator::Accelerator& accelerator, const Point& point) {
  if (point.crossbar.report.energy() > 0) return;
  throw ArgumentError("accelerator '" + accelerator.name +
                      "' spends no energy: its components have none for " +
                      unpaid_events(accelerator, point.crossbar.activity));
}

/// Largest power of two within `limit` at which `fits` holds; 1 if none does.
double largest_batch(const auto& fits) {
  constexpr double limit = 1 << 20;
  double batch = 1;
  while (batch < limit && fits(2 * batch)) batch *= 2;
  return batch;
}

}  // namespace

Comparison::Comparison(Workload workload,
                       accelerator::Accelerator accelerator,
                       std::vector<Baseline> baselines,
                       const std::vector<double>& batches,
                       accelerator::Run conditions)
    : workload_(std::move(workload)),
      accelerator_(std::move(accelerator)),
      baselines_(std::move(baselines)),
      conditions_(std::move(conditions)) {
  validate(workload_);
  validate(conditions_);
  if (baselines_.empty()) {
    throw ArgumentError("baselines: must not be empty, a crossbar is compared with something");
  }
  if (batches.empty()) throw ArgumentError("batches: must not be empty");
  auto& boundary = conditions_.conditions.boundary;
  if (!boundary) boundary = energy::Boundary::wall;
  if (*boundary < energy::Boundary::board) {
    throw ArgumentError("boundary = '" + std::string(name_of(*boundary)) +
                        "': a GPU's figures begin at the board; must be board, wall or site");
  }
  for (const double batch : batches) points_.push_back(at(batch));
}

Point Comparison::at(double batch) const {
  accelerator::Run run = conditions_;
  run.batch = batch;
  Point point{batch, accelerator::inference(accelerator_, workload_, run), {}};
  require_energy(accelerator_, point);
  for (const auto& baseline : baselines_) {
    if (const auto* gpu = std::get_if<baseline::Gpu>(&baseline)) {
      point.baselines.push_back(detail::run_on(*gpu, workload_, batch, run.conditions).report);
    } else {
      point.baselines.push_back(run_on(std::get<baseline::DigitalUnit>(baseline), workload_, batch,
                                       run.conditions, accelerator_, point.crossbar));
    }
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
  return kDigitalUnit;
}

Baseline baseline_of_name(std::string_view name) {
  std::vector<std::string> names;
  for (const auto& gpu : baseline::gpus()) names.push_back(gpu.name);
  names.emplace_back(kDigitalUnit);
  const std::size_t place = place_of_name("baselines", name, names);
  if (place == baseline::gpus().size()) return baseline::DigitalUnit{};
  return baseline::gpus()[place];
}

OperatingPoints operating_points(const Comparison& c, double latency_bound) {
  const Baseline& first = c.baselines().front();
  const auto* gpu = std::get_if<baseline::Gpu>(&first);
  const auto step = [&](double batch) {
    return gpu ? detail::run_on(*gpu, c.workload(), batch, c.conditions().conditions)
                     .report.latency()
               : c.at(batch).baselines.front().latency();
  };
  const double saturated =
      gpu ? baseline::saturated_batch(*gpu, c.workload()) : c.points().back().batch;
  const double quick = largest_batch(
      [&](double batch) { return batch <= saturated && step(batch) <= latency_bound; });
  OperatingPoints found;
  for (const auto& [name, batch] :
       {std::pair<std::string, double>("batch 1", 1),
        std::pair("step within " + engineering(latency_bound, "s"), quick),
        std::pair(std::string("saturated"), saturated)}) {
    try {
      found.points.push_back({name, c.at(batch)});
    } catch (const ArgumentError& error) {
      found.left_out.push_back(name + " (batch " + to_text(batch) +
                               ") is left out: " + error.what());
    }
  }
  return found;
}

}  // namespace titania::comparison
