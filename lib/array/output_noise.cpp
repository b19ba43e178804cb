#include "array/output_noise.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/kernel.hpp"
#include "core/magnitude.hpp"
#include "core/parallel.hpp"

// Variances are summed in single precision, in units that keep them within its range: the largest
// input of a row, and the largest variance of a cell.  The relative error of a standard deviation
// is below 3e-8 times the number of inputs; no statistic of a simulation shows it.

namespace titania {

namespace {

constexpr double kOperationsPerOutput = 20;

/// Squares of one input's voltages in units of `largest`^2.
TITANIA_CLONES void squares_of(const double* v, double largest, float* out, std::size_t count) {
  for (std::size_t k = 0; k < count; ++k) {
    const double x = v[k] / largest;
    out[k] = static_cast<float>(x * x);
  }
}

TITANIA_CLONES void add_scaled_roots(
    double* i, const float* variance, const double* z, double scale, std::size_t count) {
  for (std::size_t k = 0; k < count; ++k) {
    i[k] += scale * std::sqrt(static_cast<double>(variance[k])) * z[k];
  }
}

TITANIA_CLONES void add_scaled(double* i, const double* z, double scale, std::size_t count) {
  for (std::size_t k = 0; k < count; ++k) i[k] += scale * z[k];
}

double norm(std::span<const double> values) {
  double sum = 0;
  for (const double x : values) sum += x * x;
  return std::sqrt(sum);
}

}  // namespace

OutputNoise::OutputNoise(MatrixView variance) {
  const auto [low, high] = std::ranges::minmax(variance.values());
  unit_ = high;
  uniform_ = low == high;
  if (!uniform_) variances_ = detail::pack_single(variance, unit_);
}

void OutputNoise::add(MatrixView v,
                      Matrix& i,
                      const RandomStream& stream,
                      std::uint64_t event,
                      std::uint64_t index) const {
  if (unit_ == 0) return;
  uniform_ ? add_uniform(v, i, stream, event, index) : add_general(v, i, stream, event, index);
}

void OutputNoise::add_uniform(MatrixView v,
                              Matrix& i,
                              const RandomStream& stream,
                              std::uint64_t event,
                              std::uint64_t index) const {
  const std::size_t outputs = i.cols();
  const double operations = kOperationsPerOutput * static_cast<double>(i.size());
  detail::parallel_for(v.rows(), operations, [&](std::size_t k) {
    thread_local std::vector<double> z;
    z.resize(outputs);
    stream.normal(z, event, (index + k) * outputs);
    add_scaled(i.row(k).data(), z.data(), std::sqrt(unit_) * norm(v.row(k)), outputs);
  });
}

void OutputNoise::add_general(MatrixView v,
                              Matrix& i,
                              const RandomStream& stream,
                              std::uint64_t event,
                              std::uint64_t index) const {
  std::vector<float> squares(v.size());
  std::vector<double> scale(v.rows());  // A, of each input's unit of standard deviation
  detail::parallel_for(v.rows(), 2.0 * static_cast<double>(v.size()), [&](std::size_t k) {
    const double largest = detail::largest_magnitude(v.row(k));
    if (largest == 0) return;  // no voltage, no noise
    squares_of(v.row(k).data(), largest, squares.data() + k * v.cols(), v.cols());
    scale[k] = largest * std::sqrt(unit_);
  });
  std::vector<float> variance(i.size());
  detail::product(squares, variances_, variance);

  const std::size_t outputs = i.cols();
  const double operations = kOperationsPerOutput * static_cast<double>(i.size());
  detail::parallel_for(v.rows(), operations, [&](std::size_t k) {
    thread_local std::vector<double> z;
    z.resize(outputs);
    stream.normal(z, event, (index + k) * outputs);
    add_scaled_roots(i.row(k).data(), variance.data() + k * outputs, z.data(), scale[k], outputs);
  });
}

}  // namespace titania
