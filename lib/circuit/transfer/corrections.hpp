#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "circuit/differences.hpp"
#include "circuit/iteration.hpp"
#include "titania/circuit/wires.hpp"
#include "titania/core/matrix.hpp"

namespace titania::circuit {

/// One change as a term f c^T a of the transfer matrix, f c^T c of Y and f a^T a of S.
struct Correction {
  std::size_t cell = 0;
  double f = 0;           ///< S
  double error = 0;       ///< bound on the error of any element of the term, S
  std::vector<double> a;  ///< (cols), V / V
  std::vector<double> c;  ///< (rows), V / V
  /// What it lost to the current of each correction before it, with those before that made, V / A.
  std::vector<double> lost;
};

/// Corrections of one array, one after another.
///
/// Responses are those of the array at the beginning, which is prepared once; what earlier
/// corrections have changed about them is taken from those.
class Corrections {
 public:
  Corrections(MatrixView g, const Wires& wires);

  /// One correction for each change, in order; nothing, and nothing has changed, if they would not
  /// be exact.
  [[nodiscard]] std::optional<std::span<const Correction>> add(
      std::span<const CellDifference> changes);

  [[nodiscard]] std::size_t size() const { return done_.size(); }

 private:
  RelaxedNetwork network_;
  std::vector<Correction> done_;
};

}  // namespace titania::circuit
