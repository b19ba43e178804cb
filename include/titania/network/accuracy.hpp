#pragma once

#include <cstdint>
#include <span>

#include "titania/core/export.hpp"
#include "titania/core/matrix.hpp"

namespace titania {

/// Share of the rows of outputs (batch, classes) whose largest element (the first of equal ones) is
/// at the row's label.  Throws ShapeError if their numbers differ, ArgumentError for a label that
/// is no class.
[[nodiscard]] TITANIA_API double accuracy(MatrixView outputs, std::span<const std::int64_t> labels);

/// How far products are off.
struct TITANIA_API ProductError {
  double nrms = 0;  ///< root mean square error / root mean square of the reference
  /// Bits of an ideal quantiser over the reference's range with that error.
  double effective_bits = 0;
};

/// Error of `outputs` against `reference`, both (batch, out):
/// effective_bits = log2((max - min of the reference) / (sqrt(12) rms error)), the range being that
/// of the whole batch, all outputs together.
[[nodiscard]] TITANIA_API ProductError product_error(MatrixView outputs, MatrixView reference);

}  // namespace titania
