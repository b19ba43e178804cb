#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "titania/comparison/comparison.hpp"
#include "titania/core/export.hpp"

/// @file
/// What a comparison would be with a crossbar built otherwise.  Constants have ranges, and
/// percentiles go over them; the structure is a choice, has no distribution, and is gone through.

namespace titania::comparison {

/// One number of the accelerator, or its kind of driver, chosen otherwise.
struct Choice {
  std::string field;
  std::string chosen;  ///< what the accelerator has
  std::string value;   ///< what it could have
  std::string source;
  double ratio = 0;    ///< baseline's energy over the crossbar's, with that
  bool turns = false;  ///< the other side wins then
};

/// All alternatives of the accelerator, each alone, the kinds of driver included.  What cannot run
/// the workload is left out.  Throws ArgumentError for a point or baseline that is none.
[[nodiscard]] TITANIA_API std::vector<Choice> choices(const Comparison& comparison,
                                                      std::size_t point,
                                                      std::size_t baseline = 0);

/// The ratio over all combinations of the alternatives.
struct ChoiceRange {
  double low = 0;
  double high = 0;
  std::vector<std::string> at_low;   ///< "vector_lanes = 16", of what differs from the accelerator
  std::vector<std::string> at_high;  ///< the same
  std::size_t combinations = 0;      ///< that were gone through, the accelerator's own included
  std::size_t left_out = 0;          ///< that cannot run the workload
};

/// Throws ArgumentError as choices() does, and for more than 4096 combinations.
[[nodiscard]] TITANIA_API ChoiceRange choice_range(const Comparison& comparison,
                                                   std::size_t point,
                                                   std::size_t baseline = 0);

}  // namespace titania::comparison
