#pragma once

#include <string>
#include <vector>

#include "titania/baseline/gpu.hpp"
#include "titania/baseline/gpu_run.hpp"
#include "titania/energy/estimate.hpp"

/// @file
/// One step of a GPU: what a batch moves and computes, and what takes how long, as products of the
/// GPU's constants.

namespace titania::baseline::detail {

/// The constants of a GPU in one kind of work, under their names: those of its calibration, wider
/// where nothing was fitted to this work on this GPU.
class Constants {
 public:
  Constants(const Gpu& gpu, WorkKind work)
      : gpu_(gpu), work_(work), calibration_(gpu.calibration(work)) {}

  [[nodiscard]] WorkKind work() const noexcept { return work_; }
  [[nodiscard]] const Calibration& calibration() const noexcept { return calibration_; }
  /// Whether the software replays a graph, which hides the launches.
  [[nodiscard]] bool graph() const;

  /// What the calibration makes of a number format that the GPU has.
  [[nodiscard]] const Arithmetic& arithmetic(Precision precision) const;

  /// A constant of the chip.
  [[nodiscard]] energy::Estimate chip(const std::string& parameter,
                                      const energy::Figure& figure) const;
  /// A constant of the calibration.
  [[nodiscard]] energy::Estimate operator()(const std::string& parameter,
                                            const energy::Figure& figure);
  /// A constant of the calibration for a number format.
  [[nodiscard]] energy::Estimate of_format(const Arithmetic& format,
                                           const char* parameter,
                                           const energy::Figure& figure);

  /// Constants of the calibration that were used though nothing was fitted to this work.
  [[nodiscard]] const std::vector<std::string>& foreign() const noexcept { return foreign_; }

 private:
  [[nodiscard]] energy::Estimate named(const std::string& parameter,
                                       const energy::Figure& figure,
                                       bool foreign);

  const Gpu& gpu_;
  WorkKind work_;
  const Calibration& calibration_;
  std::vector<std::string> foreign_;
};

/// A part of a step: what is going on, and for how long.
struct Part {
  const char* item;
  energy::Estimate seconds;
};

/// A step of `batch` inferences.  The parts follow one another.
struct Step {
  energy::Estimate weight_bytes;
  energy::Estimate activation_bytes;
  energy::Estimate other_bytes;
  double operations = 0;
  std::vector<Part> parts;

  [[nodiscard]] double bytes() const;
  [[nodiscard]] double seconds() const;
};

/// The kind of work that the run says, or that the unit of the work suggests.
[[nodiscard]] WorkKind kind_of_work(const GpuWork& work, const GpuRun& run);

/// The format that the run says; or the narrowest of the GPU that holds the bits of the work,
/// unless the GPU is faster in a wider one.
[[nodiscard]] Precision precision_of(const Gpu& gpu, const GpuWork& work, const GpuRun& run);

[[nodiscard]] Step step_of(
    const Gpu& gpu, const GpuWork& work, const GpuRun& run, double gpus, Constants& constants);

}  // namespace titania::baseline::detail
