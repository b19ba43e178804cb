#include "circuit/cell_responses.hpp"

#include <algorithm>
#include <atomic>
#include <vector>

#include "circuit/relaxation.hpp"
#include "circuit/sweep.hpp"
#include "core/parallel.hpp"

namespace titania::circuit {

namespace {

constexpr int kSweeps = 200;
constexpr double kImbalance = 1e-15;  // A, of the 1 A injected

}  // namespace

std::optional<CellResponses> cell_responses(std::span<const double> g,
                                            const Segments& segments,
                                            std::span<const std::size_t> cells) {
  const std::size_t rows = segments.rows;
  const std::size_t cols = segments.cols;
  const PreparedLines lines = prepare_lines(g, segments);
  const std::vector<double> no_bit_voltage(cols, 0.0);
  CellResponses responses{Matrix(cells.size(), cols), Matrix(cells.size(), rows),
                          Matrix(cells.size(), cells.size())};
  std::atomic<bool> all_converged = true;

  const std::size_t width = cells.size() == 1 ? 1 : detail::kLanes;
  const double operations = kOperationsPerCell * static_cast<double>(g.size() * cells.size());
  detail::parallel_for((cells.size() + width - 1) / width, operations, [&](std::size_t pack) {
    const std::size_t first = pack * width;
    const std::size_t used = std::min(width, cells.size() - first);
    std::vector<double> injected(g.size() * width, 0.0);
    for (std::size_t lane = 0; lane < used; ++lane)
      injected[cells[first + lane] * width + lane] = 1;
    const std::vector<double> no_word_voltage(rows * width, 0.0);
    const Drives drives{no_word_voltage.data(), no_bit_voltage.data(), injected.data()};
    Relaxation state;
    state.start(lines, width);
    const auto is_enough = [&](std::size_t, const Balance& balance) {
      return balance.imbalance <= kImbalance + 0.1 * balance.rounding(lines);
    };
    sweep_until(lines, drives, state, used, kSweeps, is_enough,
                [&](std::size_t lane, int, const Balance&, bool reached) {
                  if (!reached) all_converged = false;
                  const std::size_t k = first + lane;
                  for (std::size_t at = 0; at < g.size(); ++at) {
                    const std::size_t place = at * width + lane;
                    const double current =
                        injected[place] - g[at] * (state.u[place] + state.b[place]);
                    responses.i_word_line(k, at / cols) += current;
                    responses.i_bit_line(k, at % cols) += current;
                  }
                  for (std::size_t l = 0; l < cells.size(); ++l) {
                    const std::size_t place = cells[l] * width + lane;
                    responses.v_cell(k, l) = state.u[place] + state.b[place];
                  }
                });
  });
  if (!all_converged) return std::nullopt;
  return responses;
}

}  // namespace titania::circuit
