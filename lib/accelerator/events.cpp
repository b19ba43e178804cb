#include "accelerator/events.hpp"

#include <cmath>

#include "titania/core/error.hpp"
#include "titania/core/text.hpp"

// One product of an (out, in) matrix in nr x nc arrays, with R reads, D drives of a word line, n
// conversions of an output, b bits of an input and r bits of a joined result:
//
//     array reads      nr nc R          converter steps  nr out n
//     drives           nc in D          shift and add    nr out (n - 1)
//     partial sums     (nr - 1) out     rescaling        out
//     buffers          (in + out) b / 8 bytes
//     registers        (nc in b + nr out r) / 8 bytes
//     cells            in out columns D, each with the heat and the line charging of one read
//
// Inputs come over the network once, to every tile that holds columns of the matrix; they are
// written to its memory, and read from there for every product.

namespace titania::accelerator::detail {

namespace {

double number(auto x) { return static_cast<double>(x); }

double read_heat(const Accelerator& a) {
  if (a.cell_read.energy.value > 0) return a.cell_read.energy.value;
  return a.v_read * a.v_read * a.cell_read.input_square.value * a.cell_read.conductance.value *
         a.t_read;
}

double line_heat(const Accelerator& a) {
  return a.cell_read.line_capacitance * a.v_read * a.v_read * a.cell_read.input_square.value;
}

/// What moves between memories, cores, tiles and chips for all products of one layer.
void add_movements(const Accelerator& accelerator, const Placed& p, Activity& a) {
  const LayerShape& s = p.shape;
  const Format& format = p.format;
  const double products = number(s.repeats) * number(s.active_experts) * number(s.count);
  const double arrived =
      s.inputs() * number(s.active_experts) * number(s.count) * format.input_bits / 8;
  const double in = number(s.in_features) * products * format.input_bits / 8;
  const double out = number(s.out_features) * products * format.input_bits / 8;
  const double partial = number(s.out_features) * products * format.result_bits / 8;
  const auto joins = [&](double arrays) { return std::ceil(p.place.row_blocks / arrays) - 1; };

  a.memory_bytes += (arrived + in) * p.column_tiles;
  a.link_bytes += in * p.column_tiles + out + partial * joins(accelerator.arrays_per_core);
  a.hop_bytes += arrived * (accelerator.hops + p.column_tiles - 1) +
                 partial * joins(accelerator.arrays_per_tile());
  a.chip_link_bytes += arrived * p.crossings + partial * joins(accelerator.arrays_per_chip());
}

Activity layer_events(const Accelerator& accelerator, const Placed& p) {
  const LayerShape& s = p.shape;
  const double active = number(s.active_experts) * number(s.count);
  Activity a =
      scaled(product_events(accelerator, p.format, number(s.in_features), number(s.out_features)),
             number(s.repeats) * active);
  // Experts and copies read at the same moment.
  a.sequential_reads = p.format.reads * p.rounds() * number(s.count);
  a.read_time = a.sequential_reads * accelerator.t_read;
  add_movements(accelerator, p, a);
  a.inputs = 1;
  return a;
}

/// Work on single elements, which every layer's tiles do on their own outputs.
void add_elementwise(const DigitalWork& digital, double share, Activity& a) {
  a.norm_elements += digital.norm_elements * share;
  a.activation_elements += digital.activation_elements * share;
  a.additions += digital.additions * share;
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

Activity scaled(Activity activity, double factor) {
  for_each_field<Activity>([&](const auto& row) { row.of(activity) *= factor; });
  return activity;
}

Activity product_events(const Accelerator& accelerator,
                        const Format& format,
                        double in_features,
                        double out_features) {
  const double row_blocks = std::ceil(in_features / accelerator.rows);
  const double col_blocks = std::ceil(out_features / format.outputs);
  const double driven = col_blocks * in_features;
  const double read = row_blocks * out_features;
  Activity a;
  a.inputs = 1;
  a.sequential_reads = format.reads;
  a.read_time = format.reads * accelerator.t_read;
  a.array_reads = row_blocks * col_blocks * format.reads;
  const double cells = in_features * out_features * format.columns * format.drives;
  a.cell_energy = read_heat(accelerator) * cells;
  a.line_energy = line_heat(accelerator) * cells;
  a.dac_conversions = driven * format.drives;
  a.adc_conversions = read * format.conversions;
  a.samples = read * format.samples;
  a.integrations = read * format.integrations;
  a.adc_steps = read * format.adc_steps;
  a.shift_adds = read * (format.conversions - 1);
  a.additions = (row_blocks - 1) * out_features;
  a.multiplications = out_features;
  a.buffer_bytes = (in_features + out_features) * format.input_bits / 8;
  a.register_bytes = (driven * format.input_bits + read * format.result_bits) / 8;
  return a;
}

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
  std::vector<LayerActivity> list;
  for (const Placed& p : plan.layers) {
    Activity a = layer_events(accelerator, p);
    add_elementwise(workload.digital, p.shape.outputs() * number(p.shape.count) / outputs, a);
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
