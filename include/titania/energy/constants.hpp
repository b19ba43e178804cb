#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "titania/core/export.hpp"
#include "titania/energy/quantity.hpp"

namespace titania::energy {

/// One row of the component table (lib/energy/components.csv): what one action of a component
/// costs, in which technology, and who says so.
struct TITANIA_API Constant {
  std::string id;
  std::string description;
  std::string action;
  double node = 0;     ///< m; 0 where the figure belongs to no node
  double v_dd = 0;     ///< V; 0 where not stated
  Quantity energy;     ///< J per action
  double latency = 0;  ///< s; 0 where not stated
  double area = 0;     ///< m2; 0 where not stated
  bool usable = true;  ///< false for a row that records another tool's error
  std::string uncertainty;
  std::string source;
  std::string provenance;
};

/// All rows.
[[nodiscard]] TITANIA_API const std::vector<Constant>& constants();

/// The row of that id.  Throws ArgumentError for an unknown id, or for a row that is kept only to
/// record an error.
[[nodiscard]] TITANIA_API const Constant& constant(std::string_view id);

}  // namespace titania::energy
