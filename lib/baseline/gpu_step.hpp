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

/// The GPU's constants under their names, wider where a fit is used for other work.
class Constants {
 public:
  Constants(const Gpu& gpu, WorkKind work) : gpu_(gpu), work_(work) {}

  [[nodiscard]] energy::Estimate operator()(const std::string& parameter,
                                            const energy::Figure& figure);

  /// Fitted constants that were used for other work than they were fitted to.
  [[nodiscard]] const std::vector<std::string>& foreign() const noexcept { return foreign_; }

 private:
  const Gpu& gpu_;
  WorkKind work_;
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

/// The format that the run says, or the narrowest of the GPU that holds the bits of the work.
[[nodiscard]] Precision precision_of(const Gpu& gpu, const GpuWork& work, const GpuRun& run);

[[nodiscard]] Step step_of(
    const Gpu& gpu, const GpuWork& work, const GpuRun& run, double gpus, Constants& constants);

}  // namespace titania::baseline::detail
