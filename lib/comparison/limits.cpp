#include <algorithm>
#include <optional>

#include "titania/comparison/comparison.hpp"
#include "titania/energy/technology.hpp"

namespace titania::comparison {

namespace {

/// The conditions of an accelerator's reads, as its floors need them.
energy::Technology technology_of(const accelerator::Accelerator& a) {
  constexpr int fewest_bits = 2;  // a driver of one bit is a switch: no converter, no floor
  energy::Technology technology;
  technology.node = a.node;
  technology.v_dd = a.v_dd;
  technology.adc_bits = std::max(a.adc_bits, fewest_bits);
  technology.dac_bits =
      a.format.dac_bits >= fewest_bits ? std::optional(a.format.dac_bits) : std::optional<int>();
  technology.t_read = a.t_read;
  technology.v_read = a.v_read;
  return technology;
}

}  // namespace

std::vector<energy::Floor> limits(const Comparison& comparison, std::size_t point) {
  (void)comparison.ratio(point);  // refuses a point that is none
  const auto& a = comparison.accelerator();
  return energy::floors(accelerator::components(a), comparison.points()[point].crossbar.activity,
                        technology_of(a));
}

}  // namespace titania::comparison
