#include <cmath>

#include "accelerator/plan.hpp"
#include "titania/core/error.hpp"

// Every array computes a full product per interval, every memory and link moves its bandwidth (what
// has none moves what the arrays ask for), every lane computes one element per clock.

namespace titania::accelerator {

namespace {

double bounded(double bandwidth, double demand) {
  return std::isfinite(bandwidth) ? bandwidth : demand;
}

/// Events of one chip in one second.
Activity busy_second(const Accelerator& a, const detail::Product& full, double rate) {
  const Hardware chip = detail::hardware_of(a, 1);
  Activity product = detail::product_events(a, full);
  product.additions = full.layout.outputs_per_array();  // as a row block among many
  Activity second = scaled(product, chip.arrays * rate);
  const double bytes = full.layout.word_lines() * full.layout.format.input_bits / 8;
  const double arrived = bytes * chip.arrays * rate / chip.tiles;
  second.memory_bytes = chip.tiles * bounded(a.memory_bandwidth, arrived);
  second.link_bytes = chip.tiles * bounded(a.link_bandwidth, arrived);
  second.hop_bytes = chip.tiles * bounded(a.link_bandwidth, arrived);
  second.chip_link_bytes = bounded(a.chip_link_bandwidth, 0);
  second.activation_elements = chip.vector_lanes * a.clock;
  second.inputs = 1;
  second.static_time = 1;
  return second;
}

}  // namespace

Peak peak(const Accelerator& accelerator, energy::Boundary boundary) {
  validate(accelerator);
  const detail::Product full = detail::full_product(accelerator);
  const double interval = detail::product_time(accelerator, full).interval;
  if (!(interval > 0)) throw ArgumentError("a product of '" + accelerator.name + "' takes no time");
  const double rate = 1 / interval;
  const Hardware chip = detail::hardware_of(accelerator, 1);
  energy::EnergyReport report;
  report.terms = energy::terms(components(accelerator), busy_second(accelerator, full, rate), chip,
                               "", boundary, accelerator.name);
  return {.operations = 2 * chip.arrays * accelerator.rows * full.layout.outputs_per_array() * rate,
          .power = report.energy(),
          .area = report.area()};
}

}  // namespace titania::accelerator
