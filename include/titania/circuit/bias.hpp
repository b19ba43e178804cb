#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "titania/core/config.hpp"
#include "titania/core/export.hpp"

namespace titania::circuit {

/// What happens to the lines of a crossbar that are not selected, while the selected word lines are
/// at v and the selected bit lines at 0 V.
enum class Scheme {
  floating,  ///< all of them float
  grounded,  ///< all of them are at 0 V
  v_half,    ///< all of them are at v / 2
  v_third,   ///< word lines at v / 3, bit lines at 2 v / 3
};

/// Voltages (V) and floating lines of a crossbar, one entry per line.  The voltage of a floating
/// line is that of its open terminal, and counts for nothing.
struct Bias {
  std::vector<double> v_word_line;
  std::vector<double> v_bit_line;
  std::vector<bool> floating_word_lines;
  std::vector<bool> floating_bit_lines;
};

/// The bias of an array (rows, cols) that puts v (V), of either sign, across the cells where
/// `selected_rows` and `selected_cols` cross.  Either may be empty: then no cell is selected, and
/// the lines of the other kind are biased all the same.  Throws ArgumentError for a line that the
/// array does not have.
[[nodiscard]] TITANIA_API Bias bias(Scheme scheme,
                                    std::size_t rows,
                                    std::size_t cols,
                                    std::span<const std::size_t> selected_rows,
                                    std::span<const std::size_t> selected_cols,
                                    double v);

}  // namespace titania::circuit

namespace titania {

template <>
inline constexpr auto enum_names<circuit::Scheme> = std::array{
    std::pair{circuit::Scheme::floating, "floating"},
    std::pair{circuit::Scheme::grounded, "grounded"}, std::pair{circuit::Scheme::v_half, "v/2"},
    std::pair{circuit::Scheme::v_third, "v/3"}};

}  // namespace titania
