#include "titania/mapping/events.hpp"

// One product of an (out, in) matrix in nr x nc arrays, with R reads, D drives of a word line, n
// conversions of an output and b bits of an input:
//
//     array reads      nr nc R          converter steps  nr out n
//     drives           nc in D          shift and add    nr out (n - 1)
//     partial sums     (nr - 1) out     rescaling        out
//     buffers          (in + out) b / 8 bytes

namespace titania::mapping {

Readout readout(const NumberFormat& format, double reads_per_phase) {
  const double phases = format.phases();
  const double reads = phases * reads_per_phase;
  return {.reads = reads, .drives = phases, .conversions = format.conversions() * reads};
}

Activity events(const Layout& layout, const Readout& readout, double t_read) {
  const auto in = static_cast<double>(layout.in_features);
  const auto out = static_cast<double>(layout.out_features);
  const double partial = layout.partial_outputs();
  Activity a;
  a.inputs = 1;
  a.sequential_reads = readout.reads;
  a.read_time = readout.reads * t_read;
  a.array_reads = layout.arrays() * readout.reads;
  a.dac_conversions = layout.word_lines() * readout.drives;
  a.adc_conversions = partial * readout.conversions;
  a.samples = partial * readout.samples;
  a.integrations = partial * readout.integrations;
  a.adc_steps = partial * readout.adc_steps;
  a.shift_adds = partial * (readout.conversions - 1);
  a.additions = partial - out;
  a.multiplications = out;
  a.buffer_bytes = (in + out) * layout.format.input_bits / 8;
  return a;
}

}  // namespace titania::mapping
