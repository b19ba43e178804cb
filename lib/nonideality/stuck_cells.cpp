#include "titania/nonideality/stuck_cells.hpp"

#include <string>
#include <vector>

#include "titania/core/error.hpp"
#include "titania/core/text.hpp"

namespace titania::nonideality {

void StuckCells::at_fabrication(CellPlanes& planes,
                                const ConductanceRange& /*nominal*/,
                                const RandomStream& stream) const {
  std::vector<double> u(planes.cells());
  stream.uniform(u, 0);
  for (std::size_t k = 0; k < u.size(); ++k) {
    if (u[k] < p_on) {
      planes.add_stuck({k, g_on});
    } else if (u[k] < p_on + p_off) {
      planes.add_stuck({k, g_off});
    }
  }
}

void StuckCells::check(std::string_view path) const {
  if (p_on + p_off <= 1.0) return;
  throw ConfigError(std::string(path) + ": p_on + p_off = " + to_text(p_on + p_off) +
                    ": must be at most 1");
}

}  // namespace titania::nonideality
