#include "circuit/relaxation/anderson.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "core/kernel.hpp"

namespace titania::circuit {

namespace {

using detail::Lanes;
using detail::load;
using detail::store;

constexpr auto kLanes = static_cast<std::size_t>(detail::kLanes);
constexpr double kDependent = 1e-12;  // of a squared length: the rest of what others explain

/// Sizes are whole vectors.
TITANIA_CLONES double dot(const double* a, const double* b, std::size_t size) {
  Lanes sum = {};
  for (std::size_t k = 0; k < size; k += kLanes) sum += load<Lanes>(a + k) * load<Lanes>(b + k);
  double total = 0;
  for (std::size_t lane = 0; lane < kLanes; ++lane) total += sum[lane];
  return total;
}

/// out = a - b
TITANIA_CLONES void subtract(const double* a, const double* b, std::size_t size, double* out) {
  for (std::size_t k = 0; k < size; ++k) out[k] = a[k] - b[k];
}

/// out -= factor * a
TITANIA_CLONES void subtract_scaled(double factor, const double* a, std::size_t size, double* out) {
  for (std::size_t k = 0; k < size; ++k) out[k] -= factor * a[k];
}

/// Solves the symmetric positive semi-definite a x = b of `n` unknowns; what depends on the others
/// stays 0.
template <std::size_t N>
std::array<double, N> solve_small(std::array<std::array<double, N>, N> a,
                                  std::array<double, N> b,
                                  std::size_t n) {
  std::array<double, N> scale{};
  for (std::size_t k = 0; k < n; ++k) scale[k] = a[k][k];
  std::array<bool, N> used{};
  for (std::size_t k = 0; k < n; ++k) {
    used[k] = a[k][k] > kDependent * scale[k];
    if (!used[k]) continue;
    for (std::size_t r = k + 1; r < n; ++r) {
      const double factor = a[r][k] / a[k][k];
      for (std::size_t c = k; c < n; ++c) a[r][c] -= factor * a[k][c];
      b[r] -= factor * b[k];
    }
  }
  std::array<double, N> x{};
  for (std::size_t k = n; k-- > 0;) {
    if (!used[k]) continue;
    double sum = b[k];
    for (std::size_t c = k + 1; c < n; ++c) sum -= a[k][c] * x[c];
    x[k] = sum / a[k][k];
  }
  return x;
}

}  // namespace

void Anderson::begin(std::span<const double> x) {
  if (steps_ == 0) {
    step_ = detail::Buffer(size_);
    result_ = detail::Buffer(size_);
  } else {  // step_ and result_ are still those of the step before
    if (differences_.size() < kDepth) {
      differences_.push_back({detail::Buffer(size_), detail::Buffer(size_)});
    } else {
      std::rotate(differences_.begin(), differences_.begin() + 1, differences_.end());
    }
    std::ranges::copy(step_.values(), differences_.back().step.data());
  }
  std::ranges::copy(x, step_.data());
}

void Anderson::end(std::span<double> result) {
  subtract(result.data(), step_.data(), size_, step_.data());
  if (steps_++ == 0) {
    std::ranges::copy(result, result_.data());
    return;
  }
  Difference& latest = differences_.back();
  subtract(step_.data(), latest.step.data(), size_, latest.step.data());
  subtract(result.data(), result_.data(), size_, latest.result.data());
  std::ranges::copy(result, result_.data());

  const std::size_t n = differences_.size();
  std::array<std::array<double, kDepth>, kDepth> a{};
  std::array<double, kDepth> b{};
  for (std::size_t r = 0; r < n; ++r) {  // the latest is eliminated first
    const double* row = differences_[n - 1 - r].step.data();
    for (std::size_t c = 0; c <= r; ++c) {
      a[r][c] = a[c][r] = dot(row, differences_[n - 1 - c].step.data(), size_);
    }
    b[r] = dot(row, step_.data(), size_);
  }
  const auto weights = solve_small(a, b, n);
  for (std::size_t r = 0; r < n; ++r) {
    subtract_scaled(weights[r], differences_[n - 1 - r].result.data(), size_, result.data());
  }
}

}  // namespace titania::circuit
