#pragma once

#include "titania/accelerator/accelerator.hpp"

/// @file
/// What one product of a vector with the matrix in one array takes, in a number format.

namespace titania::accelerator::detail {

/// Counts per product; of one output where it says so.
struct Format {
  double input_bits = 8;
  double slices = 1;         ///< cells along a weight, in each of its columns' signs
  double columns = 1;        ///< columns of a weight
  double outputs = 64;       ///< outputs of a full array
  double drives = 1;         ///< drives of a word line
  double reads = 1;          ///< reads of an array
  double conversions = 1;    ///< of one output
  double samples = 1;        ///< of one output
  double integrations = 0;   ///< of one output
  double adc_steps = 0;      ///< of one output
  double result_bits = 8;    ///< of one output, all its conversions joined
  double lanes_at_once = 1;  ///< columns that want a converter together, of one output
};

/// Throws ArgumentError if a weight is wider than an array.
[[nodiscard]] Format format_of(const Accelerator& accelerator,
                               double weight_bits,
                               double input_bits);

/// Times of one product: until the next may begin, and until its result is there.
struct ProductTime {
  double interval = 0;  ///< s
  double latency = 0;   ///< s
};

/// For arrays with `outputs` outputs in use, which share converters.
[[nodiscard]] ProductTime product_time(const Accelerator& accelerator,
                                       const Format& format,
                                       double outputs);

}  // namespace titania::accelerator::detail
