#include "titania/baseline/digital_unit.hpp"

#include "titania/core/text.hpp"
#include "titania/energy/constants.hpp"
#include "titania/energy/technology.hpp"

namespace titania::baseline {

namespace {

/// The smallest SRAM of the table that holds the weights.
const energy::Constant& sram_for(double bytes) {
  if (bytes <= 8 * 1024) return energy::constant("sram_8kb_64b");
  if (bytes <= 32 * 1024) return energy::constant("sram_32kb_64b");
  return energy::constant("sram_1mb_64b");
}

}  // namespace

energy::EnergyReport digital_inference(const DigitalUnit& unit, const Workload& workload) {
  validate(unit);
  energy::Technology technology;
  technology.node = unit.node;
  const energy::Constant& sram = sram_for(workload.weight_bytes());
  const energy::Constant& mac = energy::constant("int8_mac");
  const energy::Quantity per_byte = energy::scaled_energy(sram, technology) * (1.0 / 8);
  const double latency = workload.macs() / (unit.lanes * unit.clock);

  energy::EnergyReport report;
  report.name = "digital INT8 unit, " + to_text(unit.node * 1e9, "nm");
  report.boundary = energy::Boundary::macro;
  report.kind = energy::Kind::estimated;
  report.conditions =
      to_text(unit.node * 1e9, "nm") + ", " + sram.description + ", weights read once per " +
      (unit.weight_reuse == 1 ? "inference" : to_text(unit.weight_reuse) + " inferences");
  report.terms = {
      {"arithmetic",
       "MAC",
       "",
       energy::scaled_energy(mac, technology) * workload.macs(),
       energy::Quantity::exact(latency),
       {},
       mac.source + " (" + mac.uncertainty + ")"},
      {"SRAM",
       "weights",
       "",
       per_byte * (workload.weight_bytes() / unit.weight_reuse),
       {},
       {},
       sram.source + " (" + sram.uncertainty + ")"},
      {"SRAM",
       "activations",
       "",
       per_byte * (workload.io_bytes() + workload.hidden_bytes()),
       {},
       {},
       sram.source + " (" + sram.uncertainty + ")"},
  };
  return report;
}

}  // namespace titania::baseline
