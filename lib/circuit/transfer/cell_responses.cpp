#include "circuit/transfer/cell_responses.hpp"

#include <atomic>
#include <vector>

#include "circuit/relaxation/iteration.hpp"
#include "core/parallel.hpp"

namespace titania::circuit {

namespace {

constexpr int kSweeps = 100;
constexpr double kMissing = 1e-15;  // A, of the 1 A injected
constexpr double kOperationsPerCell = 200;

}  // namespace

std::optional<CellResponses> cell_responses(const RelaxedNetwork& network,
                                            std::span<const std::size_t> injected,
                                            std::span<const std::size_t> watched) {
  const BlockLayout& layout = network.lines.layout;
  CellResponses responses{Matrix(injected.size(), layout.cols),
                          Matrix(injected.size(), layout.rows),
                          Matrix(injected.size(), watched.size())};
  const std::vector<double> sources(padded(layout.rows), 0.0);
  const std::vector<double> grounds(padded(layout.cols), 0.0);
  std::atomic<bool> all_converged = true;
  const double operations =
      kOperationsPerCell * static_cast<double>(layout.size() * injected.size());
  detail::parallel_for(injected.size(), operations, [&](std::size_t k) {
    const auto place = [&](std::size_t cell) {
      return layout.at(cell / layout.cols, cell % layout.cols);
    };
    Buffer currents(layout.size());
    currents.clear();
    currents[place(injected[k])] = 1;
    Iteration iteration(network);
    const auto result = iteration.run({sources.data(), grounds.data(), currents.data()}, 0,
                                      {kMissing, /*is_relative=*/false, kSweeps}, true);
    if (!result.reached) all_converged = false;
    const Relaxation& state = iteration.state();
    std::ranges::copy(state.i_word_line(), responses.i_word_line.row(k).begin());
    std::ranges::copy(state.i_bit_line(), responses.i_bit_line.row(k).begin());
    for (std::size_t l = 0; l < watched.size(); ++l) {
      responses.v_cell(k, l) = state.drop_and_rise(place(watched[l]));
    }
  });
  if (!all_converged) return std::nullopt;
  return responses;
}

}  // namespace titania::circuit
