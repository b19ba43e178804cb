#include "titania/energy/technology.hpp"

#include "titania/energy/components.hpp"

namespace titania::energy {

double Technology::supply() const { return v_dd ? *v_dd : nominal_supply(node); }

Quantity scaled_energy(const Constant& constant, const Technology& technology) {
  return component_of(constant.id, technology).energy.quantity();
}

}  // namespace titania::energy
