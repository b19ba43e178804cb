// Kirchhoff's law of a network of monotone cells is the minimum of a convex function, its content
//
//     Phi(u, b) = 1/2 u' A_w u + 1/2 b' A_b b + sum F(V - V_b - u - b),      F' = f,
//
// (Millar, Phil. Mag. 42:1150 (1951)).  Newton's direction d points downhill, and a step that is
// short enough lowers Phi.  Phi itself is not needed: along d its derivative grows from
// Phi'(0) < 0, so a step t is good where the derivative is still negative or has become small.
#include "circuit/newton.hpp"

#include <cmath>
#include <stdexcept>

#include "circuit/direct.hpp"
#include "core/parallel.hpp"
#include "titania/core/error.hpp"

namespace titania::circuit {

namespace {

constexpr int kMaxSteps = 200;
constexpr int kMaxCuts = 60;
constexpr double kFlat = 0.1;  // share of the first derivative that may be left after a step

class Newton {
 public:
  Newton(const CellKernels& cells,
         const Segments& segments,
         std::span<const double> v_word_line,
         std::span<const double> v_bit_line)
      : cells_(cells),
        segments_(segments),
        v_bit_line_(v_bit_line),
        v_word_line_(v_word_line.begin(), v_word_line.end()) {
    const std::size_t count = segments.rows * segments.cols;
    for (auto* array : {&u_, &b_, &i_word_, &i_bit_}) array->assign(count, 0.0);
    for (auto* array : {&v_, &current_, &slope_}) array->resize(count);
    evaluate(u_, b_);
  }

  /// Goes to the direction's end or as far as is good; false if there is nowhere to go.
  bool step() {
    const std::size_t count = u_.size();
    std::vector<double> source(count);
    for (std::size_t k = 0; k < count; ++k) source[k] = current_[k] - slope_[k] * v_[k];
    const Matrix v_row(v_word_line_, 1, v_word_line_.size());
    Drops target;
    try {
      target = solve_direct(slope_, segments_, v_row, v_bit_line_, {source, 1, source.size()});
    } catch (const Interrupted&) {
      throw;
    } catch (const std::runtime_error&) {
      return false;  // singular to rounding: a floating line that nothing but leakage holds
    }
    const auto u = target.u.values();
    const auto b = target.b.values();
    std::vector<double> i_target(count);
    for (std::size_t k = 0; k < count; ++k) {
      const double v = v_[k] + (u_[k] - u[k]) + (b_[k] - b[k]);
      i_target[k] = source[k] + slope_[k] * v;
    }
    du_.assign(count, 0);
    db_.assign(count, 0);
    for (std::size_t k = 0; k < count; ++k) {
      du_[k] = u[k] - u_[k];
      db_[k] = b[k] - b_[k];
      i_word_[k] = i_target[k] - i_word_[k];  // from here on: how they change along the step
      i_bit_[k] = i_target[k] - i_bit_[k];
    }
    return go(i_target);
  }

  /// Sum of the currents missing at all nodes, and of the cells' currents, A.
  [[nodiscard]] double imbalance() const {
    double sum = 0;
    for (std::size_t k = 0; k < u_.size(); ++k) {
      sum += std::fabs(i_word_[k] - current_[k]) + std::fabs(i_bit_[k] - current_[k]);
    }
    return sum;
  }
  [[nodiscard]] double current() const {
    double sum = 0;
    for (const double i : current_) sum += std::fabs(i);
    return sum;
  }
  [[nodiscard]] const std::vector<double>& u() const { return u_; }
  [[nodiscard]] const std::vector<double>& b() const { return b_; }

 private:
  void evaluate(const std::vector<double>& u, const std::vector<double>& b) {
    const std::size_t cols = segments_.cols;
    for (std::size_t k = 0; k < u.size(); ++k) {
      v_[k] = v_word_line_[k / cols] - v_bit_line_[k % cols] - u[k] - b[k];
    }
    cells_.evaluate(1, v_.data(), current_.data(), slope_.data());
  }

  /// Derivative of Phi along the step, `left` of it before its end, where the wires carry what the
  /// target says; leaves the cells evaluated there.
  double derivative(double left, const std::vector<double>& i_target, double t) {
    std::vector<double> u(u_);
    std::vector<double> b(b_);
    for (std::size_t k = 0; k < u.size(); ++k) {
      u[k] += t * du_[k];
      b[k] += t * db_[k];
    }
    evaluate(u, b);
    double sum = 0;
    for (std::size_t k = 0; k < u.size(); ++k) {
      sum += (i_target[k] - left * i_word_[k] - current_[k]) * du_[k] +
             (i_target[k] - left * i_bit_[k] - current_[k]) * db_[k];
    }
    return sum;
  }

  bool go(const std::vector<double>& i_target) {
    const double first = derivative(1, i_target, 0);
    double low = 0;
    double high = 1;
    double t = 1;
    for (int cut = 0; first < 0 && cut < kMaxCuts; ++cut) {
      const double here = derivative(1 - t, i_target, t);
      if (here <= 0 && t == 1) break;
      if (std::fabs(here) <= kFlat * -first) break;
      (here < 0 ? low : high) = t;  // NaN or infinite: too far
      t = 0.5 * (low + high);
    }
    if (first >= 0) t = 0;
    for (std::size_t k = 0; k < u_.size(); ++k) {
      u_[k] += t * du_[k];
      b_[k] += t * db_[k];
      i_word_[k] = i_target[k] - (1 - t) * i_word_[k];
      i_bit_[k] = i_target[k] - (1 - t) * i_bit_[k];
    }
    evaluate(u_, b_);
    return first < 0;
  }

  const CellKernels& cells_;
  const Segments& segments_;
  std::span<const double> v_bit_line_;
  std::vector<double> v_word_line_;
  std::vector<double> u_, b_;           // the point
  std::vector<double> i_word_, i_bit_;  // what the wires carry there: A_w u and A_b b
  std::vector<double> v_, current_, slope_;
  std::vector<double> du_, db_;
};

}  // namespace

NewtonResult newton(const CellKernels& cells,
                    const Segments& segments,
                    std::span<const double> v_word_line,
                    std::span<const double> v_bit_line,
                    double tolerance) {
  Newton search(cells, segments, v_word_line, v_bit_line);
  NewtonResult best{search.u(), search.b(), 0};
  double least = search.imbalance();
  int without_progress = 0;
  for (int step = 1; step <= kMaxSteps && least > tolerance * search.current(); ++step) {
    detail::poll_progress();
    if (!search.step()) break;
    const double left = search.imbalance();
    without_progress = left < least ? 0 : without_progress + 1;
    if (left < least) best = {search.u(), search.b(), step};
    if (left < least) least = left;
    // Damped steps lower Phi, not always the imbalance.
    if (without_progress > 20) break;
  }
  return best;
}

}  // namespace titania::circuit
