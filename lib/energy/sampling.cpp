#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "titania/core/error.hpp"
#include "titania/core/names.hpp"
#include "titania/core/random.hpp"
#include "titania/core/text.hpp"
#include "titania/energy/report.hpp"

// Monte Carlo over the constants of a report, and one constant at a time.
//
// A constant with nominal value 1 and points (low, high) is, at a standard normal z,
//     exp(|z| / z95 ln(z > 0 ? high : low)),
// lognormal on either side of its median; a term is its nominal value times the product of its
// constants to their powers.

namespace titania::energy {

namespace {

constexpr std::size_t kMaxDraws = 1 << 24;

double logarithm(double ratio) { return ratio > 0 && std::isfinite(ratio) ? std::log(ratio) : 0; }

/// The constants of a term's member; one of its own, named after `side`, if it states none.
std::vector<Factor> factors_of(const Term& term, Quantity Term::* member, std::string_view side) {
  if (member == &Term::energy && !term.factors.empty()) return term.factors;
  const Quantity& q = term.*member;
  if (q.value <= 0 || q.low == q.high) return {};
  return {{std::string(side) + "/" + term.component + "/" + term.item, q.low / q.value,
           q.high / q.value, 1}};
}

/// The standard normals of every constant, drawn once.
class Draws {
 public:
  Draws(std::uint64_t seed, std::size_t count) : seed_(seed), count_(count) {
    if (count >= 2 && count <= kMaxDraws) return;
    throw ArgumentError("draws = " + std::to_string(count) + ": must be in [2, " +
                        std::to_string(kMaxDraws) + "]");
  }

  const std::vector<double>& of(const std::string& constant) {
    auto& z = normals_[constant];
    if (z.empty()) {
      z.resize(count_);
      RandomStream(seed_, constant).normal(z, 0);
    }
    return z;
  }
  [[nodiscard]] std::size_t count() const { return count_; }

 private:
  std::uint64_t seed_;
  std::size_t count_;
  std::map<std::string, std::vector<double>> normals_;
};

/// Sums over the terms, once for every draw.
std::vector<double> sample_sums(const std::vector<Term>& terms,
                                Quantity Term::* member,
                                std::string_view side,
                                Draws& draws) {
  std::vector<double> totals(draws.count(), 0.0);
  std::vector<double> exponent(draws.count());
  for (const auto& term : terms) {
    std::ranges::fill(exponent, 0.0);
    for (const Factor& factor : factors_of(term, member, side)) {
      const double low = -factor.power * logarithm(factor.low) / kNormal95;
      const double high = factor.power * logarithm(factor.high) / kNormal95;
      const auto& z = draws.of(factor.constant);
      for (std::size_t k = 0; k < z.size(); ++k) exponent[k] += z[k] * (z[k] > 0 ? high : low);
    }
    const double value = (term.*member).value;
    for (std::size_t k = 0; k < totals.size(); ++k) totals[k] += value * std::exp(exponent[k]);
  }
  return totals;
}

double percentile(const std::vector<double>& sorted, double p) {
  const double place = p * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

Percentiles percentiles(std::vector<double> samples) {
  std::ranges::sort(samples);
  return {percentile(samples, 0.05), percentile(samples, 0.50), percentile(samples, 0.95)};
}

Percentiles sampled(const EnergyReport& report,
                    Quantity Term::* member,
                    std::string_view side,
                    std::uint64_t seed,
                    std::size_t count) {
  Draws draws(seed, count);
  return percentiles(sample_sums(report.terms, member, side, draws));
}

/// Points of every constant, over its nominal value.
std::map<std::string, Factor> constants_of(const EnergyReport& report, std::string_view side) {
  std::map<std::string, Factor> all;
  for (const auto& term : report.terms) {
    for (const Factor& f : factors_of(term, &Term::energy, side)) all.emplace(f.constant, f);
  }
  return all;
}

double energy_with(const EnergyReport& report,
                   std::string_view side,
                   std::string_view constant,
                   double ratio) {
  double sum = 0;
  for (const auto& term : report.terms) {
    double energy = term.energy.value;
    for (const Factor& f : factors_of(term, &Term::energy, side)) {
      if (f.constant == constant) energy *= std::pow(ratio, f.power);
    }
    sum += energy;
  }
  return sum;
}

constexpr const char* kSide = "energy";
constexpr const char* kOtherSide = "numerator";

}  // namespace

Percentiles EnergyReport::energy_percentiles(std::uint64_t seed, std::size_t draws) const {
  return sampled(*this, &Term::energy, kSide, seed, draws);
}
Percentiles EnergyReport::latency_percentiles(std::uint64_t seed, std::size_t draws) const {
  return sampled(*this, &Term::latency, "latency", seed, draws);
}
Percentiles EnergyReport::area_percentiles(std::uint64_t seed, std::size_t draws) const {
  return sampled(*this, &Term::area, "area", seed, draws);
}

std::vector<std::string> EnergyReport::constants() const {
  std::vector<std::string> names;
  for (const auto& term : terms) {
    for (const Factor& f : factors_of(term, &Term::energy, kSide)) {
      if (std::ranges::find(names, f.constant) == names.end()) names.push_back(f.constant);
    }
  }
  return names;
}

double EnergyReport::energy_with(std::string_view constant, double ratio) const {
  if (!(ratio > 0 && std::isfinite(ratio))) {
    throw ArgumentError("ratio = " + titania::to_text(ratio) + ": must be in (0, inf)");
  }
  const auto known = constants();
  if (std::ranges::find(known, constant) == known.end()) {
    throw ArgumentError("constant = '" + std::string(constant) +
                        "': " + expected_one_of(constant, known));
  }
  return energy::energy_with(*this, kSide, constant, ratio);
}

Percentiles ratio_percentiles(const EnergyReport& numerator,
                              const EnergyReport& denominator,
                              std::uint64_t seed,
                              std::size_t draws) {
  Draws shared(seed, draws);
  auto ratio = sample_sums(numerator.terms, &Term::energy, kOtherSide, shared);
  const auto other = sample_sums(denominator.terms, &Term::energy, kSide, shared);
  for (std::size_t k = 0; k < ratio.size(); ++k) ratio[k] /= other[k];
  return percentiles(std::move(ratio));
}

std::vector<Sensitivity> decisive(const EnergyReport& numerator,
                                  const EnergyReport& denominator,
                                  std::size_t count) {
  auto all = constants_of(numerator, kOtherSide);
  all.merge(constants_of(denominator, kSide));
  std::vector<Sensitivity> list;
  for (const auto& entry : all) {
    const std::string& name = entry.first;
    const Factor& factor = entry.second;
    const auto ratio_with = [&](double ratio) {
      if (!(ratio > 0)) ratio = std::numeric_limits<double>::min();
      return energy_with(numerator, kOtherSide, name, ratio) /
             energy_with(denominator, kSide, name, ratio);
    };
    list.push_back({name, ratio_with(factor.low), ratio_with(factor.high)});
  }
  const auto swing = [](const Sensitivity& s) { return std::fabs(std::log(s.high / s.low)); };
  std::ranges::stable_sort(list, std::ranges::greater(), swing);
  if (list.size() > count) list.resize(count);
  return list;
}

}  // namespace titania::energy
