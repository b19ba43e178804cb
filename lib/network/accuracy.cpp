#include "titania/network/accuracy.hpp"

#include <algorithm>
#include <cmath>

#include "core/checks.hpp"
#include "titania/core/config.hpp"
#include "titania/core/error.hpp"

namespace titania {

using detail::shape_text;

double accuracy(MatrixView outputs, std::span<const std::int64_t> labels) {
  if (outputs.rows() != labels.size() || labels.empty()) {
    throw ShapeError("outputs has shape " + shape_text(outputs) +
                     " = (batch, classes) and labels (" + std::to_string(labels.size()) +
                     ",): need one label for every row, at least one");
  }
  detail::require_finite(outputs, "outputs");
  std::size_t right = 0;
  for (std::size_t k = 0; k < labels.size(); ++k) {
    if (labels[k] < 0 || static_cast<std::size_t>(labels[k]) >= outputs.cols()) {
      throw ArgumentError("labels[" + std::to_string(k) + "] = " + std::to_string(labels[k]) +
                          ": must be in [0, " + std::to_string(outputs.cols()) + ")");
    }
    const auto row = outputs.row(k);
    const auto best = std::max_element(row.begin(), row.end()) - row.begin();
    right += best == labels[k] ? 1 : 0;
  }
  return static_cast<double>(right) / static_cast<double>(labels.size());
}

ProductError product_error(MatrixView outputs, MatrixView reference) {
  if (outputs.rows() != reference.rows() || outputs.cols() != reference.cols() ||
      outputs.size() == 0) {
    throw ShapeError("outputs has shape " + shape_text(outputs) + ", expected that of reference, " +
                     shape_text(reference) + ", and not empty");
  }
  detail::require_finite(outputs, "outputs");
  detail::require_finite(reference, "reference");
  double error = 0;
  double signal = 0;
  for (std::size_t k = 0; k < outputs.size(); ++k) {
    const double d = outputs.values()[k] - reference.values()[k];
    error += d * d;
    signal += reference.values()[k] * reference.values()[k];
  }
  const auto [low, high] = std::ranges::minmax_element(reference.values());
  const double rms = std::sqrt(error / static_cast<double>(outputs.size()));
  ProductError result;
  result.nrms = signal > 0 ? std::sqrt(error / signal) : (error > 0 ? inf : 0);
  result.effective_bits = rms > 0 ? std::log2((*high - *low) / (std::sqrt(12.0) * rms)) : inf;
  return result;
}

}  // namespace titania
