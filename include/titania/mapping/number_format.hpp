#pragma once

#include <array>
#include <cstdint>
#include <tuple>
#include <utility>
#include <vector>

#include "titania/core/config.hpp"
#include "titania/core/export.hpp"

namespace titania::mapping {

/// How a signed weight lies in columns.
enum class Coding {
  offset,        ///< weight plus an offset: one column a slice
  pair,          ///< two columns a slice, subtracted before the converter
  pair_digital,  ///< two columns a slice, each converted
};

/// A column of an array and what it holds of an output's weights: `bits` bits of each weight of
/// that sign, which count `weight` times.
struct Column {
  static constexpr const char* type_name = "Column";
  std::int64_t index = 0;
  int slice = 0;
  int sign = 1;
  int bits = 1;
  double weight = 1;
  bool operator==(const Column&) const = default;
};

/// What is applied of an input at once: `bits` bits of it, which count `weight` times.
struct Phase {
  static constexpr const char* type_name = "Phase";
  int bits = 1;
  double weight = 1;
  bool operator==(const Phase&) const = default;
};

/// How numbers lie in cells and come to word lines: a weight is cut into slices, an input into
/// phases, the least significant bits first.  Where a slice holds all of a weight and a phase all
/// of an input, cells and drivers may be analogue.
struct TITANIA_API NumberFormat {
  static constexpr const char* type_name = "NumberFormat";
  int bits_per_cell = 7;
  Coding coding = Coding::pair;
  int weight_bits = 8;
  int input_bits = 8;
  int dac_bits = 8;

  /// Cells along a weight, in each of its columns' signs.
  [[nodiscard]] int slices() const;
  /// Columns of an output.
  [[nodiscard]] int columns() const;
  /// Conversions of an output per read.
  [[nodiscard]] int conversions() const;
  /// Drives of a word line along an input.
  [[nodiscard]] int phases() const;

  /// The columns of output `output` of an array, slice by slice, the positive one first.
  [[nodiscard]] std::vector<Column> columns_of(std::int64_t output) const;
  /// The phases of every input, in their order.
  [[nodiscard]] std::vector<Phase> phases_of_input() const;

  bool operator==(const NumberFormat&) const = default;
};

}  // namespace titania::mapping

namespace titania {

template <>
inline constexpr auto enum_names<mapping::Coding> = std::array{
    std::pair{mapping::Coding::offset, "offset"}, std::pair{mapping::Coding::pair, "pair"},
    std::pair{mapping::Coding::pair_digital, "pair_digital"}};

template <>
inline constexpr auto fields<mapping::Column> = [] {
  using T = mapping::Column;
  return std::tuple{
      field("index", &T::index, "", closed(0, inf), "Number of the column in its array."),
      field("slice", &T::slice, "", closed(0, inf), "Slice of the weights, the lowest is 0."),
      field("sign", &T::sign, "", closed(-1, 1), "-1 where its current is subtracted."),
      field("bits", &T::bits, "bit", closed(1, 64), "Of a weight in a cell."),
      field("weight", &T::weight, "", left_open(0, inf), "Of its lowest bit."),
  };
}();

template <>
inline constexpr auto fields<mapping::Phase> = [] {
  using T = mapping::Phase;
  return std::tuple{
      field("bits", &T::bits, "bit", closed(1, 64), "Of an input, applied at once."),
      field("weight", &T::weight, "", left_open(0, inf), "Of the lowest of them."),
  };
}();

template <>
inline constexpr auto fields<mapping::NumberFormat> = [] {
  using T = mapping::NumberFormat;
  return std::tuple{
      field("bits_per_cell", &T::bits_per_cell, "bit", closed(1, 16),
            "Bits of a weight in one cell, without its sign for a pair.", "[choice]"),
      field("coding", &T::coding, "", any_value, "How a signed weight lies in columns."),
      field("weight_bits", &T::weight_bits, "bit", closed(1, 64), "Of a weight, with its sign."),
      field("input_bits", &T::input_bits, "bit", closed(1, 64), "Of an input."),
      field("dac_bits", &T::dac_bits, "bit", closed(1, 24), "Bits of an input applied at once."),
  };
}();

}  // namespace titania
