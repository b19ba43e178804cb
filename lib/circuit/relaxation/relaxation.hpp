#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "circuit/relaxation/coarse.hpp"
#include "circuit/relaxation/lines.hpp"
#include "circuit/relaxation/sweep_kernels.hpp"

/// @file
/// Line Gauss-Seidel in resistance form.
///
/// Unknowns are the drop along a word line, u = V - w, and the rise along a bit line, b; a cell
/// sees v = V - V_b - u - b.  With A_w and A_b the wires and D the cells, Kirchhoff's current law
/// is
///
///     (A_w + D) u + D b = D (V - V_b),      (A_b + D) b + D u = D (V - V_b).
///
/// Each half is one tridiagonal system per line and is solved exactly in turn.  All terms are
/// positive and resistances are never inverted, so nothing cancels: a resistance of 0 and one of
/// infinity are ordinary values.  After a sweep the bit-line equations hold, and what is missing in
/// the word-line equations is G (b_old - b_new).

namespace titania::circuit {

/// One input on its way to the solution.
class Relaxation {
 public:
  /// `mesh` may be empty: no coarse correction.  All must outlive it.
  Relaxation(const PreparedLines& lines, const CoarseMesh& mesh, const BandMatrix& coarse);

  /// Begins again: from the solution on the mesh, or without one from b = 0.
  void start(const Drives& drives);
  /// Begins again from b = 0, and does without the mesh until the next start().
  void start_without_mesh();
  /// Begins from given rises, (rows, cols) row by row.
  void start_from(std::span<const double> rises);
  /// One sweep of an input.
  struct Step {
    Relaxation* state;
    const Drives* drives;
    bool keep_drops;  ///< whether to store the drops
  };
  /// One sweep: all word lines, then all bit lines.  Inputs of one network go through a panel one
  /// after another while its factors are in the cache.
  static void sweep(std::span<const Step> steps);
  void sweep(const Drives& drives, bool keep_drops) {
    const Step step{this, &drives, keep_drops};
    sweep({&step, 1});
  }
  /// Solves for what the sweep left on the mesh; the next sweep starts from there.
  void correct();
  /// Writes the correction into the rises, so that they can be read and changed.
  [[nodiscard]] std::span<double> corrected_rises();

  /// After a sweep, written row by row: drops (if kept) and rises.
  void copy_drops(std::span<double> out) const { copy(u_, out); }
  void copy_rises(std::span<double> out) const { copy(b_, out); }

  /// Their sum at one place of the blocks, V: what a cell loses to the wires.
  [[nodiscard]] double drop_and_rise(std::size_t at) const { return u_[at] + b_[at]; }

  /// Currents at the terminals (A), as if the sweep had been the last, so that they add up: into
  /// the word lines (rows) and out of the bit lines (cols).
  [[nodiscard]] std::span<const double> i_word_line() const {
    return {i_word_.data(), lines_->layout.rows};
  }
  [[nodiscard]] std::span<const double> i_bit_line() const {
    return {i_bit_.data(), lines_->layout.cols};
  }

  /// Per bit line (cols): the sum of the currents missing at word-line nodes beside it, A, and the
  /// square of at least the largest of them relative to its cell, V^2.
  [[nodiscard]] std::span<const double> missing() const {
    return {missing_.data(), lines_->layout.cols};
  }
  [[nodiscard]] std::span<const double> squared_step() const {
    return {step_.data(), lines_->layout.cols};
  }
  /// Whether the last sweep kept its drops.
  [[nodiscard]] bool has_drops() const { return has_drops_; }
  /// Sums of g (|V - V_b| + |u| + |b|) after a sweep that kept its drops, A: over all cells, and
  /// the largest of a bit line.
  struct Flow {
    double all = 0;
    double largest = 0;
  };
  [[nodiscard]] Flow flow(const Drives& drives) const;
  /// The largest current missing at a node, A.  Before correct().
  [[nodiscard]] double largest_missing() const;

 private:
  void copy(const Buffer& blocks, std::span<double> out) const;
  [[nodiscard]] Rises before() const { return {b_.data(), is_corrected_ ? &correction_ : nullptr}; }
  void begin_sweep(bool keep_drops);
  void end_sweep(const Drives& drives);
  void substitute(Run run);
  /// Takes the solution on the mesh for what both equations miss there.
  void solve_coarse(double word_lines, double bit_lines);
  void sum_cell_currents(const Drives& drives);

  const PreparedLines* lines_;
  const CoarseMesh* mesh_;
  bool uses_mesh_ = false;  // not if it is empty, or has been given up
  const BandMatrix* coarse_;
  Buffer b_;                    // rises before the sweep, after it the new ones
  Buffer next_;                 // scratch of the sweep
  Buffer u_;                    // drops, if kept
  Buffer panel_;                // neighbouring panels
  bool is_corrected_ = false;   // the next sweep adds the correction to b
  bool was_corrected_ = false;  // the last one did
  bool has_drops_ = false;
  Prolongation correction_;
  Restriction restriction_;
  std::vector<double> e_;
  std::vector<double> i_word_, i_bit_, missing_, step_;
};

}  // namespace titania::circuit
