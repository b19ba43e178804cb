#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>

#include "titania/core/matrix.hpp"
#include "titania/core/shape.hpp"

/// @file
/// What a layer is told of the network around it.

namespace titania::network {

/// Where a layer stands: what reaches it, and what is there besides.
struct Place {
  std::string path;               ///< "layers[2]", for errors
  std::span<const Shape> shapes;  ///< the network's input, then the output of every layer before

  /// What the layer before gives.
  [[nodiscard]] const Shape& input() const { return shapes.back(); }
};

/// A batch on its way through a layer.
struct Pass {
  Shape input = {};  ///< of one input
  /// Products (n, out) of vectors x (n, in) with the layer's matrix, in exact arithmetic or on its
  /// tile.
  std::function<Matrix(MatrixView x)> product = {};
  /// What the layer of that number gave, if this one named it in also().
  std::function<const Matrix&(std::size_t layer)> output = {};
};

}  // namespace titania::network
