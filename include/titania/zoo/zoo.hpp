#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "titania/core/config.hpp"
#include "titania/core/export.hpp"
#include "titania/core/workload.hpp"
#include "titania/zoo/language_model.hpp"

/// @file
/// Well-known networks as workloads: language models by their hyper-parameters, image networks and
/// perceptrons layer by layer.

namespace titania::zoo {

/// What is known of a workload of the zoo.
struct WorkloadFacts {
  static constexpr const char* type_name = "WorkloadFacts";
  std::string name = "";
  std::string unit = "";
  double parameters = 0;
  std::optional<double> published_parameters = {};
  std::string published_source = "";
  std::optional<std::int64_t> positions = {};
  bool rumour = false;
  std::string source = "";
  bool operator==(const WorkloadFacts&) const = default;
};

/// Names of all workloads: perceptrons, image networks, language models.
[[nodiscard]] TITANIA_API std::vector<std::string> workload_names();

/// What is known of all of them, in the same order.
[[nodiscard]] TITANIA_API const std::vector<WorkloadFacts>& workload_facts();

/// The workload of that name.  Throws ArgumentError for an unknown name, with near ones, or for an
/// option that this workload does not have.
[[nodiscard]] TITANIA_API Workload workload(std::string_view model,
                                            const WorkloadOptions& options = {});

}  // namespace titania::zoo

namespace titania {

template <>
inline constexpr auto fields<zoo::WorkloadFacts> = [] {
  using T = zoo::WorkloadFacts;
  return std::tuple{
      field("name", &T::name, "", any_value, "Name."),
      field("unit", &T::unit, "", any_value, "What one inference is, if no phase is given."),
      field("parameters", &T::parameters, "", closed(0, inf), "Parameters counted here."),
      field("published_parameters", &T::published_parameters, "", closed(1, inf),
            "Parameters of the published network; none: nobody says."),
      field("published_source", &T::published_source, "", any_value, "Who counted them."),
      field("positions", &T::positions, "", closed(1, 1e9), "Longest context of a language model."),
      field("rumour", &T::rumour, "", any_value, "The shape is not published."),
      field("source", &T::source, "", any_value, "Where the shape comes from."),
  };
}();

}  // namespace titania
