#include "array/noisy_read.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/kernel.hpp"
#include "core/parallel.hpp"
#include "core/product.hpp"

// Two streams of normals, both functions of the input's number n = index + k alone:
//   event 0, draw n * cols + j    one per output, for ideal wires
//   event 1, draw n * cells + c   one per cell, where wires mix the cells of different columns

namespace titania {

namespace {

constexpr std::uint64_t kPerOutput = 0;
constexpr std::uint64_t kPerCell = 1;
constexpr double kOperationsPerCell = 300;   // of a read through wires with noise
constexpr double kResponseTolerance = 1e-8;  // relative to the largest current; noise is about 1e-3

TITANIA_CLONES void square(const double* v, double* out, std::size_t count) {
  for (std::size_t k = 0; k < count; ++k) out[k] = v[k] * v[k];
}

TITANIA_CLONES void add_scaled_root(double* i,
                                    const double* variance,
                                    const double* z,
                                    std::size_t count) {
  for (std::size_t k = 0; k < count; ++k) i[k] += std::sqrt(variance[k]) * z[k];
}

/// z becomes the noise current of every cell: its voltage times its conductance error.
TITANIA_CLONES void noise_currents(double* z_in_i_out,
                                   const double* v_cell,
                                   const double* sigma,
                                   std::size_t count) {
  for (std::size_t k = 0; k < count; ++k) z_in_i_out[k] *= v_cell[k] * sigma[k];
}

}  // namespace

NoisyReader::NoisyReader(MatrixView g,
                         const Wires& wires,
                         std::vector<double> variance,
                         const RandomStream& stream)
    : network_(g, wires), sigma_(variance.size()), stream_(stream) {
  for (std::size_t k = 0; k < variance.size(); ++k) sigma_[k] = std::sqrt(variance[k]);
  if (!variance.empty()) variance_ = Matrix(std::move(variance), g.rows(), g.cols());
}

Matrix NoisyReader::read(MatrixView v,
                         NoiseMode mode,
                         std::uint64_t index,
                         std::vector<circuit::Power>* power) const {
  if (sigma_.empty() || mode == NoiseMode::none) {
    auto solution = network_.solve(v, {}, {}, {.power = power != nullptr});
    if (power) *power = std::move(solution.power);
    return std::move(solution.i_bit_line);
  }
  if (power) power->resize(v.rows());
  if (mode == NoiseMode::resolve) return resolved(v, index, power);
  return network_.wires().ideal() ? through_ideal_wires(v, index, power)
                                  : through_wires(v, index, power);
}

// With ideal wires a cell's noise stays on its own bit line: the noise of output j is exactly
// normal with variance sum_i v_i^2 s_ij^2, so it is drawn per output.
Matrix NoisyReader::through_ideal_wires(MatrixView v,
                                        std::uint64_t index,
                                        std::vector<circuit::Power>* power) const {
  auto solution = network_.solve(v, {}, {}, {.power = power != nullptr});
  if (power) *power = std::move(solution.power);
  Matrix squares(v.rows(), v.cols());
  square(v.data(), squares.data(), v.size());
  const Matrix variance = detail::product(squares, variance_);

  Matrix& i = solution.i_bit_line;
  const std::size_t cols = i.cols();
  detail::parallel_for(v.rows(), 20.0 * static_cast<double>(i.size()), [&](std::size_t k) {
    thread_local std::vector<double> z;
    z.resize(cols);
    stream_.normal(z, kPerOutput, (index + k) * cols);
    add_scaled_root(i.row(k).data(), variance.row(k).data(), z.data(), cols);
  });
  return std::move(i);
}

// With wires a cell's noise also reaches other bit lines, so it is drawn per cell and followed
// through the network.
Matrix NoisyReader::through_wires(MatrixView v,
                                  std::uint64_t index,
                                  std::vector<circuit::Power>* power) const {
  const std::size_t cells = sigma_.size();
  auto solution = network_.solve_with_injection(
      v,
      [&](std::size_t input, std::span<const double> v_cell, std::span<double> i) {
        stream_.normal(i, kPerCell, (index + input) * cells);
        noise_currents(i.data(), v_cell.data(), sigma_.data(), cells);
      },
      kResponseTolerance, {.power = power != nullptr});
  if (power) *power = std::move(solution.power);
  return std::move(solution.i_bit_line);
}

Matrix NoisyReader::resolved(MatrixView v,
                             std::uint64_t index,
                             std::vector<circuit::Power>* power) const {
  const std::size_t cells = sigma_.size();
  const MatrixView g = network_.conductance();
  Matrix currents(v.rows(), network_.cols());
  const double operations = kOperationsPerCell * static_cast<double>(cells * v.rows());
  detail::parallel_for(v.rows(), operations, [&](std::size_t k) {
    Matrix noisy(g.rows(), g.cols());
    stream_.normal(noisy.values(), kPerCell, (index + k) * cells);
    for (std::size_t c = 0; c < cells; ++c) {
      noisy.values()[c] = std::max(0.0, g.values()[c] + sigma_[c] * noisy.values()[c]);
    }
    const circuit::LinearNetwork network(noisy, network_.wires());
    const auto solution = network.solve(v.rows(k, 1), {}, {}, {.power = power != nullptr});
    std::ranges::copy(solution.i_bit_line.values(), currents.row(k).begin());
    if (power) (*power)[k] = solution.power[0];
  });
  return currents;
}

}  // namespace titania
