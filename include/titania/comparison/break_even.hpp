#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "titania/accelerator/accelerator.hpp"
#include "titania/comparison/comparison.hpp"
#include "titania/core/export.hpp"
#include "titania/core/workload.hpp"

namespace titania::comparison {

/// Where a crossbar wins and where it loses: ratio of energies over array size, bits of the ADC and
/// batch.
struct TITANIA_API BreakEvenMap {
  std::vector<int> sizes;  ///< word lines = bit lines of an array
  std::vector<int> adc_bits;
  std::vector<double> batches;
  std::vector<double> ratio;  ///< (sizes, adc_bits, batches), batches fastest; < 1: it loses
  /// Bits that a converter needs to lose nothing of a full column, for each size: fewer save energy
  /// and cost accuracy, which this map does not see.
  std::vector<int> lossless_bits;

  [[nodiscard]] double at(std::size_t size, std::size_t bits, std::size_t batch) const;
};

/// The map of an accelerator against one baseline.  Everything but the axes stays as it is; the
/// converters follow `adc_model`, as their energy has to depend on their bits.
/// Throws ArgumentError for an empty axis, or more than a million points.
[[nodiscard]] TITANIA_API BreakEvenMap break_even(const Workload& workload,
                                                  const accelerator::Accelerator& accelerator,
                                                  const Baseline& baseline,
                                                  const std::vector<int>& sizes,
                                                  const std::vector<int>& adc_bits,
                                                  const std::vector<double>& batches,
                                                  const accelerator::Run& conditions = {});

/// Bits that hold every sum of a column: log2(rows (2^cell - 1) (2^dac - 1) + 1), rounded up.
[[nodiscard]] TITANIA_API int lossless_adc_bits(int rows, int bits_per_cell, int dac_bits);

}  // namespace titania::comparison
