#include "titania/circuit/cells.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "circuit/nonlinear/cell_laws.hpp"
#include "circuit/nonlinear/evaluated_kernels.hpp"
#include "core/checks.hpp"
#include "core/kernel.hpp"
#include "titania/core/error.hpp"
#include "titania/core/text.hpp"

namespace titania::circuit {

namespace {

std::vector<double> copy(MatrixView m) { return {m.values().begin(), m.values().end()}; }

/// A user's law, checked at every use; conductances repeated for the lanes.
class CustomKernels final : public EvaluatedKernels {
 public:
  CustomKernels(std::vector<double> g, std::shared_ptr<const CellLaw> law)
      : g_(std::move(g)), law_(std::move(law)) {
    for (const double x : g_) g_lanes_.insert(g_lanes_.end(), detail::kLanes, x);
  }

  void evaluate(std::size_t lanes, const double* v, double* current, double* slope) const override {
    const std::vector<double>& g = lanes == 1 ? g_ : g_lanes_;
    law_->evaluate(g, {v, g.size()}, {current, g.size()}, {slope, g.size()});
    check({current, g.size()}, {v, g.size()}, "current", "A", "finite",
          detail::first_bad(std::span<const double>(current, g.size())));
    check({slope, g.size()}, {v, g.size()}, "slope", "S", "finite and not negative",
          detail::first_bad(std::span<const double>(slope, g.size()), 0));
  }

 private:
  static void check(std::span<const double> values,
                    std::span<const double> v,
                    const char* what,
                    const char* unit,
                    const char* allowed,
                    std::size_t bad) {
    if (bad == values.size()) return;
    throw ArgumentError(std::string("cell law: ") + what + " = " + to_text(values[bad], unit) +
                        " at " + to_text(v[bad], "V") + ": must be " + allowed);
  }

  std::vector<double> g_;
  std::vector<double> g_lanes_;
  std::shared_ptr<const CellLaw> law_;
};

/// Resistance of the transistor at every cell.
std::vector<double> transistors(const OneTransistorOneResistor& cell,
                                std::size_t rows,
                                std::size_t cols) {
  std::vector<double> r(rows * cols);
  for (std::size_t k = 0; k < r.size(); ++k) {
    const std::size_t place = cell.on.shape().size() == 1 ? k / cols : k;
    r[k] = cell.on.at(place) != 0 ? cell.r_on : 1 / cell.g_off;
  }
  return r;
}

bool is_linear(const PlainCell& cell) { return std::holds_alternative<Linear>(cell); }

/// What a law says of itself, if it is one that the kernels know.
PlainCell plain_with_formula(const PlainCell& cell, MatrixView g) {
  const auto* custom = std::get_if<CustomCell>(&cell);
  if (custom == nullptr) return cell;
  if (dynamic_cast<const LinearLaw*>(custom->law.get())) return Linear{};
  std::vector<double> c = custom->law->cubic_terms(g.values());
  if (c.empty()) return cell;
  if (c.size() != g.size()) {
    throw ArgumentError("cell law: cubic_terms gave " + std::to_string(c.size()) +
                        " values, expected " + std::to_string(g.size()) + ", one per cell");
  }
  return Cubic{Matrix(std::move(c), g.rows(), g.cols())};
}

void check_shape(const ScalarOrArray& array,
                 std::size_t rows,
                 std::size_t cols,
                 bool by_rows,
                 const std::string& path) {
  using Shape = std::vector<std::size_t>;
  if (array.is_scalar() || array.shape() == Shape{rows, cols}) return;
  if (by_rows && array.shape() == Shape{rows}) return;
  std::string shape;
  for (const std::size_t n : array.shape()) {
    shape += (shape.empty() ? "(" : ", ") + std::to_string(n);
  }
  shape += array.shape().size() == 1 ? ",)" : ")";
  const std::string text = std::to_string(rows) + ", " + std::to_string(cols) + ")";
  throw ConfigError(path + " has shape " + shape + ", expected a scalar" +
                    (by_rows ? ", (" + std::to_string(rows) + ",)" : "") + " or (" + text +
                    " = (word lines, bit lines)");
}

void check_one(const auto& cell, std::size_t rows, std::size_t cols, const std::string& path) {
  using T = std::decay_t<decltype(cell)>;
  if constexpr (std::is_same_v<T, CustomCell>) {
    if (!cell.law) throw ConfigError(path + ": holds no law");
  } else {
    titania::validate(cell, path);
    if constexpr (std::is_same_v<T, Cubic>) check_shape(cell.c, rows, cols, false, path + ".c");
    if constexpr (std::is_same_v<T, OneTransistorOneResistor>) {
      check_shape(cell.on, rows, cols, true, path + ".on");
    }
    if constexpr (requires { cell.cell; }) {
      std::visit([&](const auto& inner) { check_one(inner, rows, cols, path + ".cell"); },
                 cell.cell);
    }
  }
}

/// One kernel maker per kind of cell.
struct Maker {
  MatrixView g;

