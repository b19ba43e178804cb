#include "accelerator/format.hpp"

#include <algorithm>
#include <cmath>

#include "titania/core/error.hpp"
#include "titania/core/text.hpp"

// A weight of b bits lies in ceil(b / bits_per_cell) slices; a pair of columns holds its sign, so
// that one bit less is sliced.  An input of b bits is applied in ceil(b / dac_bits) pieces, each in
// reads_per_slice reads that share the cells among them.  Each conversion of each slice and read is
// shifted and added, so that the joined result has
//
//     adc_bits + (slices - 1) bits_per_cell + (pieces - 1) dac_bits
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

namespace titania::accelerator::detail {

namespace {

double pieces(double bits, int size) { return std::ceil(std::max(bits, 1.0) / size); }

void count_steps(const Accelerator& accelerator, const Neuron& neuron, Format& f) {
  const double magnitude = std::max(f.input_bits - 1, 1.0);
  const double segments = std::min(pieces(f.input_bits, neuron.segment_bits), magnitude);
  const double output = f.input_bits + neuron.extra_bits;
  double integrations = 0;
  double decisions = 0;
  double before = 0;
  for (double left = segments; left > 0; --left) {
    const double bits = std::ceil((magnitude - before) / left);
    integrations += std::exp2(bits) - 1;
    decisions += output - before;
    before += bits;
  }
  f.result_bits = output + (f.slices - 1) * accelerator.bits_per_cell;
  f.drives = magnitude;
  f.reads = magnitude;
  f.conversions = f.lanes_at_once * segments;
  f.samples = f.lanes_at_once * segments;
  f.integrations = f.lanes_at_once * integrations;
  f.adc_steps = f.lanes_at_once * decisions;
}

/// Turns that the columns of an array take at its converters.
double turns(const Accelerator& accelerator, const Format& format, double outputs) {
  const double columns = std::min(outputs, format.outputs) * format.lanes_at_once;
  return std::ceil(columns / accelerator.adcs_per_array);
}

}  // namespace

Format format_of(const Accelerator& accelerator, double weight_bits, double input_bits) {
  const bool pair = accelerator.coding != Coding::offset;
  Format f;
  f.input_bits = input_bits;
  f.slices = pieces(weight_bits - (pair ? 1 : 0), accelerator.bits_per_cell);
  f.columns = f.slices * (pair ? 2 : 1);
  f.outputs = std::floor(accelerator.cols / f.columns);
  if (f.outputs < 1) {
    throw ArgumentError("weight_bits = " + to_text(weight_bits) + ": a weight needs " +
                        to_text(f.columns) + " columns, an array of '" + accelerator.name +
                        "' has " + std::to_string(accelerator.cols));
  }
  f.lanes_at_once = f.slices * (accelerator.coding == Coding::pair_digital ? 2 : 1);
  f.drives = pieces(input_bits, accelerator.dac_bits);
  f.reads = f.drives * accelerator.reads_per_slice;
  f.conversions = f.lanes_at_once * f.reads;
  f.samples = f.conversions;
  f.result_bits = accelerator.adc_bits + (f.slices - 1) * accelerator.bits_per_cell +
                  (f.drives - 1) * accelerator.dac_bits;
  if (accelerator.neuron) count_steps(accelerator, *accelerator.neuron, f);
  return f;
}

ProductTime product_time(const Accelerator& accelerator, const Format& format, double outputs) {
  const double shared = turns(accelerator, format, outputs);
  if (accelerator.neuron) {
    const Neuron& n = *accelerator.neuron;
    const double t = shared / format.lanes_at_once *
                     (format.samples * n.t_sample + format.integrations * n.t_integrate +
                      format.adc_steps * n.t_adc_step);
    return {t, t};
  }
  const double t_convert = shared * accelerator.t_conversion;
  const double longer = std::max(accelerator.t_read, t_convert);
  const double shorter = std::min(accelerator.t_read, t_convert);
  if (!accelerator.pipelined) {
    const double t = format.reads * (longer + shorter);
    return {t, t};
  }
  return {format.reads * longer, format.reads * longer + shorter};
}

}  // namespace titania::accelerator::detail
