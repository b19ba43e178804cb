#pragma once

#include "titania/circuit/wires.hpp"

namespace titania::test {

/// Which ends of the lines have terminals.
struct Ends {
  Drive drive;
  Sense sense;
};
inline constexpr Ends kEnds[] = {{Drive::left, Sense::bottom},
                                 {Drive::both, Sense::bottom},
                                 {Drive::left, Sense::both},
                                 {Drive::both, Sense::both}};

}  // namespace titania::test
