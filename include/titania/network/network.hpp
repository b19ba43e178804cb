#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "titania/core/activity.hpp"
#include "titania/core/export.hpp"
#include "titania/core/matrix.hpp"
#include "titania/core/workload.hpp"
#include "titania/energy/report.hpp"
#include "titania/network/layers.hpp"
#include "titania/tile/tile.hpp"

namespace titania {

/// What changes during a network's life; with the config, the seed and the name, all of it.
struct NetworkState {
  std::vector<Layer> layers;
  std::vector<TileState> tiles;  ///< of the layers with weights, in order
  std::uint64_t inputs_read = 0;
};

/// What the tile of one layer did, and what followed it digitally.
struct LayerActivity {
  std::string name;
  Activity activity;
  Hardware hardware;
};

/// Outputs of a network together with what they cost.
struct TITANIA_API Measurement {
  Matrix outputs;
  Activity activity;  ///< of all layers together
  std::vector<LayerActivity> layers;
  energy::EnergyReport report;  ///< per inference, macro boundary
};

/// A network whose matrix products run on tiles.  const functions may be called from several
/// threads at once.
class TITANIA_API Network {
 public:
  /// Fabricates and programs a tile for every layer with weights.  Throws ShapeError if a layer
  /// does not fit what is before it, ConfigError for one that is wrong by itself.
  Network(std::vector<Layer> layers,
          const TileConfig& config,
          std::uint64_t seed = 0,
          std::string_view name = "network");
  /// Restores a saved network; throws ArgumentError if the state does not fit the config.
  Network(const TileConfig& config, std::uint64_t seed, std::string_view name, NetworkState state);
  Network(const Network& other);
  Network& operator=(const Network& other);
  Network(Network&&) noexcept;
  Network& operator=(Network&&) noexcept;
  ~Network();

  /// Outputs (batch, out) for inputs x (batch, in).
  [[nodiscard]] Matrix apply(MatrixView x, const ReadOptions& options = {}) const;

  /// The same in exact arithmetic: what the network was meant to compute.
  [[nodiscard]] Matrix reference(MatrixView x) const;

  /// Outputs, events and energy per inference, from the actual values of x.
  [[nodiscard]] Measurement measure(MatrixView x, const ReadOptions& options = {}) const;

  /// Sets every tile's converter ranges from typical inputs x (batch, in), layer by layer.
  void calibrate(MatrixView x);
  /// Writes all weights again.
  ProgramActivity program();
  /// Lets time pass on every tile.
  void advance(double seconds, double temperature = kRoomTemperature);

  [[nodiscard]] const std::vector<Layer>& layers() const noexcept;
  /// Tiles of the layers with weights, in order.
  [[nodiscard]] const std::vector<Tile>& tiles() const noexcept;
  [[nodiscard]] const TileConfig& config() const noexcept;
  [[nodiscard]] std::uint64_t seed() const noexcept;
  [[nodiscard]] const std::string& name() const noexcept;
  [[nodiscard]] std::size_t in_features() const noexcept;
  [[nodiscard]] std::size_t out_features() const noexcept;
  /// Inputs so far without an index of their own.
  [[nodiscard]] std::uint64_t inputs_read() const noexcept;
  [[nodiscard]] Workload workload() const;
  [[nodiscard]] Hardware hardware() const;
  [[nodiscard]] ProgramActivity last_program() const;
  [[nodiscard]] NetworkState state() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace titania
