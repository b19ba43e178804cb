#include <cmath>

#include "accelerator/events.hpp"
#include "titania/core/error.hpp"

// Every array computes a full product per interval, every memory and link moves its bandwidth (what
// has none moves what the arrays ask for), every lane computes one element per clock.

namespace titania::accelerator {

namespace {

double bounded(double bandwidth, double demand) {
  return std::isfinite(bandwidth) ? bandwidth : demand;
}

/// Events of one chip in one second.
Activity busy_second(const Accelerator& a, const detail::Format& format, double rate) {
  const Hardware chip = detail::hardware_of(a, 1);
  Activity product = detail::product_events(a, format, a.rows, format.outputs);
  product.additions = format.outputs;  // as a row block among many
  Activity second = detail::scaled(product, chip.arrays * rate);
  const double arrived = a.rows * format.input_bits / 8 * chip.arrays * rate / chip.tiles;
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
  const detail::Format format =
      detail::format_of(accelerator, accelerator.weight_bits, accelerator.input_bits);
  const double interval = detail::product_time(accelerator, format, format.outputs).interval;
  if (!(interval > 0)) throw ArgumentError("a product of '" + accelerator.name + "' takes no time");
  const double rate = 1 / interval;
  const Hardware chip = detail::hardware_of(accelerator, 1);
  energy::EnergyReport report;
  report.terms = energy::terms(components(accelerator), busy_second(accelerator, format, rate),
                               chip, "", boundary, accelerator.name);
  return {.operations = 2 * chip.arrays * accelerator.rows * format.outputs * rate,
          .power = report.energy(),
          .area = report.area()};
}

}  // namespace titania::accelerator
