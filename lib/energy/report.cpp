#include "titania/energy/report.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "titania/core/error.hpp"
#include "titania/core/names.hpp"
#include "titania/core/text.hpp"

namespace titania::energy {

namespace {

double sum_of(const std::vector<Term>& terms, Quantity Term::* member) {
  double sum = 0;
  for (const auto& term : terms) sum += (term.*member).value;
  return sum;
}

std::vector<std::string> distinct(const std::vector<Term>& terms, std::string Term::* member) {
  std::vector<std::string> names;
  for (const auto& term : terms) {
    if (std::find(names.begin(), names.end(), term.*member) == names.end()) {
      names.push_back(term.*member);
    }
  }
  return names;
}

EnergyReport select(const EnergyReport& report, std::string Term::* member, std::string_view name) {
  EnergyReport part = report;
  std::erase_if(part.terms, [&](const Term& term) { return term.*member != name; });
  if (part.terms.empty()) {
    const auto names = distinct(report.terms, member);
    throw ArgumentError("name = '" + std::string(name) + "': " + expected_one_of(name, names));
  }
  return part;
}

std::string line(const std::string& name,
                 const std::string& nominal,
                 const Percentiles& p,
                 const std::string& latency,
                 const std::string& area) {
  std::string text = "  " + pad_right(name, 20) + pad_left(nominal, 11);
  for (const double x : {p.p5, p.p50, p.p95}) text += pad_left(engineering(x, "J"), 11);
  return text + pad_left(latency, 11) + pad_left(area, 13) + "\n";
}

constexpr double kWorthSaying = 0.1;  // a share of recalled figures that a headline has to name
constexpr std::size_t kItemsToName = 3;

/// Recalled energy of every item, the largest first.
std::vector<std::pair<std::string, double>> recalled_items(const std::vector<Term>& terms) {
  std::vector<std::pair<std::string, double>> items;
  for (const auto& term : terms) {
    if (term.energy.value == 0 || !is_recalled(term.source)) continue;
    auto item = std::ranges::find(items, term.item, &std::pair<std::string, double>::first);
    if (item == items.end()) item = items.insert(item, {term.item, 0});
    item->second += term.energy.value;
  }
  std::ranges::stable_sort(items, std::ranges::greater(), &std::pair<std::string, double>::second);
  return items;
}

/// Square micrometres are not a unit that takes prefixes.
std::string area_text(double area) { return area > 0 ? three_digits(area * 1e12) + " um2" : "-"; }

}  // namespace

double EnergyReport::energy() const { return sum_of(terms, &Term::energy); }
double EnergyReport::latency() const { return sum_of(terms, &Term::latency); }
double EnergyReport::area() const { return sum_of(terms, &Term::area); }

std::vector<std::string> EnergyReport::components() const {
  return distinct(terms, &Term::component);
}
std::vector<std::string> EnergyReport::layers() const { return distinct(terms, &Term::layer); }

EnergyReport EnergyReport::component(std::string_view wanted) const {
  return select(*this, &Term::component, wanted);
}
EnergyReport EnergyReport::layer(std::string_view wanted) const {
  return select(*this, &Term::layer, wanted);
}

double EnergyReport::recalled_share() const {
  double recalled = 0;
  for (const auto& [item, energy] : recalled_items(terms)) recalled += energy;
  return recalled > 0 ? recalled / energy() : 0;
}

std::string EnergyReport::recall_note() const {
  const double share = recalled_share();
  if (share <= kWorthSaying) return "";
  const auto items = recalled_items(terms);
  std::string names;
  for (std::size_t k = 0; k < std::min(items.size(), kItemsToName); ++k) {
    names += (k == 0 ? "" : ", ") + items[k].first;
  }
  return titania::to_text(std::round(share * 100)) +
         " % of the energy rests on figures that are recalled, estimated or chosen: " + names +
         (items.size() > kItemsToName ? " and others" : "");
}

std::string EnergyReport::to_text() const {
  std::string text = name + ": " + engineering(energy(), "J") + " per " + unit + " (" +
                     name_of(boundary) + ", " + name_of(kind) + ")\n";
  if (!conditions.empty()) text += "  " + conditions + "\n";
  text += "  " + pad_right("", 20);
  for (const char* title : {"nominal", "5 %", "50 %", "95 %", "latency"})
    text += pad_left(title, 11);
  text += pad_left("area", 13) + "\n";
  const auto add_line = [&](const std::string& label, const EnergyReport& part) {
    text +=
        line(label, engineering(part.energy(), "J"), part.energy_percentiles(),
             part.latency() > 0 ? engineering(part.latency(), "s") : "-", area_text(part.area()));
  };
  for (const auto& c : components()) add_line(c, component(c));
  add_line("total", *this);
  if (const std::string note = recall_note(); !note.empty()) text += "  note: " + note + "\n";
  for (const auto& note : notes) text += "  note: " + note + "\n";
  return text;
}

}  // namespace titania::energy
