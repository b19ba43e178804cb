#include "titania/comparison/versus.hpp"

#include <algorithm>
#include <limits>

#include "comparison/words.hpp"
#include "titania/core/config.hpp"
#include "titania/core/error.hpp"
#include "titania/core/text.hpp"
#include "titania/energy/site.hpp"

namespace titania::comparison {

namespace {

using energy::EnergyReport;

constexpr std::size_t kNameWidth = 66;

void require_energy(const EnergyReport& report, const char* side) {
  if (report.energy() > 0) return;
  throw ArgumentError(std::string(side) + " '" + report.name +
                      "' has no energy: there is nothing to compare");
}

/// The component with the largest share of a report.
struct Largest {
  std::string name;
  double share = 0;
};

Largest largest_component(const EnergyReport& report) {
  Largest largest;
  for (const auto& name : report.components()) {
    const double share = report.component(name).energy() / report.energy();
    if (share > largest.share) largest = {name, share};
  }
  return largest;
}

/// "  Of the crossbar, 25 % of the energy rests on ...", where a reader has to know.
std::string sources_of(const std::string& side, const EnergyReport& report) {
  const std::string note = report.recall_note();
  return note.empty() ? "" : "  Of " + side + ", " + note + ".";
}

}  // namespace

double Versus::ratio() const { return baseline.energy() / crossbar.energy(); }

energy::Percentiles Versus::ratio_percentiles(std::uint64_t seed) const {
  return energy::ratio_percentiles(baseline, crossbar, seed);
}

double Versus::payback(const ProgramActivity& programming) const {
  EnergyReport writing;
  writing.terms.push_back({"programming", "", "", energy::Quantity::exact(programming.energy)});
  const double spent = energy::at_boundary(writing, crossbar.boundary, 0).energy();
  const double saved = baseline.energy() - crossbar.energy();
  return saved > 0 ? spent / saved : std::numeric_limits<double>::infinity();
}

Versus versus(const EnergyReport& crossbar,
              const EnergyReport& baseline,
              const Workload& workload) {
  require_energy(crossbar, "crossbar");
  require_energy(baseline, "baseline");
  return {energy::at_boundary(crossbar, baseline.boundary, workload.io_bytes()), baseline};
}

std::string verdict(const Versus& v) {
  const double ratio = v.ratio();
  const energy::Percentiles p = v.ratio_percentiles();
  const Largest largest = largest_component(v.crossbar);
  const bool wins = ratio > 1;
  const auto factor = [&](double r) { return three_digits(wins ? r : 1 / r); };
  const bool certain = wins ? p.p5 > 1 : p.p95 < 1;
  return "At the " + std::string(name_of(v.baseline.boundary)) + " boundary the crossbar takes " +
         engineering(v.crossbar.energy(), "J") + " per inference, against " +
         engineering(v.baseline.energy(), "J") + " (" + name_of(v.baseline.kind) + ") of " +
         v.baseline.name + ": the crossbar " + (wins ? "saves a factor " : "loses by a factor ") +
         factor(ratio) + " (5-95 %: " + factor(wins ? p.p5 : p.p95) + " to " +
         factor(wins ? p.p95 : p.p5) + ")" +
         (certain ? "" : ", which its uncertainty does not settle") + ", and " +
         detail::percent(largest.share) + " of its energy is " + largest.name + "." +
         sources_of("the crossbar", v.crossbar) + sources_of(v.baseline.name, v.baseline);
}

std::string table(const EnergyReport& crossbar,
                  const std::vector<EnergyReport>& baselines,
                  const Workload& workload) {
  std::string text = "  " + pad_right("", kNameWidth) + pad_left("J/inference", 13) +
                     pad_left("5 %", 10) + pad_left("95 %", 10) + pad_left("boundary", 10) +
                     pad_left("kind", 14) + pad_left("/ crossbar", 12) + "\n";
  const auto row = [&](const EnergyReport& report, const std::string& ratio) {
    const energy::Percentiles p = report.energy_percentiles();
    text += "  " + pad_right(report.name, kNameWidth) +
            pad_left(engineering(report.energy(), "J"), 13) + pad_left(engineering(p.p5, "J"), 10) +
            pad_left(engineering(p.p95, "J"), 10) + pad_left(name_of(report.boundary), 10) +
            pad_left(name_of(report.kind), 14) + (ratio.empty() ? "" : pad_left(ratio, 12)) + "\n";
  };
  row(crossbar, "");
  std::vector<energy::Boundary> shown = {crossbar.boundary};
  for (const auto& baseline : baselines) {
    const Versus v = versus(crossbar, baseline, workload);
    if (std::ranges::find(shown, baseline.boundary) == shown.end()) {
      shown.push_back(baseline.boundary);
      row(v.crossbar, "");
    }
    row(baseline, three_digits(v.ratio()) + " x");
  }
  return text;
}

}  // namespace titania::comparison
