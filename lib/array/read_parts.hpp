#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <numeric>
#include <span>
#include <vector>

#include "circuit/heat_forms.hpp"
#include "core/parallel.hpp"
#include "titania/circuit/solve.hpp"
#include "titania/core/matrix.hpp"

/// @file
/// What reads by any law share.

namespace titania {

/// The heat of some inputs of a batch, to be filled by a read.
struct HeatOfSome {
  std::span<const std::size_t> inputs;  ///< in rising order
  std::vector<circuit::Heat> values;    ///< W, one per such input
};

inline circuit::Heat heat_of(const circuit::Power& power) {
  return {power.cells, power.wires + power.terminals};
}

inline std::vector<circuit::Heat> heat_of(const std::vector<circuit::Power>& power) {
  std::vector<circuit::Heat> heat;
  for (const auto& p : power) heat.push_back(heat_of(p));
  return heat;
}

inline std::vector<std::size_t> all_of(MatrixView v) {
  std::vector<std::size_t> inputs(v.rows());
  std::iota(inputs.begin(), inputs.end(), std::size_t{0});
  return inputs;
}

/// Some inputs of v, side by side.
inline Matrix gathered(MatrixView v, std::span<const std::size_t> inputs) {
  Matrix out(inputs.size(), v.cols());
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    std::ranges::copy(v.row(inputs[k]), out.row(k).begin());
  }
  return out;
}

/// Solves v by solve(part, inputs, power), with power for those inputs whose heat is wanted.
Matrix solved_in_parts(MatrixView v, std::size_t cols, HeatOfSome* heat, const auto& solve) {
  if (!heat || heat->inputs.size() == v.rows()) {
    auto solution = solve(v, all_of(v), heat != nullptr);
    if (heat) heat->values = heat_of(solution.power);
    return std::move(solution.i_bit_line);
  }
  std::vector<std::size_t> rest;
  std::ranges::set_difference(all_of(v), heat->inputs, std::back_inserter(rest));
  Matrix currents(v.rows(), cols);
  for (const bool hot : {true, false}) {
    const std::span<const std::size_t> inputs = hot ? heat->inputs : rest;
    const auto solution = solve(gathered(v, inputs), inputs, hot);
    for (std::size_t k = 0; k < inputs.size(); ++k) {
      std::ranges::copy(solution.i_bit_line.row(k), currents.row(inputs[k]).begin());
    }
    if (hot) heat->values = heat_of(solution.power);
  }
  return currents;
}

/// Solves each input of v by a network of its own, network(k).
Matrix solved_one_by_one(
    MatrixView v, std::size_t cols, double operations, HeatOfSome* heat, const auto& network) {
  Matrix currents(v.rows(), cols);
  if (heat) heat->values.resize(heat->inputs.size());
  detail::parallel_for(v.rows(), operations, [&](std::size_t k) {
    const bool hot = heat && std::ranges::binary_search(heat->inputs, k);
    const auto solution = network(k).solve(v.rows(k, 1), {}, {}, {.power = hot});
    std::ranges::copy(solution.i_bit_line.values(), currents.row(k).begin());
    if (!hot) return;
    const auto place = std::ranges::lower_bound(heat->inputs, k) - heat->inputs.begin();
    heat->values[static_cast<std::size_t>(place)] = heat_of(solution.power[0]);
  });
  return currents;
}

}  // namespace titania
