#include "array/reader.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/kernel.hpp"
#include "titania/array/cell_of.hpp"

// Three streams of normals, all functions of the input's number n = index + k alone:
//   event 0, draw n * cols + j        one per bit line, for ideal wires
//   event 1, draw n * cells + c       one per cell, where wires mix the cells of different columns
//   event 2, draw n * (cols / 2) + j  one per pair of bit lines, for ideal wires

namespace titania {

namespace {

constexpr std::uint64_t kPerLine = 0;
constexpr std::uint64_t kPerCell = 1;
constexpr std::uint64_t kPerPair = 2;
constexpr double kOperationsPerCell = 300;  // of a read through wires with noise
constexpr double kNonlinearOperationsPerCell = 1000;
constexpr double kResponseTolerance = 1e-8;  // relative to the largest current; noise is about 1e-3

/// z becomes the noise current of every cell: its voltage times its conductance error.
TITANIA_CLONES void noise_currents(double* z_in_i_out,
                                   const double* v_cell,
                                   const double* variance,
                                   std::size_t count) {
  for (std::size_t k = 0; k < count; ++k) z_in_i_out[k] *= v_cell[k] * std::sqrt(variance[k]);
}

/// z becomes the conductance that one read sees of every cell.
TITANIA_CLONES void noisy_conductances(double* z_in_g_out,
                                       const double* g,
                                       const double* variance,
                                       std::size_t count) {
  for (std::size_t k = 0; k < count; ++k) {
    const double noisy = g[k] + std::sqrt(variance[k]) * z_in_g_out[k];
    z_in_g_out[k] = noisy > 0.0 ? noisy : 0.0;
  }
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

TITANIA_CLONES double magnitudes(const double* x, std::size_t count) {
  detail::Lanes sums = {};
  std::size_t k = 0;
  for (; k + detail::kLanes <= count; k += detail::kLanes) {
    const auto value = detail::load<detail::Lanes>(x + k);
    sums += value < 0 ? -value : value;
  }
  double sum = 0;
  for (; k < count; ++k) sum += std::fabs(x[k]);
  for (int lane = 0; lane < detail::kLanes; ++lane) sum += sums[lane];
  return sum;
}

double sum_of_magnitudes(std::span<const double> x) { return magnitudes(x.data(), x.size()); }

double sum_of_larger(std::span<const double> x, std::span<const double> y) {
  double sum = 0;
  for (std::size_t k = 0; k < x.size(); ++k) sum += std::max(std::fabs(x[k]), std::fabs(y[k]));
  return sum;
}

}  // namespace

Reader::Reader(MatrixView g,
               const ArrayConfig& config,
               circuit::Method method,
               std::vector<double> variance,
               const RandomStream& stream)
    : network_(g, config.wires),
      device_(config.device),
      is_linear_(std::holds_alternative<circuit::Linear>(cell_of(config.device))),
      method_(method),
      variance_(std::move(variance)),
      stream_(stream) {}

void Reader::update(std::span<const circuit::CellChange> changes,
                    std::span<const double> variance) {
  network_.update(changes);
  for (std::size_t k = 0; k < variance.size(); ++k) {
    const std::size_t cell = changes[k].row * network_.cols() + changes[k].col;
    variance_[cell] = variance[k];
  }
  line_noise_.reset();
  pairs_.reset();
  forms_.reset();
  device_network_.reset();
}

Matrix Reader::read(
    MatrixView v, NoiseMode mode, ReadLaw law, std::uint64_t index, DrawnBySome* drawn) const {
  if (bends(law)) return by_device(v, mode, index, drawn);
  if (is_noisy(mode)) {
    if (mode == NoiseMode::resolve) return resolved(v, index, drawn);
    if (!network_.wires().ideal()) return through_wires(v, index, drawn);
  }
  Matrix i = solved(v, drawn);
  if (is_noisy(mode)) line_noise().add(v, i, stream_, kPerLine, index);
  return i;
}

Matrix Reader::read_pairs(
    MatrixView v, NoiseMode mode, ReadLaw law, std::uint64_t index, DrawnBySome* drawn) const {
  const bool by_product =
      network_.wires().ideal() && !bends(law) && !(is_noisy(mode) && mode == NoiseMode::resolve);
  if (!by_product) return combine_pairs(read(v, mode, law, index, drawn), -1);
  Matrix i(v.rows(), network_.cols() / 2);
  detail::product(v, pairs().g, i.values());
  if (drawn) drawn->values = drawn_by_pairs(v, i, drawn->inputs);
  if (is_noisy(mode)) pairs().noise.add(v, i, stream_, kPerPair, index);
  return i;
}

const Reader::Pairs& Reader::pairs() const {
  return pairs_.get([this] {
    const MatrixView g = network_.conductance();
    Pairs pairs{detail::pack(combine_pairs(g, -1)), detail::pack(combine_pairs(g, 1)), {}};
    if (variance_.empty()) return pairs;
    Matrix squares(g.rows(), g.cols());  // of the deviations that other reads draw with
    for (std::size_t k = 0; k < variance_.size(); ++k) {
      const double sigma = std::sqrt(variance_[k]);
      squares.values()[k] = sigma * sigma;
    }
    pairs.noise = OutputNoise(combine_pairs(squares, 1));
    return pairs;
  });
}

const OutputNoise& Reader::line_noise() const {
  return line_noise_.get(
      [this] { return OutputNoise(MatrixView(variance_, network_.rows(), network_.cols())); });
}

const circuit::HeatForms* Reader::forms() const {
  if (!network_.wires().ideal() && method_ != circuit::Method::transfer) return nullptr;
  const auto& forms = forms_.get([this] { return circuit::HeatForms(network_); });
  return forms.is_trusted() ? &forms : nullptr;
}

Matrix Reader::solved(MatrixView v, DrawnBySome* drawn) const {
  const circuit::SolveOptions options{.method = method_};
  // A transfer matrix knows no heat, and asking for it must not change the currents.
  const bool is_product = network_.wires().ideal() || method_ == circuit::Method::transfer;
  if (!drawn || is_product) {
    Matrix i = std::move(network_.solve(v, {}, options, {.i_word_line = false}).i_bit_line);
    if (drawn) drawn->values = drawn_by_product(v, i, drawn->inputs);
    return i;
  }
  return solved_in_parts(v, network_.cols(), drawn,
                         [&](MatrixView part, std::span<const std::size_t> /*inputs*/,
                             const circuit::SolveOutputs& outputs) {
                           return network_.solve(part, {}, options, outputs);
                         });
}

std::vector<Drawn> Reader::drawn_by_product(MatrixView v,
                                            MatrixView i,
                                            std::span<const std::size_t> inputs) const {
  const auto* made = forms();
  if (!made) return drawn_by(network_.solve(gathered(v, inputs), {}, {}, {.power = true}));
  std::vector<Drawn> drawn;
  for (const auto& taken : made->of(v, inputs)) {
    const double out = sum_of_magnitudes(i.row(inputs[drawn.size()]));
    drawn.push_back({taken.heat, (taken.current + out) / 2});
  }
  return drawn;
}

// |a| + |b| is the larger of |a + b| and |a - b|; of an input of one sign, what goes in comes out.
std::vector<Drawn> Reader::drawn_by_pairs(MatrixView v,
                                          MatrixView differences,
                                          std::span<const std::size_t> inputs) const {
  std::vector<std::size_t> mixed;
  for (const std::size_t k : inputs) {
    const auto [low, high] = std::ranges::minmax(v.row(k));
    if (low < 0 && high > 0) mixed.push_back(k);
  }
  Matrix sums(mixed.size(), differences.cols());
  detail::product(gathered(v, mixed), pairs().sums, sums.values());
  std::vector<Drawn> drawn;
  std::size_t place = 0;
  for (const auto& taken : forms()->of(v, inputs)) {
    const std::size_t k = inputs[drawn.size()];
    double out = taken.current;
    if (place < mixed.size() && mixed[place] == k) {
      out = sum_of_larger(sums.row(place++), differences.row(k));
    }
    drawn.push_back({taken.heat, (taken.current + out) / 2});
  }
  return drawn;
}

// With wires a cell's noise also reaches other bit lines, so it is drawn per cell and followed
// through the network.
Matrix Reader::through_wires(MatrixView v, std::uint64_t index, DrawnBySome* drawn) const {
  const std::size_t cells = variance_.size();
  return solved_in_parts(v, network_.cols(), drawn,
                         [&](MatrixView part, std::span<const std::size_t> inputs,
                             const circuit::SolveOutputs& outputs) {
                           const auto inject = [&](std::size_t k, std::span<const double> v_cell,
                                                   std::span<double> i) {
                             stream_.normal(i, kPerCell, (index + inputs[k]) * cells);
                             noise_currents(i.data(), v_cell.data(), variance_.data(), cells);
                           };
                           return network_.solve_with_injection(part, inject, kResponseTolerance,
                                                                outputs);
                         });
}

Matrix Reader::resolved(MatrixView v, std::uint64_t index, DrawnBySome* drawn) const {
  const double operations = kOperationsPerCell * static_cast<double>(variance_.size() * v.rows());
  return solved_one_by_one(v, network_.cols(), operations, drawn, [&](std::size_t k) {
    return circuit::LinearNetwork(noisy_conductance(index + k), network_.wires());
  });
}

Matrix Reader::noisy_conductance(std::uint64_t number) const {
  const MatrixView g = network_.conductance();
  Matrix noisy(g.rows(), g.cols());
  stream_.normal(noisy.values(), kPerCell, number * g.size());
  noisy_conductances(noisy.data(), g.data(), variance_.data(), g.size());
  return noisy;
}

// The current that noise adds to a cell is the difference that its law makes of it.
Matrix Reader::by_device(MatrixView v,
                         NoiseMode mode,
                         std::uint64_t index,
                         DrawnBySome* drawn) const {
  const auto& network = device_network();
  if (!is_noisy(mode)) {
    return solved_in_parts(
        v, network_.cols(), drawn,
        [&](MatrixView part, std::span<const std::size_t>, const circuit::SolveOutputs& outputs) {
          return network.solve(part, {}, {}, outputs);
        });
  }
  if (mode == NoiseMode::resolve) {
    const double operations =
        kNonlinearOperationsPerCell * static_cast<double>(variance_.size() * v.rows());
    return solved_one_by_one(v, network_.cols(), operations, drawn, [&](std::size_t k) {
      return circuit::NonlinearNetwork(noisy_conductance(index + k), network_.wires(),
                                       cell_of(device_));
    });
  }
  const auto law = device::law(device_);
  return solved_in_parts(v, network_.cols(), drawn,
                         [&](MatrixView part, std::span<const std::size_t> inputs,
                             const circuit::SolveOutputs& outputs) {
                           const auto inject = [&](std::size_t k, std::span<const double> v_cell,
                                                   std::span<double> i) {
                             const Matrix noisy = noisy_conductance(index + inputs[k]);
                             std::vector<double> slope(i.size());
                             std::vector<double> quiet(i.size());
                             law->evaluate(noisy.values(), v_cell, i, slope);
                             law->evaluate(network_.conductance().values(), v_cell, quiet, slope);
                             for (std::size_t c = 0; c < i.size(); ++c) i[c] -= quiet[c];
                           };
                           return network.solve_with_injection(part, inject, kResponseTolerance,
                                                               outputs);
                         });
}

const circuit::NonlinearNetwork& Reader::device_network() const {
  return device_network_.get([this] {
    return circuit::NonlinearNetwork(network_.conductance(), network_.wires(), cell_of(device_));
  });
}

}  // namespace titania
