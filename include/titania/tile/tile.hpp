#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "titania/array/crossbar.hpp"
#include "titania/core/activity.hpp"
#include "titania/core/export.hpp"
#include "titania/core/matrix.hpp"
#include "titania/core/workload.hpp"
#include "titania/mapping/layout.hpp"
#include "titania/tile/tile_config.hpp"

namespace titania {

/// Ranges of the converters of a tile, fixed by calibration.
struct TileRanges {
  double input = 1.0;           ///< magnitude of an input that drives v_read
  std::vector<double> current;  ///< A, full scale of the converters of each array
  bool operator==(const TileRanges&) const = default;
};

/// What changes during a tile's life; with the config, the seed and the name, all of it.
struct TileState {
  Matrix weight;
  double scale = 1.0;  ///< weight that maps to g_max - g_min
  std::optional<TileRanges> ranges;
  std::uint64_t inputs_read = 0;
  std::vector<CrossbarState> arrays;
};

/// A matrix of any size on crossbars: y = W x through DACs, arrays, and one converter per output.
///
/// The matrix is cut into arrays no larger than config.array; arrays of the same outputs are added
/// digitally.  Ranges of the converters come from data: call calibrate() with typical inputs.
/// Until then they follow every input: its largest magnitude drives v_read, and its largest current
/// is full scale (unless config.adc.range fixes that).  Nothing is clipped then, as with a
/// programmable gain, which the energy model does not charge for.
/// const functions may be called from several threads at once.
class TITANIA_API Tile {
 public:
  /// Fabricates the arrays and writes the weights (out, in).  Throws ConfigError, ShapeError, or
  /// ArgumentError for a weight that is not finite.
  Tile(MatrixView weight,
       const TileConfig& config,
       std::uint64_t seed = 0,
       std::string_view name = "tile");
  /// Restores a saved tile; throws ArgumentError if the state does not fit the config.
  Tile(const TileConfig& config, std::uint64_t seed, std::string_view name, TileState state);
  Tile(const Tile& other);
  Tile& operator=(const Tile& other);
  Tile(Tile&&) noexcept;
  Tile& operator=(Tile&&) noexcept;
  ~Tile();

  /// Outputs (batch, out) for inputs x (batch, in).
  [[nodiscard]] Matrix apply(MatrixView x, const ReadOptions& options = {}) const;

  /// apply() with its events and the energies of the reads.
  [[nodiscard]] Measured measure(MatrixView x, const ReadOptions& options = {}) const;

  /// What the reader of a measurement has to be told of its events: more than 1 % clipped, no
  /// calibration, a custom device whose law bends and was taken as linear.
  [[nodiscard]] std::vector<std::string> notes(const Activity& activity, ReadLaw law) const;

  /// Sets the input range to the largest magnitude in x (batch, in), and the range of each array's
  /// converters to the largest current that x causes without noise (unless config.adc.range
  /// fixes it).  One range for all outputs: neither gain nor offset of a column is corrected, so
  /// what wires and stuck cells do to it stays.  ArgumentError if x is 0 everywhere.
  void calibrate(MatrixView x);

  /// Writes the same weights again: new programming errors, and the clock starts anew.
  ProgramActivity program();

  /// Lets time pass: seconds at a temperature (K, 150 to 2000).
  void advance(double seconds, double temperature = kRoomTemperature);

  [[nodiscard]] std::size_t in_features() const noexcept;
  [[nodiscard]] std::size_t out_features() const noexcept;
  [[nodiscard]] MatrixView weight() const noexcept;
  /// The weights (out, in) that the conductances stand for now, wires and noise aside.
  [[nodiscard]] Matrix effective_weight() const;

  [[nodiscard]] const TileConfig& config() const noexcept;
  [[nodiscard]] std::uint64_t seed() const noexcept;
  [[nodiscard]] const std::string& name() const noexcept;
  /// Empty until calibrated.
  [[nodiscard]] const std::optional<TileRanges>& ranges() const noexcept;
  [[nodiscard]] std::uint64_t inputs_read() const noexcept;
  /// Where the weights lie: blocks, columns, phases.
  [[nodiscard]] const mapping::Layout& layout() const noexcept;
  [[nodiscard]] const std::vector<mapping::Block>& blocks() const noexcept;
  [[nodiscard]] const Crossbar& array(std::size_t k) const;
  /// What the last programming of all arrays cost.
  [[nodiscard]] ProgramActivity last_program() const;
  [[nodiscard]] Hardware hardware() const;
  /// What one input computes: one layer.
  [[nodiscard]] Workload workload() const;
  [[nodiscard]] TileState state() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace titania
