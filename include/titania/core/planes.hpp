#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "titania/core/export.hpp"

namespace titania {

/// Conductances that a cell can be written to, S.
struct ConductanceRange {
  double g_min = 0.0;
  double g_max = 0.0;
  bool operator==(const ConductanceRange&) const = default;
};

/// A cell that no longer switches.
struct StuckCell {
  std::size_t index = 0;     ///< row * cols + col
  double conductance = 0.0;  ///< S
  bool operator==(const StuckCell&) const = default;
};

/// What a plane is called, and the unit of its values.  Whatever draws a plane lists its key, and
/// whatever reads it asks by the same one.
struct PlaneKey {
  const char* name;
  const char* unit;
};

/// Keys of the planes that more than one part of the library uses.
namespace plane {
inline constexpr PlaneKey g_min{"g_min", "S"};  ///< lowest programmable conductance
inline constexpr PlaneKey g_max{"g_max", "S"};  ///< highest programmable conductance
}  // namespace plane

/// What was drawn for the cells of one array at fabrication, and is frozen from then on: planes of
/// one value per cell (row-major), and the cells that are stuck.
class TITANIA_API CellPlanes {
 public:
  struct Plane {
    std::string name;
    std::vector<double> values;
    bool operator==(const Plane&) const = default;
  };

  CellPlanes() = default;
  explicit CellPlanes(std::size_t cells) : cells_(cells) {}

  [[nodiscard]] std::size_t cells() const noexcept { return cells_; }
  [[nodiscard]] const std::vector<Plane>& all() const noexcept { return planes_; }

  /// A new plane of zeros, to be filled.  ArgumentError if there is one of that name: two effects
  /// that draw the same quantity would overwrite each other.
  std::span<double> make(PlaneKey key) { return make(std::string(key.name)); }
  std::span<double> make(std::string name);

  /// The plane of that key.  ArgumentError naming it if the array has none.
  [[nodiscard]] std::span<const double> operator[](PlaneKey key) const;

  /// The plane of that key, for readers that can do without.
  [[nodiscard]] std::optional<std::span<const double>> find(PlaneKey key) const {
    return find(std::string_view(key.name));
  }
  [[nodiscard]] std::optional<std::span<const double>> find(std::string_view name) const;

  /// Sorted by index, no index twice.
  [[nodiscard]] const std::vector<StuckCell>& stuck() const noexcept { return stuck_; }
  /// Adds a stuck cell; the first fault of a cell stays.
  void add_stuck(StuckCell cell);

  bool operator==(const CellPlanes&) const = default;

 private:
  std::size_t cells_ = 0;
  std::vector<Plane> planes_;
  std::vector<StuckCell> stuck_;
};

}  // namespace titania
