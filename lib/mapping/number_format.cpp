#include "titania/mapping/number_format.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

// A weight of b bits lies in ceil(b / bits_per_cell) slices; a pair of columns holds its sign, so
// that one bit less is sliced.  An input of b bits is applied in ceil(b / dac_bits) phases.  Digit
// k of a number is what lies between its bits k size and (k + 1) size, and counts 2^(k size) times;
// the last one may hold fewer bits.

namespace titania::mapping {

namespace {

int digits(int bits, int size) { return (bits + size - 1) / size; }

int bits_of_digit(int bits, int size, int k) { return std::min(size, bits - k * size); }

double weight_of_digit(int size, int k) { return std::ldexp(1.0, k * size); }

/// Signs of a slice, each with a column of its own.
std::span<const int> signs(Coding coding) {
  static constexpr std::array both = {1, -1};
  return std::span(both).first(coding == Coding::offset ? 1 : 2);
}

/// Bits of a weight that are sliced: a pair keeps the sign outside.
int sliced_bits(const NumberFormat& format) {
  return std::max(format.weight_bits - (format.coding == Coding::offset ? 0 : 1), 1);
}

}  // namespace

int NumberFormat::slices() const { return digits(sliced_bits(*this), bits_per_cell); }

int NumberFormat::columns() const { return slices() * static_cast<int>(signs(coding).size()); }

int NumberFormat::conversions() const {
  return coding == Coding::pair_digital ? columns() : slices();
}

int NumberFormat::phases() const { return digits(input_bits, dac_bits); }

std::vector<Column> NumberFormat::columns_of(std::int64_t output) const {
  std::vector<Column> list;
  std::int64_t index = output * columns();
  for (int slice = 0; slice < slices(); ++slice) {
    for (const int sign : signs(coding)) {
      list.push_back({.index = index++,
                      .slice = slice,
                      .sign = sign,
                      .bits = bits_of_digit(sliced_bits(*this), bits_per_cell, slice),
                      .weight = weight_of_digit(bits_per_cell, slice)});
    }
  }
  return list;
}

std::vector<Phase> NumberFormat::phases_of_input() const {
  std::vector<Phase> list;
  for (int k = 0; k < phases(); ++k) {
    list.push_back(
        {.bits = bits_of_digit(input_bits, dac_bits, k), .weight = weight_of_digit(dac_bits, k)});
  }
  return list;
}

}  // namespace titania::mapping
