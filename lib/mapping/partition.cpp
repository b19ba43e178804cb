#include "titania/mapping/partition.hpp"

namespace titania::mapping {

namespace {

struct Interval {
  std::size_t first;
  std::size_t count;
};

/// Cuts [0, total) into the fewest intervals of at most `limit`, whose lengths differ by at most 1.
std::vector<Interval> cut(std::size_t total, std::size_t limit) {
  const std::size_t pieces = (total + limit - 1) / limit;
  std::vector<Interval> intervals;
  std::size_t first = 0;
  for (std::size_t k = 0; k < pieces; ++k) {
    const std::size_t count = total / pieces + (k < total % pieces ? 1 : 0);
    intervals.push_back({first, count});
    first += count;
  }
  return intervals;
}

}  // namespace

std::vector<Block> partition(std::size_t inputs,
                             std::size_t outputs,
                             std::size_t max_inputs,
                             std::size_t max_outputs) {
  std::vector<Block> blocks;
  for (const Interval in : cut(inputs, max_inputs)) {
    for (const Interval out : cut(outputs, max_outputs)) {
      blocks.push_back({in.first, in.count, out.first, out.count});
    }
  }
  return blocks;
}

}  // namespace titania::mapping
