#include "core/finite.hpp"

#include <algorithm>
#include <limits>

#include "core/kernel.hpp"

namespace titania::detail {

namespace {

constexpr double kLargest = std::numeric_limits<double>::max();

TITANIA_CLONES std::size_t count_inside(const double* x, std::size_t count, double low) {
  std::size_t inside = 0;
  for (std::size_t k = 0; k < count; ++k) inside += x[k] >= low && x[k] <= kLargest ? 1 : 0;
  return inside;
}

}  // namespace

std::size_t first_bad(std::span<const double> values, double least) {
  if (count_inside(values.data(), values.size(), least) == values.size()) return values.size();
  const auto is_bad = [least](double x) { return !(x >= least && x <= kLargest); };
  return static_cast<std::size_t>(std::ranges::find_if(values, is_bad) - values.begin());
}

std::size_t first_bad(std::span<const double> values) { return first_bad(values, -kLargest); }

}  // namespace titania::detail
