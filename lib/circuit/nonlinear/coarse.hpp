#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "circuit/relaxation/coarse.hpp"

/// @file
/// The coarse correction for inputs side by side, each with slopes, and so a matrix, of its own.

namespace titania::circuit {

/// Resistance of a segment, ohm, averaged over those of a direction that are neither 0 nor open.
struct MeanSegments {
  double word_line = 0;
  double bit_line = 0;
};
[[nodiscard]] MeanSegments mean_segments(const LineResistances& wires);

/// Lengths of the array in units of that over which currents die away along its lines,
/// 1 / sqrt(r d), for cells of mean slope d (S).  Sweeps alone do for less than about a half.
struct Reach {
  double down = 0;
  double along = 0;
};
[[nodiscard]] Reach reach(const MeanSegments& r, std::size_t rows, std::size_t cols, double d);
inline constexpr double kShortReach = 0.25;

/// A mesh fine enough for cells of mean slope d.
[[nodiscard]] CoarseMesh make_mesh(const LineResistances& wires, double d);

class LaneCorrection {
 public:
  /// For a mesh that outlives it; without a matrix yet.
  void start(const CoarseMesh& mesh, std::size_t lanes);
  [[nodiscard]] bool is_ready(std::size_t lane) const { return matrices_[lane].size() > 0; }
  /// Takes the slopes of the cells of one lane from those of all (S).
  void factorise(std::size_t lane, std::span<const double> slope);
  /// Leaves a lane uncorrected.
  void drop(std::size_t lane) { matrices_[lane] = BandMatrix(); }

  /// Begins to sum what is missing, row by row, last row first.
  void start_sums();
  /// Sums, over all lanes, to which row i is to be added with weights 1 - weight and weight.
  struct Rows {
    double* first;
    double* second;
    double weight;
  };
  [[nodiscard]] Rows row(std::size_t i);
  /// Solves for the corrections of all lanes that have a matrix and adds them.
  void apply(std::vector<double>& u, std::vector<double>& b);

 private:
  void collect(std::size_t node, const double* sums);
  void spread(std::size_t lane, CoarseMesh::Field field, std::vector<double>& rows) const;

  const CoarseMesh* mesh_ = nullptr;
  std::size_t lanes_ = 0;
  std::size_t width_ = 0;
  std::size_t band_ = 0;
  std::vector<BandMatrix> matrices_;           // of each lane
  std::vector<std::vector<double>> x_;         // right-hand sides, then solutions
  std::vector<double> sums_;                   // two rows
  std::vector<double> slope_;                  // of one lane
  std::vector<double> drop_rows_, rise_rows_;  // corrections at the mesh's rows
};

}  // namespace titania::circuit
