#include "titania/accelerator/inference.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

#include "accelerator/events.hpp"
#include "accelerator/plan.hpp"
#include "accelerator/times.hpp"
#include "titania/core/text.hpp"

namespace titania::accelerator {

namespace {

using energy::Boundary;
using energy::Component;
using energy::EnergyReport;
using energy::Estimate;
using energy::Quantity;
using energy::Term;

/// What one inference is made of, before anything is priced.
struct Course {
  detail::Plan plan;
  std::vector<LayerActivity> activities;
  std::vector<detail::LayerTime> times;
  Estimate timing;  ///< real times over counted ones
  double scheduling = 0;
  double latency = 0;
  double throughput = 0;
};

Course course(const Accelerator& accelerator, const Workload& workload, const Run& run) {
  validate(run);
  Course c;
  c.plan = detail::plan(accelerator, workload);
  c.activities = detail::events(accelerator, c.plan, workload, run.batch);
  c.times = detail::times(accelerator, c.plan, c.activities);
  c.timing = Estimate(accelerator.name + "/timing", accelerator.timing);
  double sum = 0;
  double slowest = 0;
  for (const auto& t : c.times) {
    sum += t.sum();
    slowest = std::max(slowest, t.stage);
  }
  // By Little's law, a batch that waits for the slowest stage takes batch / throughput.
  c.scheduling = run.batch * accelerator.t_request.value;
  c.latency = std::max(sum, run.batch * slowest) * c.timing.value() + c.scheduling;
  c.throughput = run.batch / c.latency;
  return c;
}

/// The rows that a boundary includes: those up to the board, or those beyond it.
std::vector<Component> select(const std::vector<Component>& all, Boundary boundary, bool beyond) {
  std::vector<Component> some;
  std::ranges::copy_if(all, std::back_inserter(some), [&](const Component& c) {
    return c.boundary <= boundary && (c.boundary > Boundary::board) == beyond;
  });
  return some;
}

void append(EnergyReport& report, std::vector<Term> terms) {
  std::erase_if(terms, [](const Term& t) { return t.energy.value == 0 && t.area.value == 0; });
  report.terms.insert(report.terms.end(), terms.begin(), terms.end());
}

void add_events(EnergyReport& report,
                const std::vector<Component>& rows,
                const Course& course,
                const std::string& owner) {
  for (const auto& [layer, activity] : course.activities) {
    append(report, energy::terms(rows, activity, {}, layer, Boundary::site, owner));
  }
}

const std::string& group_of(const std::vector<Component>& rows, const std::string& item) {
  return std::ranges::find(rows, item, &Component::item)->group;
}

/// Static power for `seconds`, which is as uncertain as the times are, shown under `component`, or
/// under the rows' own groups.
std::vector<Term> waiting(const std::vector<Component>& rows,
                          const Course& course,
                          double seconds,
                          const std::optional<std::string>& component,
                          const std::string& owner) {
  const Activity time{.inputs = 1, .static_time = seconds};
  auto terms = energy::terms(rows, time, course.plan.hardware, "chips", Boundary::site, owner);
  for (Term& term : terms) {
    if (term.energy.value == 0) continue;
    Estimate product(term.energy.value);
    for (const auto& factor : term.factors) product.multiply(factor);
    product *= course.timing / course.timing.value();
    term.component = component ? *component : group_of(rows, term.item);
    term.energy = product.quantity();
    term.factors = product.factors();
  }
  return terms;
}

/// Area, static power while busy, and while waiting for work.
void add_static(EnergyReport& report,
                const std::vector<Component>& rows,
                const Course& course,
                const Run& run,
                double idle_share,
                const std::optional<std::string>& component,
                const std::string& owner) {
  const double busy = 1 / course.throughput;
  append(report, waiting(rows, course, busy, component, owner));
  const double idle = busy * (1 / run.conditions.duty - 1) * idle_share;
  if (idle <= 0) return;
  auto terms = waiting(rows, course, idle, "idle", owner);
  for (Term& term : terms) term.area = {};
  append(report, std::move(terms));
}

void add_latency(EnergyReport& report, const Course& course, double batch) {
  const Quantity unit = (Estimate(course.timing) / course.timing.value()).quantity();
  const double timing = course.timing.value();
  const auto add = [&](const std::string& layer, const char* item, double seconds) {
    if (seconds <= 0) return;
    report.terms.push_back({.component = "time",
                            .item = item,
                            .layer = layer,
                            .latency = unit * seconds,
                            .source = "times of the accelerator"});
  };
  double sum = 0;
  for (std::size_t k = 0; k < course.times.size(); ++k) {
    const detail::LayerTime& t = course.times[k];
    const std::string& layer = course.activities[k].layer;
    add(layer, "reads and conversions", t.arrays * timing);
    add(layer, "digital units", t.vector * timing);
    add(layer, "links", t.links * timing);
    add(layer, "DRAM", t.memory * timing);
    sum += t.sum() * timing;
  }
  add("chips", "request scheduling", course.scheduling);
  if (batch > 1) {
    add("chips", "waiting for the slowest stage", course.latency - course.scheduling - sum);
  }
}

double writes_of(const Run& run) {
  return run.refresh_period ? 1 + std::floor(run.lifetime / *run.refresh_period) : 1;
}

/// Writing every cell once.
Estimate programming(const Accelerator& accelerator, const Deployment& deployment) {
  const CellWrite& w = accelerator.write;
  return Estimate(accelerator.name + "/write pulse", w.pulse_energy) *
         Estimate(accelerator.name + "/write pulses", w.pulses) * deployment.cells;
}

void add_programming(EnergyReport& report,
                     const Accelerator& accelerator,
                     const Course& course,
                     const Run& run) {
  const double inferences = run.lifetime * run.conditions.duty * course.throughput;
  const Estimate share = programming(accelerator, course.plan.deployment) * course.timing /
                         course.timing.value() * (writes_of(run) / inferences);
  if (share.value() == 0) return;
  report.terms.push_back({.component = "programming",
                          .item = "write pulses",
                          .layer = "programming",
                          .energy = share.quantity(),
                          .source = accelerator.write.pulse_energy.source,
                          .factors = share.factors()});
}

/// "1 read", "8 reads"
std::string counted(double count, const std::string& what) {
  return titania::to_text(count) + " " + what + (count == 1 ? "" : "s");
}

/// "8-bit weights in 2 columns", once for every width that layers have.
std::string weights_text(const Workload& w, const detail::Plan& plan) {
  std::string text;
  for (const double bits : w.weight_widths()) {
    const auto layer = std::ranges::find(
        plan.layers, bits, [&](const detail::Placed& p) { return w.weight_bits_of(p.shape); });
    text += (text.empty() ? "" : ", ") + titania::to_text(bits) + "-bit weights in " +
            counted(layer->product.layout.format.columns(), "column");
  }
  return text;
}

std::string conditions(const Accelerator& a, const Workload& w, const Course& c, const Run& run) {
  return three_digits(a.node * 1e9) + " nm, arrays " + std::to_string(a.rows) + " x " +
         std::to_string(a.cols) + ", " + weights_text(w, c.plan) + ", " +
         std::to_string(w.activation_bits) + "-bit inputs in " +
         counted(c.plan.deployment.input_phases, "read") + ", " + std::to_string(a.adc_bits) +
         "-bit ADC, batch " + titania::to_text(run.batch) + ", duty " +
         three_digits(run.conditions.duty);
}

std::vector<std::string> notes(const Accelerator& a,
                               const Workload& w,
                               const Course& c,
                               const Run& run) {
  const Deployment& d = c.plan.deployment;
  std::vector<std::string> list = {
      titania::to_text(d.chips) + (d.chips == 1 ? " chip, " : " chips, ") + three_digits(d.arrays) +
      " arrays, " + three_digits(100 * d.utilisation) + " % of their cells hold weights"};
  if (w.digital.attention_macs > 0) {
    const double outside = detail::cache_outside(c.plan, w, run.batch);
    list.push_back("attention and softmax are digital; " + three_digits(100 * outside) +
                   " % of the cache is in DRAM, the rest in the tiles' memories");
  }
  if (a.streaming) {
    list.emplace_back(
        "a layer starts with its first inputs: the latency is a lower bound where it "
        "needs several of them");
  }
  if (run.conditions.duty < 1 && a.power_gating > 0) {
    list.emplace_back(three_digits(100 * a.power_gating) +
                      " % of the static power is off while idle: the weights stay without power");
  }
  const double worn = writes_of(run) * a.write.pulses.value;
  if (a.write.endurance && worn > *a.write.endurance) {
    list.emplace_back("a cell takes " + three_digits(worn) + " pulses in its life and survives " +
                      three_digits(*a.write.endurance));
  }
  if (w.weight_density < 1) {
    list.emplace_back("zeros in places without a pattern occupy cells and are read like others");
  }
  return list;
}

/// Energy, area and latency; what is beyond the board comes after the regulators' losses.
EnergyReport priced(const Accelerator& accelerator,
                    const Workload& workload,
                    const Course& course,
                    const Run& run) {
  const Boundary boundary = run.conditions.boundary.value_or(Boundary::wall);
  const energy::Site& site = run.conditions.site;
  EnergyReport report;
  report.name = accelerator.name;
  report.boundary = Boundary::macro;
  report.unit = workload.unit;
  report.throughput = course.throughput;
  report.conditions = conditions(accelerator, workload, course, run);
  report.notes = notes(accelerator, workload, course, run);

  const auto all = components(accelerator);
  const auto inner = select(all, boundary, false);
  const auto outer = select(all, boundary, true);
  add_events(report, inner, course, accelerator.name);
  add_static(report, inner, course, run, 1 - accelerator.power_gating, "static power",
             accelerator.name);
  add_programming(report, accelerator, course, run);
  energy::add_losses(report, Boundary::macro, std::min(boundary, Boundary::board), site);
  add_events(report, outer, course, accelerator.name);
  add_static(report, outer, course, run, 1, std::nullopt, accelerator.name);
  energy::add_losses(report, Boundary::board, boundary, site);
  add_latency(report, course, run.batch);
  report.boundary = boundary;
  return report;
}

/// Every array is written at the same time as the others.
double programming_time(const Accelerator& a) {
  const double cells = static_cast<double>(a.rows) * a.cols;
  return cells / a.write.cells_at_once * a.write.pulses.value * a.write.t_pulse;
}

double area_of(const std::vector<Component>& rows, const Hardware& hardware) {
  EnergyReport report;
  report.terms = energy::terms(rows, {.inputs = 1}, hardware);
  return report.area();
}

}  // namespace

Deployment deploy(const Accelerator& accelerator, const Workload& workload) {
  detail::Plan plan = detail::plan(accelerator, workload);
  plan.deployment.area_m2 = area_of(components(accelerator), plan.hardware);
  return std::move(plan.deployment);
}

std::vector<LayerActivity> activities(const Accelerator& accelerator,
                                      const Workload& workload,
                                      const Run& run) {
  validate(run);
  return detail::events(accelerator, detail::plan(accelerator, workload), workload, run.batch);
}

Inference inference(const Accelerator& accelerator, const Workload& workload, const Run& run) {
  Course c = course(accelerator, workload, run);
  Inference result;
  result.report = priced(accelerator, workload, c, run);
  for (const auto& layer : c.activities) result.activity += layer.activity;
  result.activity.inputs = 1;
  result.latency = c.latency;
  result.throughput = c.throughput;
  result.programming_energy = programming(accelerator, c.plan.deployment).value();
  result.programming_time = programming_time(accelerator);
  result.writes = writes_of(run);
  result.deployment = std::move(c.plan.deployment);
  result.deployment.area_m2 = area_of(components(accelerator), c.plan.hardware);
  return result;
}

}  // namespace titania::accelerator
