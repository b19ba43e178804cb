#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "titania/core/activity.hpp"
#include "titania/core/export.hpp"
#include "titania/core/matrix.hpp"
#include "titania/core/workload.hpp"
#include "titania/energy/report.hpp"
#include "titania/tile/tile.hpp"

namespace titania {

/// y = W x + b; the product on crossbars, the bias digital.  An empty bias is none.
struct Linear {
  Matrix weight;             ///< (out_features, in_features)
  std::vector<double> bias;  ///< (out_features) or empty
};

/// y = max(x, 0), digital.
struct Relu {};

using Layer = std::variant<Linear, Relu>;

/// What one layer did.
struct LayerActivity {
  std::string name;
  Activity activity;
  Hardware hardware;
};

/// Outputs of a network together with what they cost.
struct TITANIA_API Measurement {
  Matrix outputs;
  std::vector<LayerActivity> layers;
  energy::EnergyReport report;  ///< per inference, macro boundary
};

/// A network whose matrix products run on tiles.  const functions may be called from several
/// threads at once.
class TITANIA_API Network {
 public:
  /// Fabricates and programs a tile for every Linear.  Throws ShapeError if two layers do not fit.
  Network(std::vector<Layer> layers,
          const TileConfig& config,
          std::uint64_t seed = 0,
          std::string_view name = "network");
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
  /// Tiles in the order of the Linear layers.
  [[nodiscard]] const std::vector<Tile>& tiles() const noexcept;
  [[nodiscard]] const TileConfig& config() const noexcept;
  [[nodiscard]] std::uint64_t seed() const noexcept;
  [[nodiscard]] const std::string& name() const noexcept;
  [[nodiscard]] std::size_t in_features() const noexcept;
  [[nodiscard]] std::size_t out_features() const noexcept;
  [[nodiscard]] Workload workload() const;
  [[nodiscard]] Hardware hardware() const;
  [[nodiscard]] ProgramActivity last_program() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace titania
