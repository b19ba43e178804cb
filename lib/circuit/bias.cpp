#include "titania/circuit/bias.hpp"

#include <string>

#include "titania/core/error.hpp"

namespace titania::circuit {

namespace {

/// Voltages of the lines that are not selected, in units of v.
struct Shares {
  double word_line;
  double bit_line;
};

Shares shares_of(Scheme scheme) {
  switch (scheme) {
    case Scheme::v_half:
      return {1.0 / 2, 1.0 / 2};
    case Scheme::v_third:
      return {1.0 / 3, 2.0 / 3};
    case Scheme::floating:
    case Scheme::grounded:
      break;
  }
  return {0, 0};
}

void check(std::span<const std::size_t> selected, std::size_t count, const char* name) {
  for (std::size_t k = 0; k < selected.size(); ++k) {
    if (selected[k] < count) continue;
    throw ArgumentError(std::string(name) + "[" + std::to_string(k) +
                        "] = " + std::to_string(selected[k]) + ": must be in [0, " +
                        std::to_string(count) + ")");
  }
}

}  // namespace

Bias bias(Scheme scheme,
          std::size_t rows,
          std::size_t cols,
          std::span<const std::size_t> selected_rows,
          std::span<const std::size_t> selected_cols,
          double v) {
  check(selected_rows, rows, "selected_rows");
  check(selected_cols, cols, "selected_cols");
  const Shares share = shares_of(scheme);
  const bool floats = scheme == Scheme::floating;
  Bias lines{std::vector(rows, v * share.word_line), std::vector(cols, v * share.bit_line),
             std::vector(rows, floats), std::vector(cols, floats)};
  for (const std::size_t i : selected_rows) {
    lines.v_word_line[i] = v;
    lines.floating_word_lines[i] = false;
  }
  for (const std::size_t j : selected_cols) {
    lines.v_bit_line[j] = 0;
    lines.floating_bit_lines[j] = false;
  }
  return lines;
}

}  // namespace titania::circuit
