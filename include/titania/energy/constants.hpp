#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "titania/core/export.hpp"
#include "titania/energy/figure.hpp"
#include "titania/energy/scaling.hpp"

namespace titania::energy {

/// One row of the component table (lib/energy/components.csv): what one action of a component
/// costs, what it costs to be there, in which technology, and who says so.  A figure of 0 is not
/// stated.  Latencies are known to a factor 1.5, areas to 2 and static powers to 3: chosen here.
struct TITANIA_API Constant {
  std::string id;
  std::string description;
  std::string action;
  Scaling scaling = Scaling::none;
  double node = 0;      ///< m; 0 where the figure belongs to no node
  double v_dd = 0;      ///< V; 0 where not stated
  Figure energy;        ///< J per action
  Figure latency;       ///< s
  Figure area;          ///< m2
  Figure static_power;  ///< W, busy or not
  bool usable = true;   ///< false for a row that records another tool's error
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
