#pragma once

#include <cstdint>
#include <string_view>
#include <tuple>
#include <vector>

#include "titania/core/config.hpp"
#include "titania/core/export.hpp"
#include "titania/mapping/number_format.hpp"

namespace titania::mapping {

/// A rectangle of a weight matrix that fits one array.
struct Block {
  static constexpr const char* type_name = "Block";
  std::int64_t first_input = 0;
  std::int64_t inputs = 0;
  std::int64_t first_output = 0;
  std::int64_t outputs = 0;
  bool operator==(const Block&) const = default;
};

/// Where an (out, in) matrix of a number format lies: in blocks, each in an array of at most
/// rows x cols with the columns of an output beside each other.
struct TITANIA_API Layout {
  static constexpr const char* type_name = "Layout";
  std::int64_t in_features = 1;
  std::int64_t out_features = 1;
  int rows = 128;
  int cols = 128;
  NumberFormat format = {};

  /// Outputs of a full array.
  [[nodiscard]] int outputs_per_array() const;
  /// Arrays along the inputs, and along the outputs.
  [[nodiscard]] std::int64_t row_blocks() const;
  [[nodiscard]] std::int64_t col_blocks() const;
  [[nodiscard]] double arrays() const;
  /// Word lines in use, of all arrays.
  [[nodiscard]] double word_lines() const;
  /// Outputs of all arrays: partial sums where an output has several.
  [[nodiscard]] double partial_outputs() const;
  /// Cells that hold weights.
  [[nodiscard]] double cells() const;

  /// The blocks, as equal as possible, so that no array is left with a sliver.  Blocks of the same
  /// inputs come together.
  [[nodiscard]] std::vector<Block> blocks() const;

  /// A weight has to fit an array.
  void check(std::string_view path) const;
  bool operator==(const Layout&) const = default;
};

}  // namespace titania::mapping

namespace titania {

template <>
inline constexpr auto fields<mapping::Block> = [] {
  using T = mapping::Block;
  return std::tuple{
      field("first_input", &T::first_input, "", closed(0, inf), "Its first column in the matrix."),
      field("inputs", &T::inputs, "", closed(0, inf), "Word lines."),
      field("first_output", &T::first_output, "", closed(0, inf), "Its first row in the matrix."),
      field("outputs", &T::outputs, "", closed(0, inf), "Outputs, with some columns each."),
  };
}();

template <>
inline constexpr auto fields<mapping::Layout> = [] {
  using T = mapping::Layout;
  return std::tuple{
      field("in_features", &T::in_features, "", closed(1, 1e9), "Inputs of the matrix."),
      field("out_features", &T::out_features, "", closed(1, 1e9), "Outputs of the matrix."),
      field("rows", &T::rows, "", closed(1, 65536), "Word lines of an array.", "[choice]"),
      field("cols", &T::cols, "", closed(1, 65536), "Bit lines of an array.", "[choice]"),
      field("format", &T::format, "", any_value, "Of its weights and inputs."),
  };
}();

}  // namespace titania
