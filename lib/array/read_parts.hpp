#pragma once

#include <algorithm>
#include <cmath>
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

/// What one input takes from its sources while it is read.
struct Drawn {
  circuit::Heat heat;
  double current = 0;  ///< A, into the array at some lines and out of it at others
};

/// What some inputs of a batch take, to be filled by a read.
struct DrawnBySome {
  std::span<const std::size_t> inputs;  ///< in rising order
  std::vector<Drawn> values;            ///< one per such input
};

inline circuit::Heat heat_of(const circuit::Power& power) {
  return {power.cells, power.wires + power.terminals};
}

/// What goes in goes out, so half of all that passes the terminals goes through.
inline double current_through(const circuit::Solution& solution, std::size_t input) {
  double sum = 0;
  for (const double i : solution.i_word_line.row(input)) sum += std::fabs(i);
  for (const double i : solution.i_bit_line.row(input)) sum += std::fabs(i);
  return sum / 2;
}

/// Of every input of a solution with word-line currents and power.
inline std::vector<Drawn> drawn_by(const circuit::Solution& solution) {
  std::vector<Drawn> drawn;
  for (std::size_t k = 0; k < solution.power.size(); ++k) {
    drawn.push_back({heat_of(solution.power[k]), current_through(solution, k)});
  }
  return drawn;
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

/// Solves v by solve(part, inputs, outputs), with power and word lines for those inputs of which it
/// is wanted.
Matrix solved_in_parts(MatrixView v, std::size_t cols, DrawnBySome* drawn, const auto& solve) {
  const auto outputs = [](bool wanted) {
    return circuit::SolveOutputs{.power = wanted, .i_word_line = wanted};
  };
  if (!drawn || drawn->inputs.size() == v.rows()) {
    auto solution = solve(v, all_of(v), outputs(drawn != nullptr));
    if (drawn) drawn->values = drawn_by(solution);
    return std::move(solution.i_bit_line);
  }
  std::vector<std::size_t> rest;
  std::ranges::set_difference(all_of(v), drawn->inputs, std::back_inserter(rest));
  Matrix currents(v.rows(), cols);
  for (const bool wanted : {true, false}) {
    const std::span<const std::size_t> inputs = wanted ? drawn->inputs : rest;
    const auto solution = solve(gathered(v, inputs), inputs, outputs(wanted));
    for (std::size_t k = 0; k < inputs.size(); ++k) {
      std::ranges::copy(solution.i_bit_line.row(k), currents.row(inputs[k]).begin());
    }
    if (wanted) drawn->values = drawn_by(solution);
  }
  return currents;
}

/// Solves each input of v by a network of its own, network(k).
Matrix solved_one_by_one(
    MatrixView v, std::size_t cols, double operations, DrawnBySome* drawn, const auto& network) {
  Matrix currents(v.rows(), cols);
  if (drawn) drawn->values.resize(drawn->inputs.size());
  detail::parallel_for(v.rows(), operations, [&](std::size_t k) {
    const bool wanted = drawn && std::ranges::binary_search(drawn->inputs, k);
    const auto solution = network(k).solve(v.rows(k, 1), {}, {}, {.power = wanted});
    std::ranges::copy(solution.i_bit_line.values(), currents.row(k).begin());
    if (!wanted) return;
    const auto place = std::ranges::lower_bound(drawn->inputs, k) - drawn->inputs.begin();
    drawn->values[static_cast<std::size_t>(place)] = drawn_by(solution).front();
  });
  return currents;
}

}  // namespace titania
