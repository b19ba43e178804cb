#include "titania/energy/site.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>

#include "titania/core/error.hpp"
#include "titania/core/text.hpp"
#include "titania/energy/constants.hpp"

namespace titania::energy {

namespace {

/// The term as a product of its constants; of itself if it states none.
Estimate product_of(const Term& term) {
  if (term.factors.empty()) return {term.component + "/" + term.item, term.energy};
  Estimate product(term.energy.value);
  for (const Factor& f : term.factors) product.multiply(f);
  return product;
}

/// The layer and the constants of a term, as a key.
std::string key_of(const Term& term) {
  std::string key = term.layer;
  for (const Factor& f : term.factors) key += '\n' + f.constant + '^' + std::to_string(f.power);
  return key;
}

/// One loss over everything that is in the report: a term for every set of constants, so that a
/// constant still moves its losses too.
void add_loss(EnergyReport& report, const char* item, const Figure& loss) {
  std::vector<Term> losses;
  std::unordered_map<std::string, std::size_t> places;
  for (Term& term : report.terms) {
    if (term.energy.value == 0) continue;
    const Estimate spent = product_of(term);
    term.factors = spent.factors();
    const Estimate lost = spent * Estimate(item, loss);
    const auto [place, is_new] = places.emplace(key_of(term), losses.size());
    if (!is_new) {
      Quantity& sum = losses[place->second].energy;
      sum = sum * (1 + lost.value() / sum.value);
      continue;
    }
    losses.push_back({.component = "power conversion",
                      .item = item,
                      .layer = term.layer,
                      .energy = lost.quantity(),
                      .source = loss.source,
                      .factors = lost.factors()});
  }
  report.terms.insert(report.terms.end(), losses.begin(), losses.end());
}

}  // namespace

void add_losses(EnergyReport& report, Boundary from, Boundary to, const Site& site) {
  const auto crosses = [&](Boundary b) { return from < b && b <= to; };
  if (crosses(Boundary::board)) add_loss(report, "regulators", site.regulator_loss);
  if (crosses(Boundary::wall)) add_loss(report, "power supply", site.supply_loss);
  if (crosses(Boundary::site)) add_loss(report, "cooling and distribution", site.overhead);
  report.boundary = std::max(report.boundary, to);
}

EnergyReport at_boundary(const EnergyReport& report,
                         Boundary boundary,
                         double io_bytes,
                         const Site& site) {
  if (!(io_bytes >= 0 && std::isfinite(io_bytes))) {
    throw ArgumentError("io_bytes = " + titania::to_text(io_bytes) + ": must be in [0, inf)");
  }
  if (boundary == report.boundary) return report;
  if (report.boundary != Boundary::macro) {
    throw ArgumentError("boundary of the report is '" + std::string(name_of(report.boundary)) +
                        "': only a macro can be extended");
  }
  EnergyReport wider = report;
  if (boundary == Boundary::chip) {
    wider.boundary = boundary;
    wider.notes.emplace_back("a macro alone on its chip: no network between tiles");
    return wider;
  }
  const Constant& link = constant("lpddr5_bit");
  const Estimate moved = Estimate("lpddr5_bit", link.energy) * (8 * io_bytes);
  wider.terms.push_back({.component = "off-chip I/O",
                         .item = "LPDDR5",
                         .energy = moved.quantity(),
                         .source = link.energy.source,
                         .factors = moved.factors()});
  add_losses(wider, report.boundary, boundary, site);
  return wider;
}

}  // namespace titania::energy
