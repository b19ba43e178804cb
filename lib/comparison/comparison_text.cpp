#include <algorithm>
#include <cmath>
#include <string>
#include <variant>

#include "comparison/words.hpp"
#include "titania/comparison/choices.hpp"
#include "titania/comparison/comparison.hpp"
#include "titania/comparison/like_for_like.hpp"
#include "titania/core/text.hpp"

namespace titania::comparison {

namespace {

using energy::EnergyReport;

constexpr std::size_t kNameWidth = 18;
constexpr double kWorthALine = 0.01;  // by which a choice moves the ratio

/// "31.2 (12.4 to 70.1)"
std::string with_range(double value, const energy::Percentiles& p) {
  return three_digits(value) + " (" + three_digits(p.p5) + " to " + three_digits(p.p95) + ")";
}

std::string side(const std::string& batch,
                 const std::string& name,
                 const EnergyReport& report,
                 const std::string& ratio) {
  const energy::Percentiles p = report.energy_percentiles(0, 1000);
  return "  " + pad_left(batch, 7) + "  " + pad_right(name, kNameWidth) +
         pad_left(engineering(report.energy(), "J"), 11) + pad_left(engineering(p.p5, "J"), 11) +
         pad_left(engineering(p.p95, "J"), 11) +
         pad_left(report.latency() > 0 ? engineering(report.latency(), "s") : "-", 11) +
         pad_left(report.throughput > 0 ? three_digits(report.throughput) : "-", 11) +
         pad_left(name_of(report.kind), 14) + (ratio.empty() ? "" : "  " + ratio) + "\n";
}

std::string curve(const Comparison& c) {
  std::string text = "  " + pad_left("batch", 7) + "  " + pad_right("", kNameWidth);
  for (const char* title : {"energy", "5 %", "95 %", "latency", "1/s"}) text += pad_left(title, 11);
  text += pad_left("kind", 14) + "  ratio (5 to 95 %)\n";
  for (std::size_t k = 0; k < c.points().size(); ++k) {
    const Point& point = c.points()[k];
    text += side(to_text(point.batch), c.accelerator().name, point.crossbar.report, "");
    for (std::size_t b = 0; b < c.baselines().size(); ++b) {
      text += side("", name_of_baseline(c.baselines()[b]), point.baselines[b],
                   with_range(c.ratio(k, b), c.ratio_percentiles(k, b)));
    }
  }
  return text;
}

std::string spent(const std::string& name, const EnergyReport& report) {
  return "  " + name + ": " + detail::split(report) + "\n";
}

std::string deciding(const Comparison& c, std::size_t point) {
  std::string text;
  for (const auto& s : c.decisive(point)) {
    text += "  " + pad_right(s.constant, 44) + "ratio " + three_digits(s.low) + " to " +
            three_digits(s.high) + "\n";
  }
  return text;
}

/// "0.14 %": shares that a reader has to see even if they are small.
std::string precise_percent(double share) { return three_digits(100 * share) + " %"; }

/// What of so many chips anybody has built.
std::string standing(const accelerator::Accelerator& a, const accelerator::Deployment& d) {
  if (a.built.empty()) return "a design study";
  if (d.chips == 1) return "built: " + a.built;
  return titania::to_text(d.chips) + " chips, a design study; built: " + a.built;
}

/// The ratio with each choice that moves it, and over all combinations.
std::string chosen(const Comparison& c, std::size_t point) {
  const auto range = choice_range(c, point);
  if (range.combinations < 2) return "  nothing: its preset names no alternatives\n";
  const auto line = [](const std::string& what, double ratio) {
    return "  " + pad_right(what, 44) + "ratio " + three_digits(ratio) + "\n";
  };
  std::string text;
  for (const auto& choice : choices(c, point)) {
    if (std::fabs(choice.ratio / c.ratio(point) - 1) < kWorthALine) continue;
    text += line(choice.field + " = " + choice.value + ", not " + choice.chosen, choice.ratio);
  }
  text += "  all " + std::to_string(range.combinations) + " combinations: ratio " +
          three_digits(range.low) + " to " + three_digits(range.high) + "\n";
  return text;
}

std::string at_operating_points(const Comparison& c) {
  std::string text;
  const OperatingPoints chosen = operating_points(c);
  for (const auto& [name, point] : chosen.points) {
    const double baseline = point.baselines.front().energy();
    const double crossbar = point.crossbar.report.energy();
    text += "  " + pad_right(name + " (batch " + to_text(point.batch) + ")", 44) + "ratio " +
            three_digits(baseline / crossbar) + "\n";
  }
  for (const auto& sentence : chosen.left_out) text += "  " + sentence + "\n";
  return text;
}

/// As built beside like for like, and the shares that the memristor could touch.
std::string memristor(const Comparison& c, std::size_t point) {
  const auto line = [](const std::string& what, const std::string& is) {
    return "  " + pad_right(what, 44) + is + "\n";
  };
  std::string text = line("ratio as built", three_digits(c.ratio(point)));
  const std::string rival = name_of_baseline(c.baselines().front());
  if (std::holds_alternative<baseline::Gpu>(c.baselines().front())) {
    text += line("with " + rival + "'s DRAM, host and schedule",
                 three_digits(like_for_like(c).ratio(point)));
  }
  const MemristorShare share = memristor_share(c, point);
  return text + line("cells and wires, of the crossbar's energy", precise_percent(share.cells)) +
         line("its whole macro", precise_percent(share.macro)) +
         line("weights and products, of " + rival + "'s", precise_percent(share.baseline));
}

std::string recalled(const std::string& name, const EnergyReport& report) {
  const std::string note = report.recall_note();
  return note.empty() ? "" : "  note: " + name + ": " + note + "\n";
}

}  // namespace

std::string Comparison::verdict(std::size_t point, std::size_t baseline) const {
  const Comparison& c = *this;
  const double ratio = c.ratio(point, baseline);
  const energy::Percentiles p = c.ratio_percentiles(point, baseline);
  const bool wins = ratio > 1;
  const bool certain = wins ? p.p5 > 1 : p.p95 < 1;
  const Point& at = c.points()[point];
  const auto factor = [&](double r) { return three_digits(wins ? r : 1 / r); };
  std::string text =
      "At batch " + titania::to_text(at.batch) + " and at the " +
      name_of(at.crossbar.report.boundary) + ", " + c.accelerator().name + " (" +
      standing(c.accelerator(), at.crossbar.deployment) + ") takes " +
      engineering(at.crossbar.report.energy(), "J") + " per " + c.workload().unit + " and " +
      name_of_baseline(c.baselines()[baseline]) + " (" + name_of(at.baselines[baseline].kind) +
      ") " + engineering(at.baselines[baseline].energy(), "J") + ": the crossbar " +
      (wins ? "saves a factor " : "loses by a factor ") + factor(ratio) +
      " (5-95 %: " + factor(wins ? p.p5 : p.p95) + " to " + factor(wins ? p.p95 : p.p5) + ")";
  if (!certain) text += ", which its uncertainty does not settle";
  std::string turned;
  for (const auto& choice : choices(c, point, baseline)) {
    if (!choice.turns) continue;
    turned += (turned.empty() ? "" : ", ") + choice.field + " = " + choice.value;
  }
  if (!turned.empty()) text += "; the other side would win with " + turned;
  return text + ".";
}

std::string Comparison::to_text() const {
  const Comparison& c = *this;
  const std::size_t last = c.points().size() - 1;
  const Point& point = c.points()[last];
  const auto& deployment = point.crossbar.deployment;
  std::string text = c.workload().name + ", per " + c.workload().unit + ", at the " +
                     name_of(point.crossbar.report.boundary) + "\n";
  text += "  " + c.accelerator().name + ": " + titania::to_text(deployment.chips) +
          (deployment.chips == 1 ? " chip, " : " chips, ") +
          three_digits(deployment.area_m2 * 1e6) + " mm2, " +
          detail::percent(deployment.utilisation) + " of the cells in use; " +
          point.crossbar.report.conditions + "\n";
  for (const auto& report : point.baselines) {
    text += "  " + report.name + ": " + report.conditions + "\n";
  }
  text += "\n" + curve(c) + "\nEnergy at batch " + titania::to_text(point.batch) + "\n";
  text += spent(c.accelerator().name, point.crossbar.report);
  for (std::size_t b = 0; b < c.baselines().size(); ++b) {
    text += spent(name_of_baseline(c.baselines()[b]), point.baselines[b]);
  }
  text += "\nWhat decides the ratio at batch " + titania::to_text(point.batch) + "\n" +
          deciding(c, last);
  text += "\nWhat was chosen, and what else would give\n" + chosen(c, last);
  text += "\nThe same against " + name_of_baseline(c.baselines().front()) +
          " as papers choose it\n" + at_operating_points(c);
  text += "\nHow much of it is the memristor's\n" + memristor(c, last);
  text += "\n" + verdict(last) + "\n";
  if (c.workload().rumour) text += "  note: the shape of " + c.workload().name + " is a rumour\n";
  for (const auto& note : point.crossbar.report.notes) text += "  note: " + note + "\n";
  text += recalled(c.accelerator().name, point.crossbar.report);
  for (std::size_t b = 0; b < c.baselines().size(); ++b) {
    text += recalled(name_of_baseline(c.baselines()[b]), point.baselines[b]);
  }
  return text;
}

}  // namespace titania::comparison
