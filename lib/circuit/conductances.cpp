#include "circuit/conductances.hpp"

#include <cstddef>
#include <string>

#include "core/checks.hpp"
#include "titania/core/error.hpp"
#include "titania/core/text.hpp"

namespace titania::circuit {

namespace {
constexpr std::size_t kMaxCells = std::size_t{1} << 28;
}

void check_conductances(MatrixView g) {
  const std::string shape =
      "g has shape " + detail::shape_text(g) + " = (word lines, bit lines): must ";
  if (g.size() == 0) throw ShapeError(shape + "not be empty");
  if (g.size() > kMaxCells) {
    throw ArgumentError(shape + "have at most " + std::to_string(kMaxCells) + " cells");
  }
  const std::size_t bad = detail::first_bad(g.values(), 0);
  if (bad == g.size()) return;
  throw ArgumentError("g" + detail::place_text(bad, g.cols()) + " = " +
                      to_text(g.values()[bad], "S") + ": must be finite and not negative");
}

}  // namespace titania::circuit
