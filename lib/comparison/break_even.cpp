#include "titania/comparison/break_even.hpp"

#include <cmath>

#include "titania/core/error.hpp"

namespace titania::comparison {

namespace {

constexpr std::size_t kMaxPoints = 1000000;

void require_axis(std::size_t size, const char* name) {
  if (size == 0) throw ArgumentError(std::string(name) + ": must not be empty");
}

}  // namespace

double BreakEvenMap::at(std::size_t size, std::size_t bits, std::size_t batch) const {
  return ratio.at((size * adc_bits.size() + bits) * batches.size() + batch);
}

int lossless_adc_bits(int rows, int bits_per_cell, int dac_bits) {
  const double levels = rows * (std::exp2(bits_per_cell) - 1) * (std::exp2(dac_bits) - 1) + 1;
  return static_cast<int>(std::ceil(std::log2(levels)));
}

BreakEvenMap break_even(const Workload& workload,
                        const accelerator::Accelerator& accelerator,
                        const Baseline& baseline,
                        const std::vector<int>& sizes,
                        const std::vector<int>& adc_bits,
                        const std::vector<double>& batches,
                        const accelerator::Run& conditions) {
  require_axis(sizes.size(), "sizes");
  require_axis(adc_bits.size(), "adc_bits");
  require_axis(batches.size(), "batches");
  if (sizes.size() * adc_bits.size() * batches.size() > kMaxPoints) {
    throw ArgumentError("the map would have " +
                        std::to_string(sizes.size() * adc_bits.size() * batches.size()) +
                        " points: must be at most " + std::to_string(kMaxPoints));
  }
  if (!accelerator.adc_model) {
    throw ArgumentError("adc_model = None: the converters of " + accelerator.name +
                        " are a row that does not follow its bits; choose a model");
  }
  BreakEvenMap map{sizes, adc_bits, batches, {}, {}};
  for (const int size : sizes) {
    map.lossless_bits.push_back(
        lossless_adc_bits(size, accelerator.format.bits_per_cell, accelerator.format.dac_bits));
    for (const int bits : adc_bits) {
      accelerator::Accelerator changed = accelerator;
      changed.rows = size;
      changed.cols = size;
      changed.adc_bits = bits;
      const Comparison comparison(workload, std::move(changed), {baseline}, batches, conditions);
      for (std::size_t k = 0; k < batches.size(); ++k) map.ratio.push_back(comparison.ratio(k));
    }
  }
  return map;
}

}  // namespace titania::comparison
