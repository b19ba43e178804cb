#include "titania/mapping/layout.hpp"

#include <string>

#include "core/number.hpp"
#include "titania/core/error.hpp"

// A matrix is cut into ceil(in / rows) x ceil(out / outputs of an array) blocks, each in an array
// of its own.

namespace titania::mapping {

namespace {

using titania::detail::number;

std::int64_t pieces(std::int64_t total, std::int64_t limit) { return (total + limit - 1) / limit; }

struct Interval {
  std::int64_t first;
  std::int64_t count;
};

/// Cuts [0, total) into intervals whose lengths differ by at most 1.
std::vector<Interval> cut(std::int64_t total, std::int64_t intervals) {
  std::vector<Interval> list;
  for (std::int64_t k = 0, first = 0; k < intervals; ++k) {
    const std::int64_t count = total / intervals + (k < total % intervals ? 1 : 0);
    list.push_back({first, count});
    first += count;
  }
  return list;
}

}  // namespace

int Layout::outputs_per_array() const { return cols / format.columns(); }
std::int64_t Layout::row_blocks() const { return pieces(in_features, rows); }
std::int64_t Layout::col_blocks() const { return pieces(out_features, outputs_per_array()); }
double Layout::arrays() const { return number(row_blocks()) * number(col_blocks()); }
double Layout::word_lines() const { return number(in_features) * number(col_blocks()); }
double Layout::partial_outputs() const { return number(out_features) * number(row_blocks()); }
double Layout::cells() const {
  return number(in_features) * number(out_features) * format.columns();
}

std::vector<Block> Layout::blocks() const {
  std::vector<Block> list;
  for (const Interval in : cut(in_features, row_blocks())) {
    for (const Interval out : cut(out_features, col_blocks())) {
      list.push_back({in.first, in.count, out.first, out.count});
    }
  }
  return list;
}

void Layout::check(std::string_view path) const {
  if (outputs_per_array() > 0) return;
  throw ConfigError(detail::join(path, "cols") + ": a weight needs " +
                    std::to_string(format.columns()) + " columns, an array has " +
                    std::to_string(cols));
}

}  // namespace titania::mapping
