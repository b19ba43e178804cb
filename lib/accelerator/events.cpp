#include "accelerator/events.hpp"

#include <cmath>

#include "core/number.hpp"
#include "titania/core/error.hpp"
#include "titania/core/text.hpp"

// Inputs come over the network once, to every tile that holds columns of the matrix; they are
// written to its memory, and read from there for every product.

namespace titania::accelerator::detail {

namespace {

using titania::detail::number;

/// What moves between memories, cores, tiles and chips for all products of one layer.
Activity movements(const Accelerator& accelerator, const Placed& p, double switches) {
  const LayerShape& s = p.shape;
  const mapping::NumberFormat& format = p.product.layout.format;
  const double products = number(s.repeats) * number(s.active_experts) * number(s.count);
  const double arrived =
      s.inputs() * number(s.active_experts) * number(s.count) * format.input_bits / 8;
  const double in = number(s.in_features) * products * format.input_bits / 8;
  const double out = number(s.out_features) * products * format.input_bits / 8;
  const double partial = number(s.out_features) * products * p.product.result_bits / 8;
  const auto joins = [&](double arrays) { return std::ceil(p.place.row_blocks / arrays) - 1; };

  Activity a;
  a.memory_bytes = (arrived + in) * p.column_tiles;
  a.link_bytes = in * p.column_tiles + out + partial * joins(accelerator.arrays_per_core);
  a.hop_bytes = arrived * (accelerator.hops + p.column_tiles - 1) +
                partial * joins(accelerator.arrays_per_tile());
  a.chip_link_bytes = arrived * p.crossings + partial * joins(accelerator.arrays_per_chip());
  // A board is reached once for all of its chips.
  a.switch_bytes = a.chip_link_bytes / accelerator.chips_per_board * switches;
  return a;
}

Activity layer_events(const Accelerator& accelerator, const Placed& p, double switches) {
  const LayerShape& s = p.shape;
  const double active = number(s.active_experts) * number(s.count);
  Activity a = scaled(product_events(accelerator, p.product), number(s.repeats) * active);
  // Experts and copies read at the same moment.
  a.sequential_reads = p.product.readout.reads * p.rounds() * number(s.count);
  a.read_time = a.sequential_reads * accelerator.t_read;
  a += movements(accelerator, p, switches);
  a.inputs = 1;
  return a;
}

/// Work on single elements, which every layer's tiles do on their own outputs.
Activity elementwise(const DigitalWork& digital, double share) {
  Activity a;
  a.norm_elements = digital.norm_elements * share;
  a.activation_elements = digital.activation_elements * share;
  a.additions = digital.additions * share;
  return a;
}

Activity attention_events(const Plan& plan, const Workload& workload, double batch) {
  Activity a;
  a.inputs = 1;
  a.digital_macs = workload.digital.attention_macs;
  a.softmax_elements = workload.digital.softmax_elements;
  const double bytes = workload.cache_bytes();
  a.memory_bytes = bytes;
  a.link_bytes = bytes;
  a.dram_bytes = bytes * cache_outside(plan, workload, batch);
  return a;
}

}  // namespace

double cache_outside(const Plan& plan, const Workload& workload, double batch) {
  const double needed = workload.resident_cache_bytes() * batch;
  return needed > plan.hardware.memory_bytes ? 1 - plan.hardware.memory_bytes / needed : 0;
}

std::vector<LayerActivity> events(const Accelerator& accelerator,
                                  const Plan& plan,
                                  const Workload& workload,
                                  double batch) {
  double outputs = 0;
  for (const LayerShape& s : workload.layers) outputs += s.outputs() * number(s.count);
  const double switches = switches_passed(accelerator, plan.hardware.chips);
  std::vector<LayerActivity> list;
  for (const Placed& p : plan.layers) {
    Activity a = layer_events(accelerator, p, switches);
    a += elementwise(workload.digital, p.shape.outputs() * number(p.shape.count) / outputs);
    list.push_back({p.shape.name, a});
  }
  const Activity attention = attention_events(plan, workload, batch);
  if (attention.dram_bytes > 0 && !accelerator.dram_bandwidth) {
    throw ArgumentError("workload '" + workload.name + "', batch " + to_text(batch) +
                        ": its cache of " +
                        engineering(workload.resident_cache_bytes() * batch, "B") +
                        " fits nowhere, '" + accelerator.name + "' has memories of " +
                        engineering(plan.hardware.memory_bytes, "B") + " and no DRAM");
  }
  if (attention != Activity{.inputs = 1}) list.push_back({"attention", attention});
  if (workload.io_bytes() > 0) {
    list.push_back({"host", {.inputs = 1, .host_bytes = workload.io_bytes()}});
  }
  return list;
}

}  // namespace titania::accelerator::detail
