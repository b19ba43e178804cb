#include "circuit/response.hpp"

#include "circuit/blocks.hpp"
#include "circuit/direct.hpp"
#include "core/buffer.hpp"

namespace titania::circuit {

namespace {

using detail::Buffer;

// Sweeps after which relaxation is given up: a factorisation is cheaper then.
constexpr int kMaxSweeps = 500;

/// A matrix in row order cut into blocks.
Buffer in_blocks(std::span<const double> values, const BlockLayout& layout) {
  Buffer out(layout.size());
  out.clear();
  for (std::size_t i = 0; i < layout.rows; ++i) {
    layout.for_row(i,
                   [&](std::size_t j, std::size_t at) { out[at] = values[i * layout.cols + j]; });
  }
  return out;
}

/// By factorisation, where relaxation is too slow.
std::vector<double> direct_response(const LinearNetwork::Impl& network,
                                    std::span<const double> injected) {
  const Matrix& g = network.g();
  const Matrix no_sources(1, g.rows());
  const std::vector<double> grounds(g.cols(), 0.0);
  const Drops drops = solve_direct(g.values(), network.segments(), no_sources, grounds,
                                   {injected, 1, injected.size()});
  std::vector<double> i(g.cols(), 0.0);
  for (std::size_t k = 0; k < injected.size(); ++k) {
    const double across = -drops.u.values()[k] - drops.b.values()[k];
    i[k % g.cols()] += injected[k] + g.values()[k] * across;
  }
  return i;
}

}  // namespace

std::vector<double> response(const LinearNetwork::Impl& network,
                             std::span<const double> injected,
                             double tolerance,
                             Iteration* iteration) {
  const std::size_t cols = network.g().cols();
  std::vector<double> i(cols, 0.0);
  if (network.wires().ideal()) {  // every current stays on its own bit line
    for (std::size_t k = 0; k < injected.size(); ++k) i[k % cols] += injected[k];
    return i;
  }
  const BlockLayout& layout = network.relaxed().lines.layout;
  const Buffer blocks = in_blocks(injected, layout);
  const std::vector<double> sources(padded(layout.rows), 0.0);
  const std::vector<double> grounds(padded(layout.cols), 0.0);
  const auto result = iteration->run({sources.data(), grounds.data(), blocks.data()}, 0,
                                     {tolerance, /*is_relative=*/false, kMaxSweeps}, false);
  if (!result.reached) return direct_response(network, injected);
  std::ranges::copy(iteration->state().i_bit_line(), i.begin());
  return i;
}

}  // namespace titania::circuit
