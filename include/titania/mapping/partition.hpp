#pragma once

#include <cstddef>
#include <vector>

#include "titania/core/export.hpp"

namespace titania::mapping {

/// A rectangle of a weight matrix that fits one array.
struct Block {
  std::size_t first_input = 0;
  std::size_t inputs = 0;
  std::size_t first_output = 0;
  std::size_t outputs = 0;
  bool operator==(const Block&) const = default;
};

/// Cuts an (out, in) matrix into blocks of at most `max_inputs` x `max_outputs`, as equal as
/// possible, so that no array is left with a sliver.  Blocks of the same inputs come together.
[[nodiscard]] TITANIA_API std::vector<Block> partition(std::size_t inputs,
                                                       std::size_t outputs,
                                                       std::size_t max_inputs,
                                                       std::size_t max_outputs);

}  // namespace titania::mapping
