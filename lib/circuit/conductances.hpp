#pragma once

#include "titania/core/matrix.hpp"

namespace titania::circuit {

/// Throws ShapeError or ArgumentError unless g (rows, cols), S, can be a crossbar's conductances:
/// not empty, not too large, finite and not negative.
void check_conductances(MatrixView g);

}  // namespace titania::circuit
