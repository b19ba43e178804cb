#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "titania/core/export.hpp"

namespace titania {

/// Random numbers as a pure function: draw n of an event depends on (seed, name, event, n) alone,
/// so it is the same for any number of threads, any split of the work and any instruction set.
///
/// An event is one occasion of drawing: a programming, a read.  Streams with different names are
/// independent, so adding an effect never shifts another one's numbers.
///
/// Bits: Threefry4x64-20 (Salmon, Moraes, Dror, Shaw, SC11, doi 10.1145/2063384.2063405), key
/// (seed, hash of the name).  Normals: Box-Muller on 32-bit words, computed in single precision and
/// widened; |z| <= 6.66 always, since the smallest uniform is 2^-32.
class TITANIA_API RandomStream {
 public:
  RandomStream(std::uint64_t seed, std::string_view name);

  [[nodiscard]] std::uint64_t seed() const noexcept { return key_[0]; }

  /// Draws first, first + 1, ... of the event from the standard normal distribution.
  void normal(std::span<double> out, std::uint64_t event = 0, std::uint64_t first = 0) const;

  /// Draws first, first + 1, ... of the event, uniform in the open interval (0, 1), 53 bits.
  void uniform(std::span<double> out, std::uint64_t event = 0, std::uint64_t first = 0) const;

 private:
  std::array<std::uint64_t, 2> key_;
};

/// One block of Threefry4x64 with 20 rounds.
[[nodiscard]] TITANIA_API std::array<std::uint64_t, 4> threefry4x64(
    const std::array<std::uint64_t, 4>& key, const std::array<std::uint64_t, 4>& counter) noexcept;

}  // namespace titania
