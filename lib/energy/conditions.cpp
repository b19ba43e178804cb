#include "titania/energy/conditions.hpp"

#include "titania/core/text.hpp"

namespace titania::energy {

std::string duty_text(double duty) {
  return duty < 1 ? ", at work " + to_text(100 * duty) + " % of the time" : "";
}

}  // namespace titania::energy
