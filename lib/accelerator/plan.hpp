#pragma once

#include <vector>

#include "accelerator/product.hpp"
#include "titania/accelerator/inference.hpp"

/// @file
/// Where every layer of a workload lies, from which events and times follow.

namespace titania::accelerator::detail {

/// One row of the workload's layers.
struct Placed {
  LayerShape shape;
  Product product;  ///< of one matrix
  LayerPlace place;
  ProductTime time;
  double matrix_arrays = 1;  ///< arrays of one matrix
  double column_tiles = 1;   ///< tiles that need the same inputs
  double row_tiles = 1;      ///< tiles whose partial sums belong together
  double crossings = 0;      ///< chips that its inputs have to be brought to, one matrix

  /// Bytes of the inputs of one product.
  [[nodiscard]] double in_bytes() const;
  /// Products that one copy computes one after the other, per inference.
  [[nodiscard]] double rounds() const;
};

struct Plan {
  std::vector<Placed> layers;
  Deployment deployment;
  Hardware hardware;  ///< of all chips
};

/// Throws as deploy() does.
[[nodiscard]] Plan plan(const Accelerator& accelerator, const Workload& workload);

/// Switches between two boards of a system of `chips` chips: up and down a full fat tree; 0 on one
/// board.
[[nodiscard]] double switches_passed(const Accelerator& accelerator, double chips);

/// Circuits of `chips` chips.
[[nodiscard]] Hardware hardware_of(const Accelerator& accelerator, double chips);

}  // namespace titania::accelerator::detail
