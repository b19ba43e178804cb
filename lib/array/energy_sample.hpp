#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "array/read_parts.hpp"
#include "titania/array/crossbar.hpp"
#include "titania/core/activity.hpp"
#include "titania/core/random.hpp"

namespace titania {

/// Inputs of a batch whose heat is to be solved, in rising order.  Input k is number index + k, and
/// has the priority that the stream draws for that number: the batch decides how many inputs are
/// taken, never which of two goes first.
[[nodiscard]] std::vector<std::size_t> choose_inputs(std::size_t batch,
                                                     const ReadOptions& options,
                                                     const RandomStream& stream,
                                                     std::uint64_t index);

/// Heat and charge of a batch, and their variances if `drawn` is that of some of its inputs only.
[[nodiscard]] Activity drawn_activity(std::span<const Drawn> drawn,
                                      std::size_t batch,
                                      double t_read);

/// Sum of the squares of some values.
[[nodiscard]] double sum_of_squares(std::span<const double> values);

}  // namespace titania
