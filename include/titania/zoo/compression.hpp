#pragma once

#include <cstdint>
#include <optional>

#include "titania/core/export.hpp"
#include "titania/core/workload.hpp"

/// @file
/// What makes a network smaller, as a change of its Workload, so that both sides of a comparison
/// feel it.  What it does to the accuracy is not known here.

namespace titania::zoo {

/// Fewer bits per weight, per activation, per key and value; none: as it was.  Layers that have
/// fewer bits per weight already keep theirs.  A GPU moves fewer bytes and may compute in a
/// narrower format; a crossbar needs fewer cells per weight and fewer input pulses and converter
/// bits. Throws ArgumentError for less than a bit, or for more of them than there were.
[[nodiscard]] TITANIA_API Workload quantised(Workload workload,
                                             std::optional<double> weight_bits,
                                             std::optional<std::int64_t> activation_bits = {},
                                             std::optional<std::int64_t> cache_bits = {});

/// structured: whole channels, heads and hidden elements go.  unstructured: single weights go.
enum class Pruning { structured, unstructured };

/// Without a share of it, in [0, 1).
///
/// structured: every inner width loses that share, to the nearest whole number, so that a matrix
/// between two of them keeps (1 - share)^2 of its weights.  What a user sees stays: the inputs of a
/// first layer that stands alone (an image's channels), the outputs of the last, the number of
/// experts.  Digital work, cache and other parameters shrink in proportion.  Fewer cells, and fewer
/// bytes and operations on a GPU.
///
/// unstructured: weight_density falls.  A zero frees no cell and, without a pattern, saves a GPU
/// nothing: only the currents of a crossbar fall.
[[nodiscard]] TITANIA_API Workload pruned(Workload workload, double share, Pruning pattern);

/// Another number of experts, of which each token uses `active`; the router and the work by element
/// follow, stored biases of experts do not.  Fewer experts need fewer cells and less memory; fewer
/// active ones fewer reads and operations on both sides.  Throws ArgumentError for a workload
/// without experts, fewer than two experts, or more active ones than there are.
[[nodiscard]] TITANIA_API Workload with_experts(Workload workload,
                                                std::int64_t experts,
                                                std::int64_t active);

}  // namespace titania::zoo
