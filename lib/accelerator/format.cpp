#include "accelerator/format.hpp"

#include <algorithm>
#include <cmath>

#include "titania/core/error.hpp"
#include "titania/core/text.hpp"

// A weight of b bits lies in ceil(b / bits_per_cell) slices; a pair of columns holds its sign, so
// that one bit less is sliced.  An input of b bits is applied in ceil(b / dac_bits) reads.  Each
// conversion of each slice and read is shifted and added, so that the joined result has
//
//     adc_bits + (slices - 1) bits_per_cell + (reads - 1) dac_bits
//
// bits.  A stepwise neuron (Wan et al., Nature 608:504 (2022)) joins the reads of a segment on its
// capacitor instead: s magnitude bits take s samples, 2^s - 1 integration steps, and up to
// 2^(s + extra_bits) steps of its converter.

namespace titania::accelerator::detail {

namespace {

double pieces(double bits, int size) { return std::ceil(std::max(bits, 1.0) / size); }

void count_steps(const Neuron& neuron, Format& f) {
  const double magnitude = std::max(f.input_bits - 1, 1.0);
  const double segments = pieces(magnitude, neuron.segment_bits);
  const double shorter = std::floor(magnitude / segments);
  const double longer = magnitude - segments * shorter;  // segments that have one bit more
  const auto sum = [&](const auto& of_segment) {
    return (segments - longer) * of_segment(shorter) + longer * of_segment(shorter + 1);
  };
  f.reads = magnitude;
  f.conversions = f.slices * segments;
  f.samples = f.slices * magnitude;
  f.integrations = f.slices * sum([](double s) { return std::exp2(s) - 1; });
  f.adc_steps = f.slices * neuron.step_share *
                sum([&](double s) { return std::exp2(s + neuron.extra_bits); });
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
  f.reads = pieces(input_bits, accelerator.dac_bits);
  f.conversions = f.lanes_at_once * f.reads;
  f.samples = f.conversions;
  f.result_bits = accelerator.adc_bits + (f.slices - 1) * accelerator.bits_per_cell +
                  (f.reads - 1) * accelerator.dac_bits;
  if (accelerator.neuron) count_steps(*accelerator.neuron, f);
  return f;
}

ProductTime product_time(const Accelerator& accelerator, const Format& format, double outputs) {
  const double shared = turns(accelerator, format, outputs);
  if (accelerator.neuron) {
    const Neuron& n = *accelerator.neuron;
    const double reads = format.reads * (accelerator.t_read + n.t_sample);
    const double steps =
        (format.integrations * n.t_integrate + format.adc_steps * n.t_adc_step) / format.slices;
    const double t = reads + shared * steps;
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
