#pragma once

#include <span>
#include <vector>

#include "circuit/iteration.hpp"
#include "circuit/network_impl.hpp"

namespace titania::circuit {

/// Bit-line currents (cols), A, that currents injected across the cells (rows * cols), A, cause in
/// a linear network whose terminals are all at 0 V, exact to `tolerance` (A).  `iteration` is one
/// of that network, to be used again; none for ideal wires.
[[nodiscard]] std::vector<double> response(const LinearNetwork::Impl& network,
                                           std::span<const double> injected,
                                           double tolerance,
                                           Iteration* iteration);

}  // namespace titania::circuit
