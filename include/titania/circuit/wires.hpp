#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "titania/core/config.hpp"
#include "titania/core/export.hpp"
#include "titania/core/scalar_or_array.hpp"

namespace titania {

/// Ends at which the word lines are driven.
enum class Drive { left, both };
/// Ends at which the bit lines are sensed.
enum class Sense { bottom, both };

/// The lines of a crossbar.
///
///     source -[r_source]-[r]- w(i,0) -[r]- w(i,1) ... w(i,cols-1) (-[r]-[r_source]- source)
///     b(0,j) -[r]- b(1,j) ... b(rows-1,j) -[r]-[r_sense]- 0 V   (and the same above b(0,j))
///
/// There is one segment between a terminal and the first node at every driven or sensed end; the
/// terminal resistance is in series with it.  A resistance may be 0 (ideal, exact) or infinite
/// (open).  It is a scalar or one value per place:
///
///     r_word_line  (rows, cols), the segment left of each node
///                  (rows, cols + 1) if driven at both ends
///     r_bit_line   (rows, cols), the segment below each node
///                  (rows + 1, cols) if sensed at both ends, the first row on top
///     r_source     (rows,)
///     r_sense      (cols,)
struct TITANIA_API Wires {
  static constexpr const char* type_name = "Wires";
  ScalarOrArray r_word_line = 0.0;
  ScalarOrArray r_bit_line = 0.0;
  ScalarOrArray r_source = 0.0;
  ScalarOrArray r_sense = 0.0;
  Drive drive = Drive::left;
  Sense sense = Sense::bottom;
  double c_word_line = 0.0;
  double c_bit_line = 0.0;

  /// True if every resistance is zero: the array is a plain matrix product.
  [[nodiscard]] bool ideal() const;

  /// Throws ConfigError if a resistance given as an array does not fit a rows x cols crossbar.
  void check_shape(std::size_t rows, std::size_t cols, std::string_view path = type_name) const;

  bool operator==(const Wires&) const = default;
};

/// The wires of a rows x cols crossbar with the terminals of some lines cut off: r_source or
/// r_sense is infinite there, at both ends of a line that has two.  Such a line floats: its
/// terminal carries no current, and it takes the voltage that its cells give it.  A mask has one
/// entry per line, true for a floating one; an empty mask floats none. Throws ShapeError if a mask
/// does not fit, ConfigError if `wires` do not.
[[nodiscard]] TITANIA_API Wires with_open_terminals(const Wires& wires,
                                                    std::size_t rows,
                                                    std::size_t cols,
                                                    const std::vector<bool>& floating_word_lines,
                                                    const std::vector<bool>& floating_bit_lines);

template <>
inline constexpr auto enum_names<Drive> =
    std::array{std::pair{Drive::left, "left"}, std::pair{Drive::both, "both"}};
template <>
inline constexpr auto enum_names<Sense> =
    std::array{std::pair{Sense::bottom, "bottom"}, std::pair{Sense::both, "both"}};

template <>
inline constexpr auto fields<Wires> = std::tuple{
    field("r_word_line",
          &Wires::r_word_line,
          "ohm",
          closed(0, inf),
          "Resistance of a word-line segment."),
    field("r_bit_line",
          &Wires::r_bit_line,
          "ohm",
          closed(0, inf),
          "Resistance of a bit-line segment."),
    field("r_source", &Wires::r_source, "ohm", closed(0, inf), "Resistance of a word-line driver."),
    field("r_sense",
          &Wires::r_sense,
          "ohm",
          closed(0, inf),
          "Resistance of a bit-line amplifier to its virtual ground."),
    field("drive", &Wires::drive, "", any_value, "Ends at which the word lines are driven."),
    field("sense", &Wires::sense, "", any_value, "Ends at which the bit lines are sensed."),
    field("c_word_line",
          &Wires::c_word_line,
          "F",
          closed(0, 1e-9),
          "Capacitance of a word-line segment with its cell."),
    field("c_bit_line",
          &Wires::c_bit_line,
          "F",
          closed(0, 1e-9),
          "Capacitance of a bit-line segment with its cell.  A bit line is held at ground while it "
          "is "
          "read, so this costs no energy; it delays settling, which is not modelled yet."),
};

}  // namespace titania
