#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

#include "titania/accelerator/accelerator.hpp"
#include "titania/accelerator/inference.hpp"
#include "titania/baseline/digital_unit.hpp"
#include "titania/baseline/gpu.hpp"
#include "titania/core/config.hpp"
#include "titania/core/export.hpp"
#include "titania/core/workload.hpp"
#include "titania/energy/report.hpp"
#include "titania/energy/site.hpp"

namespace titania::compare {

/// What a crossbar is held against.
using Baseline = std::variant<baseline::Gpu, baseline::DigitalUnit>;

/// Under which conditions both sides are compared.
struct TITANIA_API Conditions {
  static constexpr const char* type_name = "Conditions";
  std::vector<double> batches = {1, 8, 64, 512};
  energy::Boundary boundary = energy::Boundary::wall;
  double duty = 1;
  double lifetime = 3 * 365.25 * 86400;
  std::optional<double> refresh_period = {};
  double latency_bound = 0.1;
  energy::Site site = {};

  void check(std::string_view path) const;
  bool operator==(const Conditions&) const = default;
};

/// Both sides at one batch.
struct Point {
  double batch = 1;
  accelerator::Inference crossbar;
  std::vector<energy::EnergyReport> baselines;  ///< in the order of Comparison::baselines
};

/// One workload on a crossbar accelerator and on its competitors, at one boundary, over a range of
/// batches.
class TITANIA_API Comparison {
 public:
  /// Throws ArgumentError or ConfigError for conditions without batches, an empty list of
  /// baselines, a workload that one side cannot run.
  Comparison(Workload workload,
             accelerator::Accelerator accelerator,
             std::vector<Baseline> baselines,
             Conditions conditions = {});

  [[nodiscard]] const Workload& workload() const noexcept { return workload_; }
  [[nodiscard]] const accelerator::Accelerator& accelerator() const noexcept {
    return accelerator_;
  }
  [[nodiscard]] const std::vector<Baseline>& baselines() const noexcept { return baselines_; }
  [[nodiscard]] const Conditions& conditions() const noexcept { return conditions_; }
  [[nodiscard]] const std::vector<Point>& points() const noexcept { return points_; }

  /// Baseline's energy per inference over the crossbar's at a batch; below 1 the crossbar loses.
  [[nodiscard]] double ratio(std::size_t point, std::size_t baseline = 0) const;
  /// Its percentiles; a constant that both sides share moves both.
  [[nodiscard]] energy::Percentiles ratio_percentiles(std::size_t point,
                                                      std::size_t baseline = 0,
                                                      std::uint64_t seed = 0,
                                                      std::size_t draws = 1000) const;
  /// The constants that decide the ratio.
  [[nodiscard]] std::vector<energy::Sensitivity> decisive(std::size_t point,
                                                          std::size_t baseline = 0,
                                                          std::size_t count = 3) const;
  /// Both sides at another batch, same conditions.
  [[nodiscard]] Point at(double batch) const;

  /// All of it for people: the batch curve of both sides, what the energy is spent on, what
  /// decides.
  [[nodiscard]] std::string to_text() const;

 private:
  Workload workload_;
  accelerator::Accelerator accelerator_;
  std::vector<Baseline> baselines_;
  Conditions conditions_;
  std::vector<Point> points_;
};

/// Name of a baseline: a GPU's key, or "digital-unit".
[[nodiscard]] TITANIA_API std::string name_of_baseline(const Baseline& baseline);

/// A GPU at the batches that papers choose from (docs/explanation/comparison.md): one at a time;
/// the largest batch whose step stays within the latency bound; the batch beyond which nothing is
/// saved. Each beside the crossbar at the same batch.
struct OperatingPoint {
  std::string name;
  Point point;
};
[[nodiscard]] TITANIA_API std::vector<OperatingPoint> operating_points(
    const Comparison& comparison);

/// One question that a reader of a comparison has, and its answer here.
struct ChecklistItem {
  std::string question;
  std::string answer;
};

/// The checklist of a fair comparison, filled in for the point and its first baseline.
[[nodiscard]] TITANIA_API std::vector<ChecklistItem> checklist(const Comparison& comparison,
                                                               std::size_t point);

/// One sentence that says who wins at a batch, by how much, and what decides it.
[[nodiscard]] TITANIA_API std::string verdict(const Comparison& comparison,
                                              std::size_t point,
                                              std::size_t baseline = 0);

}  // namespace titania::compare

namespace titania {

template <>
inline constexpr auto fields<compare::Conditions> = [] {
  using T = compare::Conditions;
  return std::tuple{
      field("batches", &T::batches, "", closed(1, 1e9), "Inferences under way together."),
      field("boundary", &T::boundary, "", any_value, "What both figures include."),
      field("duty", &T::duty, "", left_open(0, 1), "Share of the time with work; the rest is idle.",
            "[choice]"),
      field("lifetime", &T::lifetime, "s", left_open(0, inf),
            "Time over which writing the weights is shared out.", "[choice] 3 years"),
      field("refresh_period", &T::refresh_period, "s", left_open(0, inf),
            "Time after which drift asks for new writing.  None: never."),
      field("latency_bound", &T::latency_bound, "s", left_open(0, inf),
            "Longest step of the baseline at its latency-bound batch.", "[choice]"),
      field("site", &T::site, "", any_value, "Losses between chip and power plant."),
  };
}();

}  // namespace titania
