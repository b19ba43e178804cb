#pragma once

#include <memory>
#include <string>
#include <vector>

#include "titania/core/cell_law.hpp"
#include "titania/core/export.hpp"
#include "titania/core/planes.hpp"
#include "titania/core/random.hpp"

namespace titania::device {

/// A device model defined outside the library: derive from this, in C++ or in Python.
/// Everything is array-wise, so a virtual call is paid once per array and never per cell.
class TITANIA_API CustomModel : public CellLaw {
 public:
  [[nodiscard]] virtual std::string name() const = 0;
  /// Nominal range of conductance (S).
  [[nodiscard]] virtual double g_min() const = 0;
  [[nodiscard]] virtual double g_max() const = 0;
  /// The planes that fabricate() makes.
  [[nodiscard]] virtual std::vector<PlaneKey> plane_keys() const;
  /// Draws what differs from cell to cell.  Nothing by default.
  virtual void fabricate(CellPlanes& planes, const RandomStream& stream) const;
};

/// The open alternative of device::Model.  Two are equal if they hold the same object; it cannot be
/// written to a file, since a file runs no code.
struct TITANIA_API Custom {
  static constexpr const char* type_name = "Custom";
  static constexpr bool is_opaque = true;
  std::shared_ptr<const CustomModel> model;

  [[nodiscard]] std::string text() const;
  bool operator==(const Custom&) const = default;
};

}  // namespace titania::device
