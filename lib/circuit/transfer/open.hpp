#pragma once

#include <cstddef>
#include <vector>

#include "circuit/transfer/block.hpp"

/// @file
/// Blocks of arrays with broken segments.
///
/// A broken segment is never a resistance.  On the driver's side of it the line ends; on the other
/// side it begins with a loose port, whose voltage is to be such that no current flows:
///
///     j_E = 0 :   v_E = -H_EE^-1 H_Eo o,     H_oo - H_oE H_EE^-1 H_Eo.
///
/// That may be settled as soon as the piece that hangs at port E has another port with a given
/// voltage; until then its currents at `out` ports would have nowhere to go.  A piece with loose
/// ports only is an island and has 0 V.

namespace titania::circuit {

/// Which of the wires of a cut are broken.
using Cut = std::vector<bool>;

/// The block without the `out` ports of group x at broken wires: no current leaves there.
[[nodiscard]] Block without(const Block& block, Group x, const Cut& cut);

/// The block with the `in` ports of group x at broken wires made loose.
[[nodiscard]] Block loosened(const Block& block, Group x, const Cut& cut);

/// Numbers the pieces of a block merged from a and b, whose ports at_a and at_b are now wires.
void number_pieces(const Block& a, Group at_a, const Block& b, Group at_b, Block& merged);

/// Chooses the voltages of all loose ports that can be chosen.
[[nodiscard]] Block settled(Block block);

}  // namespace titania::circuit
