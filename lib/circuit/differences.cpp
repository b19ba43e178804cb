#include "circuit/differences.hpp"

#include <cmath>
#include <map>
#include <string>

#include "core/checks.hpp"
#include "titania/core/error.hpp"
#include "titania/core/text.hpp"

namespace titania::circuit {

std::vector<CellDifference> differences(std::span<const CellChange> changes, MatrixView g) {
  std::map<std::size_t, double> last;
  for (std::size_t k = 0; k < changes.size(); ++k) {
    const CellChange& change = changes[k];
    const std::string name = "changes[" + std::to_string(k) + "]";
    if (change.row >= g.rows() || change.col >= g.cols()) {
      throw ArgumentError(name + " is cell (" + std::to_string(change.row) + ", " +
                          std::to_string(change.col) + "): must be inside " +
                          detail::shape_text(g) + " = (word lines, bit lines)");
    }
    if (!(change.g >= 0) || std::isinf(change.g)) {
      throw ArgumentError(name + ".g = " + to_text(change.g, "S") +
                          ": must be finite and not negative");
    }
    last[change.row * g.cols() + change.col] = change.g;
  }
  std::vector<CellDifference> list;
  for (const auto& [cell, after] : last) {
    const double before = g.values()[cell];
    if (after != before) list.push_back({cell, after, after - before});
  }
  return list;
}

}  // namespace titania::circuit
