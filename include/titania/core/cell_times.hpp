#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "titania/core/export.hpp"

namespace titania {

/// Seconds since each cell of an array was last written, on a clock that may run faster than the
/// wall's: one number while all cells were written together, else one per cell.
class TITANIA_API CellTimes {
 public:
  /// A clock that shows `now`, and what it showed when each cell (row-major) was written: at 0, all
  /// of them, if that is empty.
  CellTimes(double now = 0,
            std::vector<double> written = {})  // NOLINT(google-explicit-constructor)
      : now_(now), written_(std::move(written)) {}

  [[nodiscard]] double now() const noexcept { return now_; }
  [[nodiscard]] const std::vector<double>& written() const noexcept { return written_; }
  [[nodiscard]] bool is_uniform() const noexcept { return written_.empty(); }
  [[nodiscard]] double at(std::size_t cell) const {
    return is_uniform() ? now_ : now_ - written_[cell];
  }

  void advance(double seconds) { now_ += seconds; }
  /// Some of `count` cells are written now.
  void restart(std::span<const std::size_t> cells, std::size_t count);

  bool operator==(const CellTimes&) const = default;

 private:
  double now_ = 0;
  std::vector<double> written_;
};

}  // namespace titania
