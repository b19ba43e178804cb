#pragma once

#include <cstddef>
#include <cstdint>

#include "core/product.hpp"
#include "titania/core/matrix.hpp"
#include "titania/core/random.hpp"

namespace titania {

/// Noise of outputs that are sums over independently fluctuating cells, i_j = sum_i v_i g_ij: it is
/// exactly normal with variance sum_i v_i^2 s_ij^2, so one draw per output does for all its cells.
class OutputNoise {
 public:
  OutputNoise() = default;  // none
  /// `variance` (inputs, outputs), S^2, of one read of each cell.
  explicit OutputNoise(MatrixView variance);

  /// Adds noise to i (batch, outputs), A, for voltages v (batch, inputs), V.  Input k takes the
  /// draws of `event` from number (index + k) * outputs on.
  void add(MatrixView v,
           Matrix& i,
           const RandomStream& stream,
           std::uint64_t event,
           std::uint64_t index) const;

 private:
  void add_uniform(MatrixView v,
                   Matrix& i,
                   const RandomStream& stream,
                   std::uint64_t event,
                   std::uint64_t index) const;
  void add_general(MatrixView v,
                   Matrix& i,
                   const RandomStream& stream,
                   std::uint64_t event,
                   std::uint64_t index) const;

  double unit_ = 0;                  // S^2, the largest variance of a cell
  bool uniform_ = true;              // all cells have it
  detail::Panels<float> variances_;  // in that unit; empty if uniform
};

}  // namespace titania
