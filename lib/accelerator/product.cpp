#include "accelerator/product.hpp"

#include <algorithm>
#include <cmath>

// Each conversion of each slice and read is shifted and added, so that the joined result has
//
//     adc_bits + (slices - 1) bits_per_cell + (phases - 1) dac_bits
//
// bits.  A stepwise neuron (Wan et al., Nature 608:504 (2022), Extended Data Fig. 4: initialise,
// sample and integrate, compare, charge decrement) joins the reads of a segment on its capacitor
// instead.  One bit of an input is its sign, carried by the polarity of the pulse.  The others are
// shared out evenly over the segments, the most significant ones first.  A segment of s of them is
// initialised once, samples and integrates bit k 2^k times, 2^s - 1 times in all, and decides one
// bit of its output per step.  All segments are resolved to the same charge: one that comes p bits
// later needs p bits less,
//
//     steps = 1 + (2^s - 1) + (input_bits + extra_bits - p).
//
// To the events of the layout a product adds, with nr x nc arrays, D drives, b bits of an input and
// r of a joined result,
//
//     registers   (nc in b + nr out r) / 8 bytes
//     cells       in out columns D, each with the heat, charge and line charging of one read

namespace titania::accelerator::detail {

namespace {

using mapping::NumberFormat;
using mapping::Readout;

/// Readout by neurons that integrate bit by bit.
Readout stepwise(const Neuron& neuron, const NumberFormat& format) {
  const double magnitude = std::max(format.input_bits - 1, 1);
  const double segments =
      std::min(std::ceil(static_cast<double>(format.input_bits) / neuron.segment_bits), magnitude);
  double integrations = 0;
  double decisions = 0;
  double before = 0;
  for (double left = segments; left > 0; --left) {
    const double bits = std::ceil((magnitude - before) / left);
    integrations += std::exp2(bits) - 1;
    decisions += format.input_bits + neuron.extra_bits - before;
    before += bits;
  }
  const double results = format.conversions();
  return {.reads = magnitude,
          .drives = magnitude,
          .conversions = results * segments,
          .samples = results * segments,
          .integrations = results * integrations,
          .adc_steps = results * decisions};
}

/// Readout by converters, each with a sample-and-hold before it.
Readout sampled(const NumberFormat& format, int reads_per_slice) {
  Readout r = mapping::readout(format, reads_per_slice);
  r.samples = r.conversions;
  return r;
}

/// Bits that phases add to the result of one conversion, and slices to that.
double result_bits(const Accelerator& a, const NumberFormat& format) {
  const double one = a.neuron ? format.input_bits + a.neuron->extra_bits
                              : a.adc_bits + (format.phases() - 1) * format.dac_bits;
  return one + (format.slices() - 1) * format.bits_per_cell;
}

double read_heat(const Accelerator& a) {
  if (a.cell_read.energy.value > 0) return a.cell_read.energy.value;
  return a.v_read * a.v_read * a.cell_read.input_square.value * a.cell_read.conductance.value *
         a.t_read;
}

double line_heat(const Accelerator& a) {
  return a.cell_read.line_capacitance * a.v_read * a.v_read * a.cell_read.input_square.value;
}

/// Turns that the columns of an array take at its converters.
double turns(const Accelerator& accelerator, const mapping::Layout& layout) {
  const auto outputs = std::min<std::int64_t>(layout.out_features, layout.outputs_per_array());
  const double columns = static_cast<double>(outputs) * layout.format.conversions();
  return std::ceil(columns / accelerator.adcs_per_array);
}

}  // namespace

Product product(const Accelerator& accelerator,
                const NumberFormat& format,
                std::int64_t out_features,
                std::int64_t in_features) {
  const mapping::Layout layout = {.in_features = in_features,
                                  .out_features = out_features,
                                  .rows = accelerator.rows,
                                  .cols = accelerator.cols,
                                  .format = format};
  layout.check(accelerator.name);
  return {.layout = layout,
          .readout = accelerator.neuron ? stepwise(*accelerator.neuron, format)
                                        : sampled(format, accelerator.reads_per_slice),
          .result_bits = result_bits(accelerator, format)};
}

Product full_product(const Accelerator& accelerator) {
  Product full = product(accelerator, accelerator.format, 1, accelerator.rows);
  full.layout.out_features = full.layout.outputs_per_array();
  return full;
}

Activity product_events(const Accelerator& accelerator, const Product& product) {
  const mapping::Layout& layout = product.layout;
  Activity a = mapping::events(layout, product.readout, accelerator.t_read);
  const double read_cells = layout.cells() * product.readout.drives;
  a.cell_energy = read_heat(accelerator) * read_cells;
  a.line_energy = line_heat(accelerator) * read_cells;
  if (accelerator.supply) {
    const Supply& s = *accelerator.supply;
    a.array_charge = accelerator.v_read * s.input_mean.value *
                     accelerator.cell_read.conductance.value * accelerator.t_read * read_cells;
    a.amplifier_charge = s.full_scale.value * accelerator.t_read * a.adc_conversions;
  }
  a.register_bytes = (layout.word_lines() * layout.format.input_bits +
                      layout.partial_outputs() * product.result_bits) /
                     8;
  return a;
}

ProductTime product_time(const Accelerator& accelerator, const Product& product) {
  const mapping::Readout& readout = product.readout;
  const double shared = turns(accelerator, product.layout);
  if (accelerator.neuron) {
    const Neuron& n = *accelerator.neuron;
    const double t = shared / product.layout.format.conversions() *
                     (readout.samples * n.t_sample + readout.integrations * n.t_integrate +
                      readout.adc_steps * n.t_adc_step);
    return {t, t};
  }
  const double t_convert = shared * accelerator.t_conversion;
  const double longer = std::max(accelerator.t_read, t_convert);
  const double shorter = std::min(accelerator.t_read, t_convert);
  if (!accelerator.pipelined) {
    const double t = readout.reads * (longer + shorter);
    return {t, t};
  }
  return {readout.reads * longer, readout.reads * longer + shorter};
}

}  // namespace titania::accelerator::detail
