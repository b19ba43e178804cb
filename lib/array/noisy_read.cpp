#include "array/noisy_read.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/kernel.hpp"
#include "core/parallel.hpp"

// Three streams of normals, all functions of the input's number n = index + k alone:
//   event 0, draw n * cols + j        one per bit line, for ideal wires
//   event 1, draw n * cells + c       one per cell, where wires mix the cells of different columns
//   event 2, draw n * (cols / 2) + j  one per pair of bit lines, for ideal wires

namespace titania {

namespace {

constexpr std::uint64_t kPerLine = 0;
constexpr std::uint64_t kPerCell = 1;
constexpr std::uint64_t kPerPair = 2;
constexpr double kOperationsPerCell = 300;   // of a read through wires with noise
constexpr double kResponseTolerance = 1e-8;  // relative to the largest current; noise is about 1e-3

/// z becomes the noise current of every cell: its voltage times its conductance error.
TITANIA_CLONES void noise_currents(double* z_in_i_out,
                                   const double* v_cell,
                                   const double* sigma,
                                   std::size_t count) {
  for (std::size_t k = 0; k < count; ++k) z_in_i_out[k] *= v_cell[k] * sigma[k];
}

/// Combines neighbouring columns: even + sign * odd.
Matrix combine_pairs(MatrixView m, double sign) {
  Matrix out(m.rows(), m.cols() / 2);
  for (std::size_t i = 0; i < out.rows(); ++i) {
    for (std::size_t j = 0; j < out.cols(); ++j) {
      out(i, j) = m(i, 2 * j) + sign * m(i, 2 * j + 1);
    }
  }
  return out;
}

}  // namespace

NoisyReader::NoisyReader(MatrixView g,
                         const Wires& wires,
                         circuit::Method method,
                         std::vector<double> variance,
                         const RandomStream& stream)
    : network_(g, wires), method_(method), sigma_(std::move(variance)), stream_(stream) {
  if (sigma_.empty()) return;
  if (wires.ideal()) noise_ = OutputNoise(MatrixView(sigma_, g.rows(), g.cols()));
  for (double& s : sigma_) s = std::sqrt(s);
}

Matrix NoisyReader::read(MatrixView v,
                         NoiseMode mode,
                         std::uint64_t index,
                         std::vector<circuit::Power>* power) const {
  if (is_noisy(mode)) {
    if (mode == NoiseMode::resolve) return resolved(v, index, power);
    if (!network_.wires().ideal()) return through_wires(v, index, power);
  }
  Matrix i = solved(v, power);
  if (is_noisy(mode)) noise_.add(v, i, stream_, kPerLine, index);
  return i;
}

Matrix NoisyReader::read_pairs(MatrixView v,
                               NoiseMode mode,
                               std::uint64_t index,
                               std::vector<circuit::Power>* power) const {
  const bool by_product =
      network_.wires().ideal() && !(is_noisy(mode) && mode == NoiseMode::resolve);
  if (!by_product) return combine_pairs(read(v, mode, index, power), -1);
  if (power) (void)solved(v, power);
  Matrix i(v.rows(), network_.cols() / 2);
  detail::product(v, pairs().g, i.values());
  if (is_noisy(mode)) pairs().noise.add(v, i, stream_, kPerPair, index);
  return i;
}

const NoisyReader::Pairs& NoisyReader::pairs() const {
  std::call_once(pairs_made_, [this] {
    const MatrixView g = network_.conductance();
    pairs_.g = detail::pack(combine_pairs(g, -1));
    if (sigma_.empty()) return;
    Matrix variance(g.rows(), g.cols());
    for (std::size_t k = 0; k < sigma_.size(); ++k) variance.values()[k] = sigma_[k] * sigma_[k];
    pairs_.noise = OutputNoise(combine_pairs(variance, 1));
  });
  return pairs_;
}

Matrix NoisyReader::solved(MatrixView v, std::vector<circuit::Power>* power) const {
  const circuit::SolveOptions options{.method = method_};
  // A transfer matrix knows no power, and power must not change the currents.
  const bool separate = power && method_ == circuit::Method::transfer;
  auto solution =
      network_.solve(v, {}, options, {.power = power && !separate, .i_word_line = false});
  if (separate) solution.power = network_.solve(v, {}, {}, {.power = true}).power;
  if (power) *power = std::move(solution.power);
  return std::move(solution.i_bit_line);
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
  if (power) power->resize(v.rows());
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
