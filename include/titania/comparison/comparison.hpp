#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "titania/accelerator/accelerator.hpp"
#include "titania/accelerator/inference.hpp"
#include "titania/baseline/digital_unit.hpp"
#include "titania/baseline/gpu.hpp"
#include "titania/core/export.hpp"
#include "titania/core/workload.hpp"
#include "titania/energy/limits.hpp"
#include "titania/energy/report.hpp"

namespace titania::comparison {

/// What a crossbar is held against.
using Baseline = std::variant<baseline::Gpu, baseline::DigitalUnit>;

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
  /// `conditions` hold for both sides; its batch is replaced by every one of `batches`.
  /// Throws ArgumentError for an empty list, a boundary inside a GPU, a workload that one side
  /// cannot run, or an accelerator that spends nothing, with the events it has no energy for.
  Comparison(Workload workload,
             accelerator::Accelerator accelerator,
             std::vector<Baseline> baselines,
             const std::vector<double>& batches,
             accelerator::Run conditions = {});

  [[nodiscard]] const Workload& workload() const noexcept { return workload_; }
  [[nodiscard]] const accelerator::Accelerator& accelerator() const noexcept {
    return accelerator_;
  }
  [[nodiscard]] const std::vector<Baseline>& baselines() const noexcept { return baselines_; }
  [[nodiscard]] const accelerator::Run& conditions() const noexcept { return conditions_; }
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

  /// One sentence that says who wins at a batch, by how much, and whether the ranges settle it.
  [[nodiscard]] std::string verdict(std::size_t point, std::size_t baseline = 0) const;

  /// All of it for people: the batch curve of both sides, what the energy is spent on, what
  /// decides.
  [[nodiscard]] std::string to_text() const;

 private:
  Workload workload_;
  accelerator::Accelerator accelerator_;
  std::vector<Baseline> baselines_;
  accelerator::Run conditions_;
  std::vector<Point> points_;
};

/// Name of a baseline: a GPU's key, or "digital-unit".
[[nodiscard]] TITANIA_API std::string name_of_baseline(const Baseline& baseline);

/// The baseline of that name.  Throws ArgumentError for an unknown one, with near names.
[[nodiscard]] TITANIA_API Baseline baseline_of_name(std::string_view name);

/// A GPU at the batches that papers choose from (docs/explanation/comparison.md): one at a time;
/// the largest batch whose step stays within the latency bound; the batch beyond which nothing is
/// saved. Each beside the crossbar at the same batch.
struct OperatingPoint {
  std::string name;
  Point point;
};
struct OperatingPoints {
  std::vector<OperatingPoint> points;
  std::vector<std::string> left_out;  ///< a sentence on each that one of the sides cannot run
};
[[nodiscard]] TITANIA_API OperatingPoints operating_points(const Comparison& comparison,
                                                           double latency_bound = 0.1);

/// One question that a reader of a comparison has, and its answer here.
struct ChecklistItem {
  std::string question;
  std::string answer;
};

/// The checklist of a fair comparison, filled in for the point and its first baseline.
[[nodiscard]] TITANIA_API std::vector<ChecklistItem> checklist(const Comparison& comparison,
                                                               std::size_t point);

/// What the crossbar's components spend at a point beside what physics asks of them at 300 K.
[[nodiscard]] TITANIA_API std::vector<energy::Floor> limits(const Comparison& comparison,
                                                            std::size_t point);

}  // namespace titania::comparison
