#pragma once

#include "titania/accelerator/accelerator.hpp"
#include "titania/core/activity.hpp"
#include "titania/mapping/events.hpp"
#include "titania/mapping/layout.hpp"

/// @file
/// What one product of a vector with a matrix takes in the arrays of an accelerator.

namespace titania::accelerator::detail {

/// A matrix in arrays, and how its products are read.
struct Product {
  mapping::Layout layout;
  mapping::Readout readout;
  double result_bits = 8;  ///< of one output, all its conversions joined
};

/// A matrix (out, in) of that format.  Throws ConfigError if a weight is wider than an array.
[[nodiscard]] Product product(const Accelerator& accelerator,
                              const mapping::NumberFormat& format,
                              std::int64_t out_features,
                              std::int64_t in_features);

/// A product that fills one array, in the accelerator's own number format.
[[nodiscard]] Product full_product(const Accelerator& accelerator);

/// Reads, conversions and heat of one product, without what leaves the core.
[[nodiscard]] Activity product_events(const Accelerator& accelerator, const Product& product);

/// Times of one product: until the next may begin, and until its result is there.
struct ProductTime {
  double interval = 0;  ///< s
  double latency = 0;   ///< s
};

[[nodiscard]] ProductTime product_time(const Accelerator& accelerator, const Product& product);

}  // namespace titania::accelerator::detail
