#include "titania/energy/report.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "titania/core/error.hpp"
#include "titania/core/random.hpp"
#include "titania/core/text.hpp"
#include "titania/energy/constants.hpp"

namespace titania::energy {

namespace {

constexpr std::size_t kSamples = 4096;
constexpr double kNormal95 = 1.6448536269514722;  // 95 % point of the standard normal

double sum_of(const std::vector<Term>& terms, Quantity Term::* member) {
  double sum = 0;
  for (const auto& term : terms) sum += (term.*member).value;
  return sum;
}

/// The quantity's value at a standard normal z: lognormal on either side of its median.
double at(const Quantity& q, double z) {
  if (q.value <= 0) return 0;
  const double end = z > 0 ? q.high : q.low;
  return end > 0 ? q.value * std::exp(std::fabs(z) / kNormal95 * std::log(end / q.value)) : q.value;
}

double percentile(const std::vector<double>& sorted, double p) {
  const double place = p * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

/// Sums over the terms for kSamples draws of all constants; `side` keeps two reports independent.
std::vector<double> sample_sums(const std::vector<Term>& terms,
                                Quantity Term::* member,
                                std::string_view side,
                                std::uint64_t seed) {
  std::map<std::string, std::vector<double>> draws;  // by item: the same item moves together
  std::vector<double> totals(kSamples, 0.0);
  for (const auto& term : terms) {
    const std::string key = std::string(side) + "/" + term.component + "/" + term.item;
    auto& z = draws[key];
    if (z.empty()) {
      z.resize(kSamples);
      RandomStream(seed, key).normal(z, 0);
    }
    for (std::size_t k = 0; k < kSamples; ++k) totals[k] += at(term.*member, z[k]);
  }
  return totals;
}

Percentiles percentiles(std::vector<double> samples) {
  std::sort(samples.begin(), samples.end());
  return {percentile(samples, 0.05), percentile(samples, 0.50), percentile(samples, 0.95)};
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

Percentiles EnergyReport::energy_percentiles(std::uint64_t seed) const {
  return percentiles(sample_sums(terms, &Term::energy, "energy", seed));
}
Percentiles EnergyReport::latency_percentiles(std::uint64_t seed) const {
  return percentiles(sample_sums(terms, &Term::latency, "latency", seed));
}
Percentiles EnergyReport::area_percentiles(std::uint64_t seed) const {
  return percentiles(sample_sums(terms, &Term::area, "area", seed));
}

std::string EnergyReport::to_text() const {
  std::string text = name + ": " + engineering(energy(), "J") + " per inference (" +
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
  for (const auto& note : notes) text += "  note: " + note + "\n";
  return text;
}

Percentiles ratio_percentiles(const EnergyReport& numerator,
                              const EnergyReport& denominator,
                              std::uint64_t seed) {
  auto ratio = sample_sums(numerator.terms, &Term::energy, "numerator", seed);
  const auto other = sample_sums(denominator.terms, &Term::energy, "energy", seed);
  for (std::size_t k = 0; k < kSamples; ++k) ratio[k] /= other[k];
  return percentiles(std::move(ratio));
}

EnergyReport at_boundary(const EnergyReport& report, Boundary boundary, double io_bytes) {
  if (!(io_bytes >= 0 && std::isfinite(io_bytes))) {
    throw ArgumentError("io_bytes = " + titania::to_text(io_bytes) + ": must be in [0, inf)");
  }
  if (boundary == report.boundary) return report;
  if (report.boundary != Boundary::macro) {
    throw ArgumentError("boundary of the report is '" + std::string(name_of(report.boundary)) +
                        "': only a macro can be extended");
  }
  EnergyReport wider = report;
  wider.boundary = boundary;
  const Constant& link = constant("lpddr5_bit");
  wider.terms.push_back({"off-chip I/O",
                         "LPDDR5",
                         "",
                         link.energy * (8 * io_bytes),
                         {},
                         {},
                         link.source + " (" + link.uncertainty + ")"});
  // 90 % efficient regulators and, at the wall, a 94 % efficient supply, the latter as in the GPU
  // model; both [recall].
  const double macro_and_io = wider.energy();
  const Quantity regulators = {1 / 0.90 - 1, 1 / 0.95 - 1, 1 / 0.80 - 1};
  wider.terms.push_back({"power conversion",
                         "regulators",
                         "",
                         regulators * macro_and_io,
                         {},
                         {},
                         "90 % efficient, 80 to 95 % [recall]"});
  if (boundary == Boundary::wall) {
    const Quantity supply = {1 / 0.94 - 1, 1 / 0.96 - 1, 1 / 0.88 - 1};
    wider.terms.push_back({"power conversion",
                           "power supply",
                           "",
                           supply * wider.energy(),
                           {},
                           {},
                           "94 % efficient, 88 to 96 % [recall]"});
  }
  return wider;
}

}  // namespace titania::energy
