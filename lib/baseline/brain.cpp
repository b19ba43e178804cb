#include "titania/baseline/brain.hpp"

#include <cmath>

#include "titania/core/error.hpp"
#include "titania/core/text.hpp"

namespace titania::baseline {

energy::EnergyReport brain(double seconds) {
  if (!(seconds > 0 && std::isfinite(seconds))) {
    throw ArgumentError("seconds = " + to_text(seconds) + ": must be in (0, inf) s");
  }
  const energy::Figure power = {16,
                                12,
                                20,
                                "W",
                                energy::Kind::estimated,
                                "12 to 20 W, a fifth of the body's metabolism at rest [recall]"};
  const energy::Estimate spent = energy::Estimate("brain/power", power) * seconds;
  energy::EnergyReport report;
  report.name = "human brain";
  report.boundary = energy::Boundary::site;
  report.kind = power.kind;
  report.unit = to_text(seconds, "s");
  report.conditions = "12 to 20 W over " + to_text(seconds, "s") + ", whatever it does";
  report.terms = {{.component = "brain",
                   .item = "metabolism",
                   .energy = spent.quantity(),
                   .latency = energy::Quantity::exact(seconds),
                   .source = power.source,
                   .factors = spent.factors()}};
  report.notes = {"a power over a time: no comparison per token or per inference"};
  return report;
}

}  // namespace titania::baseline
