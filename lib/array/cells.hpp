#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "titania/array/crossbar.hpp"
#include "titania/core/cell_state.hpp"
#include "titania/core/matrix.hpp"
#include "titania/core/planes.hpp"
#include "titania/core/random.hpp"

namespace titania {

/// The random streams of one array, one per effect.
class ArrayStreams {
 public:
  ArrayStreams(std::uint64_t seed, std::string_view name) : seed_(seed), name_(name) {}

  [[nodiscard]] std::uint64_t seed() const { return seed_; }
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] RandomStream operator()(std::string_view effect) const {
    return {seed_, name_ + "/" + std::string(effect)};
  }

 private:
  std::uint64_t seed_;
  std::string name_;
};

/// The cells of one array: what was drawn for them, what was written to them and how long ago.
///
/// Changes come in two steps, so that whoever reads the cells can prepare for the new ones before
/// anything is lost: a const function says what would be, and set() makes it so.
class Cells {
 public:
  /// Fabricates them, every cell at its lowest conductance.
  Cells(const ArrayConfig& config, const ArrayStreams& streams);
  /// Restores them.  Throws ArgumentError if planes or state do not fit the config.
  Cells(const ArrayConfig& config, const ArrayStreams& streams, CellPlanes planes, CellState state);

  [[nodiscard]] const ArrayConfig& config() const { return config_; }
  [[nodiscard]] const ArrayStreams& streams() const { return streams_; }
  [[nodiscard]] const CellPlanes& planes() const { return planes_; }
  [[nodiscard]] const CellState& state() const { return state_; }

  /// The state after writing a target (rows, cols), S, and the number of cells whose target was
  /// outside their range.  Throws ArgumentError or ShapeError.
  struct Programmed {
    CellState state;
    double clipped = 0;
  };
  [[nodiscard]] Programmed programmed(MatrixView target, bool clip) const;

  /// The clocks after some seconds at a temperature (K).
  [[nodiscard]] CellClocks later(double seconds, double temperature) const;

  /// Conductances (rows, cols), S, of what was programmed, at those times since.
  [[nodiscard]] Matrix conductance(const Matrix& programmed,
                                   const std::vector<CellTimes>& times) const;

  /// Variance (S^2) that a read sees in cells of conductances g (S); empty if reads are noise-free.
  [[nodiscard]] std::vector<double> read_variance(std::span<const double> g) const;

  void set(CellState state) noexcept { state_ = std::move(state); }
  void set(CellClocks clocks) noexcept { state_.clocks = std::move(clocks); }

 private:
  void stick(std::span<double> g) const;
  void check_target(MatrixView target, bool clip, const ConductanceRange& nominal) const;
  void check() const;

  ArrayConfig config_;
  ArrayStreams streams_;
  CellPlanes planes_;
  CellState state_;
};

}  // namespace titania