  std::unique_ptr<CellKernels> operator()(const Linear& /*cell*/) const {
    return cubic_kernels(copy(g), std::vector<double>(g.size(), 0.0));
  }
  std::unique_ptr<CellKernels> operator()(const Sinh& cell) const {
    return sinh_kernels(copy(g), cell.v0);
  }
  std::unique_ptr<CellKernels> operator()(const Cubic& cell) const {
    std::vector<double> c(g.size());
    for (std::size_t k = 0; k < c.size(); ++k) c[k] = cell.c.at(k);
    return cubic_kernels(copy(g), std::move(c));
  }
  std::unique_ptr<CellKernels> operator()(const CustomCell& cell) const {
    return std::make_unique<CustomKernels>(copy(g), cell.law);
  }
  std::unique_ptr<CellKernels> operator()(const OneTransistorOneResistor& cell) const {
    std::vector<double> r = transistors(cell, g.rows(), g.cols());
    if (const auto* sinh = std::get_if<Sinh>(&cell.cell)) {
      std::vector<double> scale = copy(g);
      for (double& s : scale) s *= sinh->v0;
      return sinh_in_series_kernels(std::move(scale), std::move(r), sinh->v0);
    }
    return behind_resistors(std::visit(*this, cell.cell), std::move(r));
  }
  std::unique_ptr<CellKernels> operator()(const OneSelectorOneResistor& cell) const {
    if (is_linear(cell.cell)) {
      std::vector<double> r = copy(g);
      for (double& x : r) x = 1 / x;
      return sinh_in_series_kernels(std::vector<double>(g.size(), cell.i0), std::move(r), cell.v0);
    }
    return behind_selectors(std::visit(*this, cell.cell), g.size(), cell.i0, cell.v0);
  }
};

}  // namespace

std::string CustomCell::text() const { return law ? "CustomCell(law)" : "CustomCell()"; }

void OneTransistorOneResistor::check(std::string_view path) const {
  const auto is_wrong = [](double x) { return x != 0 && x != 1; };
  const auto wrong = std::ranges::find_if(on.values(), is_wrong);
  if (wrong == on.values().end()) return;
  throw ConfigError(std::string(path) + ".on = " + to_text(*wrong) + ": must be 0 or 1");
}

void validate_cell(const Cell& cell, std::size_t rows, std::size_t cols) {
  std::visit([&](const auto& c) { check_one(c, rows, cols, std::decay_t<decltype(c)>::type_name); },
             cell);
}

Cell with_formula(const Cell& cell, MatrixView g) {
  return std::visit(
      [&](auto copy) -> Cell {
        if constexpr (requires { copy.cell; }) {
          copy.cell = plain_with_formula(copy.cell, g);
          return copy;
        } else {
          return std::visit([](auto plain) -> Cell { return plain; }, plain_with_formula(copy, g));
        }
      },
      cell);
}

std::unique_ptr<CellKernels> make_kernels(const Cell& cell, MatrixView g) {
  return std::visit(Maker{g}, with_formula(cell, g));
}

CellCurrents evaluate(const Cell& cell, MatrixView g, MatrixView v) {
  validate_cell(cell, g.rows(), g.cols());
  if (v.rows() != g.rows() || v.cols() != g.cols()) {
    throw ShapeError("v has shape " + detail::shape_text(v) + ", expected that of g, " +
                     detail::shape_text(g));
  }
  detail::require_finite(v, "v", "V");
  CellCurrents out{Matrix(g.rows(), g.cols()), Matrix(g.rows(), g.cols())};
  make_kernels(cell, g)->evaluate(1, v.data(), out.current.data(), out.slope.data());
  return out;
}

std::optional<Matrix> linear_equivalent(const Cell& cell, MatrixView g) {
  validate_cell(cell, g.rows(), g.cols());
  const Cell known = with_formula(cell, g);
  if (std::holds_alternative<Linear>(known)) return Matrix(g);
  const auto* pair = std::get_if<OneTransistorOneResistor>(&known);
  if (pair == nullptr || !is_linear(pair->cell)) return std::nullopt;
  Matrix out(g);
  const std::vector<double> r = transistors(*pair, g.rows(), g.cols());
  for (std::size_t k = 0; k < r.size(); ++k) {
    double& x = out.values()[k];
    x = std::isinf(r[k]) ? 0 : x / (1 + x * r[k]);
  }
  return out;
}

}  // namespace titania::circuit
