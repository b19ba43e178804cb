// E = operations / 2 e_mac + (weight_bytes / weight_reuse + other bytes) e_sram
//
// e_mac "int8_mac" is 0.12 to 0.3 pJ at 28 nm; e_sram is per byte of the smallest SRAM of the
// component table that holds the weights.  Both move to the node like other digital logic.

#include "titania/baseline/digital_unit.hpp"

#include <algorithm>

#include "titania/core/error.hpp"
#include "titania/core/text.hpp"
#include "titania/energy/constants.hpp"
#include "titania/energy/technology.hpp"

namespace titania::baseline {

namespace {

using energy::Boundary;
using energy::EnergyReport;
using energy::Estimate;

/// The smallest SRAM of the table that holds the weights.
const energy::Constant& sram_for(double bytes) {
  if (bytes <= 8 * 1024) return energy::constant("sram_8kb_64b");
  if (bytes <= 32 * 1024) return energy::constant("sram_32kb_64b");
  return energy::constant("sram_1mb_64b");
}

energy::Term term(const char* component,
                  const char* item,
                  const Estimate& joule,
                  double seconds,
                  const energy::Constant& constant) {
  return {.component = component,
          .item = item,
          .energy = joule.quantity(),
          .latency = energy::Quantity::exact(seconds),
          .source = constant.source + " (" + constant.uncertainty + ")",
          .factors = joule.factors()};
}

/// One inference of the macro alone.
EnergyReport macro_inference(const DigitalUnit& unit, const Workload& workload) {
  energy::Technology technology;
  technology.node = unit.node;
  const energy::Constant& sram = sram_for(workload.weight_bytes());
  const energy::Constant& mac = energy::constant("int8_mac");
  const double macs = workload.operations() / 2;
  const Estimate per_mac("digital unit/int8_mac", energy::scaled_energy(mac, technology));
  const Estimate per_byte =
      Estimate("digital unit/sram", energy::scaled_energy(sram, technology)) / 8;
  const double weights = workload.weight_bytes_touched(1) / unit.weight_reuse;
  const double seconds = macs / (*unit.lanes * unit.clock);

  EnergyReport report;
  report.name = "digital INT8 unit, " + to_text(unit.node * 1e9, "nm");
  report.boundary = Boundary::macro;
  report.kind = energy::Kind::estimated;
  report.unit = workload.unit;
  report.throughput = seconds > 0 ? 1 / seconds : 0;
  report.conditions =
      to_text(unit.node * 1e9, "nm") + ", " + sram.description + ", weights read once per " +
      (unit.weight_reuse == 1 ? "inference" : to_text(unit.weight_reuse) + " inferences") + ", " +
      to_text(*unit.lanes) + " lanes at " + to_text(unit.clock * 1e-6, "MHz");
  report.terms = {
      term("arithmetic", "MAC", per_mac * macs, seconds, mac),
      term("SRAM", "weights", per_byte * weights, 0, sram),
      term("SRAM", "activations", per_byte * (workload.io_bytes() + workload.hidden_bytes()), 0,
           sram),
  };
  if (workload.cache_bytes() > 0) {
    report.terms.push_back(
        term("SRAM", "keys and values", per_byte * workload.cache_bytes(), 0, sram));
  }
  return report;
}

}  // namespace

EnergyReport digital_inference(const DigitalUnit& unit,
                               const Workload& workload,
                               const energy::Conditions& conditions) {
  validate(unit);
  validate(conditions);
  const Boundary boundary = conditions.boundary.value_or(Boundary::macro);
  if (!unit.lanes) {
    throw ArgumentError(
        "lanes: must be given to a digital unit alone (MACs per clock); a comparison makes it as "
        "fast as the crossbar");
  }
  if (boundary >= Boundary::wall && !unit.host_power) {
    throw ArgumentError(
        "host_power: must be given to a digital unit alone at the wall; a comparison gives it the "
        "crossbar's share of a host");
  }
  const Boundary board = std::min(boundary, Boundary::board);
  EnergyReport report = macro_inference(unit, workload);
  const double seconds = report.latency();
  report.throughput *= conditions.duty;
  report.conditions += energy::duty_text(conditions.duty);
  report = energy::at_boundary(report, board, workload.io_bytes() + workload.cache_bytes(),
                               conditions.site);
  if (boundary >= Boundary::wall) {
    const Estimate host =
        Estimate("digital unit/host", *unit.host_power) * (seconds / conditions.duty);
    report.terms.push_back({.component = "host",
                            .item = "host",
                            .energy = host.quantity(),
                            .source = unit.host_power->source,
                            .factors = host.factors()});
  }
  energy::add_losses(report, board, boundary, conditions.site);
  if (conditions.duty < 1) {
    report.notes.emplace_back(
        "what the unit itself draws while it waits is not known, and not counted");
  }
  return report;
}

}  // namespace titania::baseline
