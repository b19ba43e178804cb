// A device in series with any cell: the voltage x of the cell is where x + h(f(x)) = v, with h the
// voltage across the device at a current: r i for a resistor, v0 asinh(i / i0) for a selector.
// Newton's steps are kept in a bracket; where they leave it, or dawdle, the bracket is halved in
// the bits of x, which ends after 62 halvings whatever the scale of x.
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

#include "circuit/nonlinear/cell_kernels.hpp"
#include "circuit/nonlinear/cell_laws.hpp"
#include "circuit/nonlinear/evaluated_kernels.hpp"
#include "core/elementary.hpp"

namespace titania::circuit {

namespace {

constexpr int kMaxSteps = 200;
constexpr int kFreeSteps = 10;  // after these every other step halves the bracket

/// asinh(x) for x >= 0, to rounding next to 0 too.
double asinh_of(double x) {
  const double y = x > 1e8 ? detail::log_kernel(x) + 0.69314718055994531
                           : detail::log_kernel(x + std::sqrt(x * x + 1));
  const auto at_y = detail::sinh_cosh_kernel(y);
  return x > 1e8 ? y : y - (at_y.sinh - x) / at_y.cosh;
}

/// Voltage across a device in series, and its slope, at a current >= 0.
struct Drop {
  double voltage;
  double slope;
};

struct Resistors {
  std::vector<double> r;

  [[nodiscard]] bool is_open(std::size_t cell) const { return std::isinf(r[cell]); }
  [[nodiscard]] Drop drop(std::size_t cell, double i) const { return {r[cell] * i, r[cell]}; }
  /// Where to start: the voltage of a cell that would be linear and carry i at v.
  [[nodiscard]] double start(std::size_t cell, double v, double i) const {
    return v / (1 + r[cell] * (i / v));
  }
};

struct Selectors {
  double i0;
  double v0;

  [[nodiscard]] bool is_open(std::size_t /*cell*/) const { return false; }
  [[nodiscard]] Drop drop(std::size_t /*cell*/, double i) const {
    return {v0 * asinh_of(i / i0), v0 / std::hypot(i0, i)};
  }
  [[nodiscard]] double start(std::size_t /*cell*/, double v, double i) const {
    const double r = v / i;
    return r * SinhInSeries{&i0, &r, v0}.at<double, double>(0, v).current;
  }
};

/// The bracketed solution of one cell.
struct Bracket {
  double low = 0;
  double high = 0;
  double x = 0;
  bool done = false;

  void step(double excess, double slope, int count) {
    if (excess == 0 || high <= std::nextafter(low, high)) {
      done = true;
      return;
    }
    (excess > 0 ? high : low) = x;
    const double next = x - excess / slope;
    done = std::fabs(next - x) <= 4e-16 * x;
    const bool halve = count >= kFreeSteps && count % 2 == 0;
    if (!halve && next > low && next < high) {
      x = next;
      return;
    }
    if (done) return;
    const auto bits = [](double y) { return std::bit_cast<std::uint64_t>(y); };
    x = std::bit_cast<double>(bits(low) + (bits(high) - bits(low)) / 2);
  }
};

template <class Device>
class SeriesKernels final : public EvaluatedKernels {
 public:
  SeriesKernels(std::unique_ptr<CellKernels> cells, std::size_t count, Device device)
      : cells_(std::move(cells)), count_(count), device_(std::move(device)) {}

  void evaluate(std::size_t lanes, const double* v, double* current, double* slope) const override {
    const std::size_t size = count_ * lanes;
    std::vector<Bracket> brackets(size);
    std::vector<double> x(v, v + size);
    cells_->evaluate(lanes, x.data(), current, slope);
    for (std::size_t at = 0; at < size; ++at) {
      const double across = std::fabs(v[at]);
      const double i = std::fabs(current[at]);
      const bool dead = across == 0 || i == 0 || device_.is_open(at / lanes);
      const double start = dead ? 0 : device_.start(at / lanes, across, i);
      brackets[at] = {0, across, std::clamp(start, 0.0, across), dead};
    }
    bool done = false;
    for (int step = 0; step < kMaxSteps && !done; ++step) {
      for (std::size_t at = 0; at < size; ++at) x[at] = std::copysign(brackets[at].x, v[at]);
      cells_->evaluate(lanes, x.data(), current, slope);
      done = true;
      for (std::size_t at = 0; at < size; ++at) {
        if (brackets[at].done) continue;
        const Drop drop = device_.drop(at / lanes, std::fabs(current[at]));
        brackets[at].step(brackets[at].x + drop.voltage - std::fabs(v[at]),
                          1 + drop.slope * slope[at], step);
        done = done && brackets[at].done;
      }
    }
    finish(lanes, v, x, brackets, current, slope);
  }

 private:
  /// Slopes of both in series, from currents and slopes of the cells.
  void finish(std::size_t lanes,
              const double* v,
              std::vector<double>& x,
              const std::vector<Bracket>& brackets,
              double* current,
              double* slope) const {
    for (std::size_t at = 0; at < x.size(); ++at) x[at] = std::copysign(brackets[at].x, v[at]);
    cells_->evaluate(lanes, x.data(), current, slope);
    for (std::size_t at = 0; at < x.size(); ++at) {
      if (device_.is_open(at / lanes)) {
        current[at] = slope[at] = 0;
      } else {
        const Drop drop = device_.drop(at / lanes, std::fabs(current[at]));
        slope[at] /= 1 + drop.slope * slope[at];
      }
    }
  }

  std::unique_ptr<CellKernels> cells_;
  std::size_t count_;
  Device device_;
};

}  // namespace

std::unique_ptr<CellKernels> behind_resistors(std::unique_ptr<CellKernels> cells,
                                              std::vector<double> r) {
  const std::size_t count = r.size();
  return std::make_unique<SeriesKernels<Resistors>>(std::move(cells), count,
                                                    Resistors{std::move(r)});
}

std::unique_ptr<CellKernels> behind_selectors(std::unique_ptr<CellKernels> cells,
                                              std::size_t count,
                                              double i0,
                                              double v0) {
  return std::make_unique<SeriesKernels<Selectors>>(std::move(cells), count, Selectors{i0, v0});
}

}  // namespace titania::circuit
