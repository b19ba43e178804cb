#include "array/noisy_read.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
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

circuit::Heat heat_of(const circuit::Power& power) {
  return {power.cells, power.wires + power.terminals};
}

std::vector<circuit::Heat> heat_of(const std::vector<circuit::Power>& power) {
  std::vector<circuit::Heat> heat;
  for (const auto& p : power) heat.push_back(heat_of(p));
  return heat;
}

std::vector<std::size_t> all_of(MatrixView v) {
  std::vector<std::size_t> inputs(v.rows());
  std::iota(inputs.begin(), inputs.end(), std::size_t{0});
  return inputs;
}

/// Some inputs of v, side by side.
Matrix gathered(MatrixView v, std::span<const std::size_t> inputs) {
  Matrix out(inputs.size(), v.cols());
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    std::ranges::copy(v.row(inputs[k]), out.row(k).begin());
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
                         HeatOfSome* heat) const {
  if (is_noisy(mode)) {
    if (mode == NoiseMode::resolve) return resolved(v, index, heat);
    if (!network_.wires().ideal()) return through_wires(v, index, heat);
  }
  Matrix i = solved(v, heat);
  if (is_noisy(mode)) noise_.add(v, i, stream_, kPerLine, index);
  return i;
}

Matrix NoisyReader::read_pairs(MatrixView v,
                               NoiseMode mode,
                               std::uint64_t index,
                               HeatOfSome* heat) const {
  const bool by_product =
      network_.wires().ideal() && !(is_noisy(mode) && mode == NoiseMode::resolve);
  if (!by_product) return combine_pairs(read(v, mode, index, heat), -1);
  if (heat) heat->values = forms()->of(v, heat->inputs);
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

const circuit::HeatForms* NoisyReader::forms() const {
  if (!network_.wires().ideal() && method_ != circuit::Method::transfer) return nullptr;
  std::call_once(forms_made_, [this] { forms_.emplace(network_); });
  return forms_->is_trusted() ? &*forms_ : nullptr;
}

Matrix NoisyReader::solved(MatrixView v, HeatOfSome* heat) const {
  const circuit::SolveOptions options{.method = method_};
  // A transfer matrix knows no heat, and asking for heat must not change the currents.
  const bool is_product = network_.wires().ideal() || method_ == circuit::Method::transfer;
  if (!heat || is_product) {
    if (heat) {
      const auto* made = forms();
      heat->values = made ? made->of(v, heat->inputs)
                          : heat_of(network_
                                        .solve(gathered(v, heat->inputs), {}, {},
                                               {.power = true, .i_word_line = false})
                                        .power);
    }
    return std::move(network_.solve(v, {}, options, {.i_word_line = false}).i_bit_line);
  }
  return solved_in_parts(
      v, heat, [&](MatrixView part, std::span<const std::size_t> /*inputs*/, bool power) {
        return network_.solve(part, {}, options, {.power = power, .i_word_line = false});
      });
}

Matrix NoisyReader::solved_in_parts(MatrixView v, HeatOfSome* heat, const auto& solve) const {
  if (!heat || heat->inputs.size() == v.rows()) {
    auto solution = solve(v, all_of(v), heat != nullptr);
    if (heat) heat->values = heat_of(solution.power);
    return std::move(solution.i_bit_line);
  }
  std::vector<std::size_t> rest;
  std::ranges::set_difference(all_of(v), heat->inputs, std::back_inserter(rest));
  Matrix currents(v.rows(), network_.cols());
  for (const bool hot : {true, false}) {
    const std::span<const std::size_t> inputs = hot ? heat->inputs : rest;
    const auto solution = solve(gathered(v, inputs), inputs, hot);
    for (std::size_t k = 0; k < inputs.size(); ++k) {
      std::ranges::copy(solution.i_bit_line.row(k), currents.row(inputs[k]).begin());
    }
    if (hot) heat->values = heat_of(solution.power);
  }
  return currents;
}

// With wires a cell's noise also reaches other bit lines, so it is drawn per cell and followed
// through the network.
Matrix NoisyReader::through_wires(MatrixView v, std::uint64_t index, HeatOfSome* heat) const {
  const std::size_t cells = sigma_.size();
  return solved_in_parts(
      v, heat, [&](MatrixView part, std::span<const std::size_t> inputs, bool power) {
        const auto inject = [&](std::size_t k, std::span<const double> v_cell,
                                std::span<double> i) {
          stream_.normal(i, kPerCell, (index + inputs[k]) * cells);
          noise_currents(i.data(), v_cell.data(), sigma_.data(), cells);
        };
        return network_.solve_with_injection(part, inject, kResponseTolerance, {.power = power});
      });
}

Matrix NoisyReader::resolved(MatrixView v, std::uint64_t index, HeatOfSome* heat) const {
  const std::size_t cells = sigma_.size();
  const MatrixView g = network_.conductance();
  Matrix currents(v.rows(), network_.cols());
  if (heat) heat->values.resize(heat->inputs.size());
  const double operations = kOperationsPerCell * static_cast<double>(cells * v.rows());
  detail::parallel_for(v.rows(), operations, [&](std::size_t k) {
    Matrix noisy(g.rows(), g.cols());
    stream_.normal(noisy.values(), kPerCell, (index + k) * cells);
    for (std::size_t c = 0; c < cells; ++c) {
      noisy.values()[c] = std::max(0.0, g.values()[c] + sigma_[c] * noisy.values()[c]);
    }
    const bool hot = heat && std::ranges::binary_search(heat->inputs, k);
    const circuit::LinearNetwork network(noisy, network_.wires());
    const auto solution = network.solve(v.rows(k, 1), {}, {}, {.power = hot});
    std::ranges::copy(solution.i_bit_line.values(), currents.row(k).begin());
    if (!hot) return;
    const auto place = std::ranges::lower_bound(heat->inputs, k) - heat->inputs.begin();
    heat->values[static_cast<std::size_t>(place)] = heat_of(solution.power[0]);
  });
  return currents;
}

}  // namespace titania
