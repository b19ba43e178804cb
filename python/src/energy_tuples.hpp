#pragma once

#include <string>
#include <tuple>
#include <vector>

#include <pybind11/stl.h>

#include "titania/energy/report.hpp"

/// @file
/// Small results of energy as the tuples that Python gets.

namespace titania::python {

/// (5 %, 50 %, 95 %).
inline std::tuple<double, double, double> to_tuple(const energy::Percentiles& p) {
  return {p.p5, p.p50, p.p95};
}

/// (constant, low, high) of each.
inline std::vector<std::tuple<std::string, double, double>> to_tuples(
    const std::vector<energy::Sensitivity>& list) {
  std::vector<std::tuple<std::string, double, double>> tuples;
  for (const auto& s : list) tuples.emplace_back(s.constant, s.low, s.high);
  return tuples;
}

}  // namespace titania::python
