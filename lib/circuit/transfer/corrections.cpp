#include "circuit/transfer/corrections.hpp"

#include <cmath>
#include <utility>

#include "circuit/transfer/cell_responses.hpp"
#include "core/magnitude.hpp"

// A change d of one cell's conductance draws a current I beside the cell.  With its response a (bit
// lines), c (word lines) and z (the cell's own voltage), and v_0 its voltage before,
//
//     I = d (v_0 - z I),   v_0 = v.c - v_bit.a,      so with f = d / (1 + z d)
//     T' = T + c^T f a,    Y' = Y + c^T f c,    S' = S + a^T f a.
//
// The responses of the other cells change in the same way: with z_kl what cell l loses for a
// current at cell k,
//
//     a_k' = a_k - z_kl f_l a_l,     c_k' = c_k - z_kl f_l c_l,     z_km' = z_km - z_kl f_l z_lm.
//
// 1 + z d is positive for any change to a conductance that is not negative; it vanishes where the
// cell was all that held a piece of the array to the terminals.

namespace titania::circuit {

namespace {

// A correction is as good as its response; of that, 1 / (1 + z d) may be lost.
constexpr double kLeastGain = 1e-3;
constexpr double kResponseError = 1e-15;

void add_scaled(double factor, std::span<const double> from, std::span<double> to) {
  for (std::size_t k = 0; k < from.size(); ++k) to[k] += factor * from[k];
}

}  // namespace

Corrections::Corrections(MatrixView g, const Wires& wires)
    : network_(g, LineResistances(wires, g.rows(), g.cols())) {}

std::optional<std::span<const Correction>> Corrections::add(
    std::span<const CellDifference> changes) {
  const std::size_t before = done_.size();
  std::vector<std::size_t> cells;
  for (const Correction& old : done_) cells.push_back(old.cell);
  for (const CellDifference& change : changes) cells.push_back(change.cell);
  auto responses = cell_responses(network_, std::span(cells).subspan(before), cells);
  if (!responses) return std::nullopt;
  auto& [i_bit_line, i_word_line, v_cell] = *responses;

  for (std::size_t k = 0; k < changes.size(); ++k) {
    const auto a = i_bit_line.row(k);
    const auto c = i_word_line.row(k);
    const auto z = v_cell.row(k);
    const std::size_t self = before + k;
    const double first_a = detail::largest_magnitude(a);
    const double first_c = detail::largest_magnitude(c);
    const double first_z = z[self];
    Correction next;
    next.cell = changes[k].cell;
    for (std::size_t l = 0; l < self; ++l) {
      const double factor = -done_[l].f * z[l];
      next.lost.push_back(z[l]);
      add_scaled(factor, done_[l].a, a);
      add_scaled(factor, done_[l].c, c);
      for (std::size_t m = l + 1; m < self; ++m) z[m] += factor * done_[m].lost[l];
      z[self] += factor * next.lost[l];
    }
    const double difference = changes[k].difference;
    const double gain = 1 + z[self] * difference;
    if (!(gain >= kLeastGain)) {
      done_.resize(before);
      return std::nullopt;
    }
    next.f = difference / gain;
    next.a.assign(a.begin(), a.end());
    next.c.assign(c.begin(), c.end());
    // Relative errors of f, and of a and c, which were larger at first.
    const double last_a = detail::largest_magnitude(a);
    const double last_c = detail::largest_magnitude(c);
    next.error = kResponseError * std::fabs(next.f) *
                 (first_a * last_c + last_a * first_c +
                  last_a * last_c * std::fabs(difference) * first_z / gain);
    done_.push_back(std::move(next));
  }
  return std::span<const Correction>(done_).subspan(before);
}

}  // namespace titania::circuit
