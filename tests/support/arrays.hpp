#pragma once

#include "support/generate.hpp"
#include "titania/array/crossbar.hpp"

namespace titania::test {

inline const Wires kWires{.r_word_line = 5.0, .r_bit_line = 3.0, .r_source = 20.0};

/// An array with wires and every nonideality.
inline ArrayConfig full_config(int rows, int cols) {
  ArrayConfig config{.rows = rows, .cols = cols, .wires = kWires};
  config.nonidealities = {nonideality::ReadNoise{}, nonideality::PowerLawDrift{},
                          nonideality::StuckCells{.p_on = 0.02, .p_off = 0.02},
                          nonideality::RangeSpread{}, nonideality::ProgrammingError{}};
  return config;
}

/// Conductances within the range of every device, S.
inline Matrix targets(std::size_t rows, std::size_t cols, std::uint64_t seed = 1) {
  return Generate(seed).matrix(rows, cols, 10e-6, 100e-6);
}

}  // namespace titania::test
