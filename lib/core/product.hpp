#pragma once

#include <cstddef>
#include <span>

#include "titania/core/matrix.hpp"

namespace titania::detail {

/// out = v g for v (batch, rows) and g (rows, cols), out (batch, cols), all row-major.
///
/// Every element is summed over the rows in order, one product and one addition at a time, so a
/// row of the result does not depend on the batch around it, on the thread count or on the
/// instruction set.  No BLAS promises that; the price is about 1.2 to 1.6 of a BLAS product
/// (bench/core/product_bench.cpp).
void product(MatrixView v, MatrixView g, std::span<double> out);

[[nodiscard]] Matrix product(MatrixView v, MatrixView g);

}  // namespace titania::detail
