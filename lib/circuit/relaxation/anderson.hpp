#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/buffer.hpp"

namespace titania::circuit {

/// Anderson acceleration of a fixed point iteration x -> F(x): the next x combines the last results
/// so that the combined step F(x) - x is as small as it can be (D. G. Anderson, J. ACM 12:547,
/// 1965; here in the least-squares form of Walker and Ni, SIAM J. Numer. Anal. 49:1715, 2011).
class Anderson {
 public:
  explicit Anderson(std::size_t size) : size_(size) {}

  /// Takes note of where the next step begins.
  void begin(std::span<const double> x);
  /// Replaces F(x) by the next x.
  void end(std::span<double> result);

 private:
  static constexpr std::size_t kDepth = 5;

  std::size_t size_;
  std::size_t steps_ = 0;
  detail::Buffer step_;    // x, then F(x) - x
  detail::Buffer result_;  // F(x) of the step before
  struct Difference {      // between neighbouring steps
    detail::Buffer step;
    detail::Buffer result;
  };
  std::vector<Difference> differences_;  // the latest last
};

}  // namespace titania::circuit
