#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "circuit/segments.hpp"

/// @file
/// The coarse correction of line relaxation.
///
/// What sweeps over the lines leave behind is smooth, so it is solved for on a mesh of bilinear
/// hats Z, the same for the drops u and the rises b (Galerkin):
///
///     Z' [A_w + D, D; D, A_b + D] Z [e_u; e_b] = Z' [what is missing in both equations],
///     b += Z e_b.
///
/// Between two nodes of the mesh a line counts with the resistance of all its segments in series,
/// which is Galerkin's value for equal segments and stays finite if some of them are 0.  The
/// correction only speeds convergence up: no result depends on its accuracy.

namespace titania::circuit {

/// Hats along one direction of the array: place k lies between nodes first[k] and first[k] + 1,
/// and belongs to the second with weight[k].
struct Hats {
  Hats() = default;
  /// Spreads `nodes` >= 1 nodes over `places` >= 1 places, one on each end.
  Hats(std::size_t places, std::size_t nodes);

  std::size_t nodes = 0;
  std::vector<std::size_t> first;
  std::vector<double> weight;
  [[nodiscard]] std::size_t places() const { return first.size(); }
};

/// Symmetric positive (semi-)definite band matrix, and its factors L D L'.
class BandMatrix {
 public:
  BandMatrix() = default;
  /// Elements with |row - column| <= width.
  BandMatrix(std::size_t size, std::size_t width);

  /// Before factor(): the element of row r and column c <= r.
  [[nodiscard]] double& at(std::size_t r, std::size_t c) {
    return values_[r * stride_ + (stride_ - 1) + c - r];
  }
  /// Factorises in place.  An unknown that nothing determines is set to 0 in every solution.
  void factor();
  /// Replaces a right-hand side by the solution.
  void solve(std::span<double> x) const;
  [[nodiscard]] std::size_t size() const { return inverse_.size(); }

 private:
  std::size_t width_ = 0;
  std::size_t stride_ = 0;       // of a row: whole vectors, the diagonal last
  std::vector<double> values_;   // lower half, row by row
  std::vector<double> inverse_;  // of the diagonal
};

/// The mesh of one network, without its cells.
class CoarseMesh {
 public:
  CoarseMesh() = default;
  /// `down` and `along` are the nodes in the direction of the bit lines and of the word lines.
  CoarseMesh(const LineResistances& wires, std::size_t down, std::size_t along);

  [[nodiscard]] bool empty() const { return down_.nodes == 0; }
  [[nodiscard]] const Hats& down() const { return down_; }
  [[nodiscard]] const Hats& along() const { return along_; }
  [[nodiscard]] std::size_t nodes() const { return down_.nodes * along_.nodes; }

  /// The factorised matrix for cells of conductance (or slope) d, row i of which begins at
  /// d + i * stride.
  [[nodiscard]] BandMatrix factorise(const double* d, std::size_t stride) const;

  /// Number of a node, in an order that keeps the matrix narrow.
  [[nodiscard]] std::size_t node(std::size_t down, std::size_t along) const {
    return down * step_down_ + along * step_along_;
  }
  /// Number of the unknown of a node, for the drops or for the rises.
  enum Field : std::size_t { drops = 0, rises = 1 };
  [[nodiscard]] static std::size_t unknown(std::size_t node, Field field) {
    return 2 * node + field;
  }

 private:
  void add_cells(BandMatrix& matrix, const double* d, std::size_t stride) const;
  void add_lines(BandMatrix& matrix, double most) const;

  Hats down_;
  Hats along_;
  std::size_t step_down_ = 0;
  std::size_t step_along_ = 0;
  // Conductance between neighbouring nodes of every line, and to its terminals.
  std::vector<double> word_lines_;  // (rows, along.nodes - 1)
  std::vector<double> word_near_;   // (rows)
  std::vector<double> word_far_;
  std::vector<double> bit_lines_;  // (cols, down.nodes - 1)
  std::vector<double> bit_near_;   // (cols), at the bottom
  std::vector<double> bit_far_;
};

/// Z' m for a matrix m that is given row by row, from the last to the first.
class Restriction {
 public:
  explicit Restriction(const CoarseMesh& mesh);

  /// Starts anew.
  void start();
  /// Two rows of sums over the columns (padded to whole vectors), to which a row i of m is to be
  /// added with the weights 1 - w and w, w = mesh.down().weight[i].  They serve all rows between
  /// the same nodes.
  struct Sums {
    double* first;
    double* second;
  };
  [[nodiscard]] Sums sums_of(std::size_t i);
  /// Z' m, (nodes), once every row has been added.
  [[nodiscard]] std::span<const double> finish();

 private:
  void collect(std::size_t node, std::span<double> sums);

  const CoarseMesh* mesh_;
  std::size_t stride_;
  std::size_t band_ = 0;
  std::vector<double> sums_;  // two rows
  std::vector<double> result_;
};

/// Z e as rows to interpolate between.
class Prolongation {
 public:
  explicit Prolongation(const CoarseMesh& mesh);

  /// Takes e (nodes) as the correction.
  void set(std::span<const double> e);
  /// No correction.
  void clear();

  struct Rows {
    const double* first;
    const double* second;
    double weight;
  };
  /// Row i of Z e is first + weight * (second - first), padded to whole vectors.
  [[nodiscard]] Rows row(std::size_t i) const;

 private:
  const CoarseMesh* mesh_;
  std::size_t stride_;
  std::vector<double> rows_;  // (down.nodes + 1, stride)
};

}  // namespace titania::circuit
