#include "titania/energy/estimate.hpp"

#include <algorithm>
#include <cmath>

namespace titania::energy {

Estimate::Estimate(std::string_view constant, const Quantity& quantity) : value_(quantity.value) {
  if (quantity.value <= 0 || quantity.low == quantity.high) return;
  factors_.push_back(
      {std::string(constant), quantity.low / quantity.value, quantity.high / quantity.value, 1});
}

Estimate& Estimate::multiply(const Factor& factor) {
  const auto same = std::ranges::find(factors_, factor.constant, &Factor::constant);
  if (same == factors_.end()) {
    factors_.push_back(factor);
  } else if ((same->power += factor.power) == 0) {
    factors_.erase(same);
  }
  return *this;
}

Estimate& Estimate::combine(const Estimate& other, double power) {
  const std::vector<Factor> others = other.factors_;  // other may be *this
  value_ = power > 0 ? value_ * other.value_ : value_ / other.value_;
  for (Factor factor : others) {
    factor.power *= power;
    multiply(factor);
  }
  return *this;
}

Quantity Estimate::quantity() const {
  double below = 0;
  double above = 0;
  for (const Factor& f : factors_) {
    const double down = f.power * std::log(f.power > 0 ? f.low : f.high);
    const double up = f.power * std::log(f.power > 0 ? f.high : f.low);
    below += std::isfinite(down) ? down * down : 0;
    above += std::isfinite(up) ? up * up : 0;
  }
  return {value_, value_ * std::exp(-std::sqrt(below)), value_ * std::exp(std::sqrt(above))};
}

}  // namespace titania::energy
