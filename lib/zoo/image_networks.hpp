#pragma once

#include <optional>
#include <string>
#include <vector>

#include "titania/core/workload.hpp"

namespace titania::zoo {

/// A network that is built layer by layer, and what is known of it.
struct BuiltNetwork {
  Workload workload;
  std::optional<double> published_parameters;
  std::string published_source;
};

/// Perceptrons and image networks.
[[nodiscard]] const std::vector<BuiltNetwork>& built_networks();

}  // namespace titania::zoo
