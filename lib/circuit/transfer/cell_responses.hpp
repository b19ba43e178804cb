#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "circuit/relaxation/iteration.hpp"
#include "titania/core/matrix.hpp"

namespace titania::circuit {

/// What happens when 1 A is drawn from the word line and put into the bit line at one of k cells,
/// beside the cell, all terminals being at 0 V.  By reciprocity, the terminal currents are also the
/// voltages across that cell when the terminals are driven with 1 V, one at a time.
struct CellResponses {
  Matrix i_bit_line;   ///< (k, cols), A / A, out of the array
  Matrix i_word_line;  ///< (k, rows), A / A, into the array
  Matrix v_cell;       ///< (k, n), V / A: what each of n cells loses
};

/// Responses to the `injected` cells, with what the `watched` cells lose, exact to rounding;
/// nothing if that takes too many iterations.  A cell's number is row * cols + col.
[[nodiscard]] std::optional<CellResponses> cell_responses(const RelaxedNetwork& network,
                                                          std::span<const std::size_t> injected,
                                                          std::span<const std::size_t> watched);

}  // namespace titania::circuit
