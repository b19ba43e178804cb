#include "comparison/words.hpp"

#include <cmath>

#include "titania/core/text.hpp"

namespace titania::comparison::detail {

std::string percent(double share) { return to_text(std::round(share * 100)) + " %"; }

std::string split(const energy::EnergyReport& report) {
  constexpr double least = 0.005;
  std::string text;
  for (const auto& name : report.components()) {
    const double share = report.component(name).energy() / report.energy();
    if (share >= least) text += (text.empty() ? "" : ", ") + name + " " + percent(share);
  }
  return text;
}

}  // namespace titania::comparison::detail
