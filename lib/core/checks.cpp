#include "core/checks.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "core/kernel.hpp"
#include "titania/core/error.hpp"
#include "titania/core/text.hpp"

namespace titania::detail {

namespace {

constexpr double kNoCurrent = 1e-12;  // A/S: what rounding may leave at 0 V
constexpr double kLargest = std::numeric_limits<double>::max();

TITANIA_CLONES std::size_t count_inside(const double* x, std::size_t count, double low) {
  std::size_t inside = 0;
  for (std::size_t k = 0; k < count; ++k) inside += x[k] >= low && x[k] <= kLargest ? 1 : 0;
  return inside;
}

[[noreturn]] void throw_not_finite(const std::string& name, double value, const char* unit) {
  throw ArgumentError(name + " = " + to_text(value, unit) + ": must be finite");
}

}  // namespace

std::string shape_text(MatrixView m) {
  return "(" + std::to_string(m.rows()) + ", " + std::to_string(m.cols()) + ")";
}

std::string place_text(std::size_t k, std::size_t cols) {
  return "[" + std::to_string(k / cols) + ", " + std::to_string(k % cols) + "]";
}

std::size_t first_bad(std::span<const double> values, double least) {
  if (count_inside(values.data(), values.size(), least) == values.size()) return values.size();
  const auto is_bad = [least](double x) { return !(x >= least && x <= kLargest); };
  return static_cast<std::size_t>(std::ranges::find_if(values, is_bad) - values.begin());
}

std::size_t first_bad(std::span<const double> values) { return first_bad(values, -kLargest); }

void require_batch(
    MatrixView m, const char* name, std::size_t size, const char* axis, const char* unit) {
  if (m.cols() != size) {
    throw ShapeError(std::string(name) + " has shape " + shape_text(m) + ", expected (batch, " +
                     std::to_string(size) + ") = (batch, " + axis + ")");
  }
  require_finite(m, name, unit);
}

void require_finite(MatrixView m, const char* name, const char* unit) {
  const std::size_t bad = first_bad(m.values());
  if (bad == m.size()) return;
  throw_not_finite(name + place_text(bad, m.cols()), m.values()[bad], unit);
}

void require_finite(std::span<const double> values, const char* name, const char* unit) {
  const std::size_t bad = first_bad(values);
  if (bad == values.size()) return;
  throw_not_finite(name + ("[" + std::to_string(bad) + "]"), values[bad], unit);
}

void require_positive(double value, const char* name, const char* unit) {
  if (value > 0 && value <= kLargest) return;
  throw ArgumentError(std::string(name) + " = " + to_text(value, unit) + ": must be in (0, inf)");
}

void require_no_source(const CellLaw& law, std::span<const double> g, const std::string& name) {
  const std::vector<double> v(g.size(), 0.0);
  std::vector<double> current(g.size());
  std::vector<double> slope(g.size());
  law.evaluate(g, v, current, slope);
  for (std::size_t k = 0; k < g.size(); ++k) {
    if (!(std::fabs(current[k]) > kNoCurrent * g[k])) continue;  // nan: the solver's to refuse
    throw ArgumentError(name + ": current[" + std::to_string(k) + "] = " +
                        to_text(current[k], "A") + " at 0 V: must be 0, a cell has no source");
  }
}

}  // namespace titania::detail
