// Sinh cells and cells behind selectors against linear cells in the same array, per input of a
// batch, in one run.  G uniform in 1..100 uS, 1 ohm segments, one thread.
#include <random>

#include <benchmark/benchmark.h>

#include "titania/circuit/nonlinear.hpp"
#include "titania/core/execution.hpp"

namespace {

using namespace titania::circuit;

constexpr std::size_t kBatch = 32;

titania::Matrix random_matrix(std::size_t rows, std::size_t cols, double low, double high) {
  std::mt19937_64 engine(1);
  std::uniform_real_distribution<double> uniform(low, high);
  titania::Matrix m(rows, cols);
  for (double& x : m.values()) x = uniform(engine);
  return m;
}

void cells(benchmark::State& state, const Cell& cell, double v_high) {
  const titania::ThreadLimit one(1);
  const auto n = static_cast<std::size_t>(state.range(0));
  const titania::Wires wires{.r_word_line = 1.0, .r_bit_line = 1.0};
  const NonlinearNetwork network(random_matrix(n, n, 1e-6, 100e-6), wires, cell);
  const auto v = random_matrix(kBatch, n, 0, v_high);
  int iterations = 0;
  for (auto _ : state) {
    const auto s = network.solve(v);
    iterations = s.report.iterations;
    benchmark::DoNotOptimize(s.i_bit_line.data());
  }
  state.counters["sweeps"] = iterations;
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kBatch));
}

const OneSelectorOneResistor kSteep{Linear{}, 1e-15, 0.025};

BENCHMARK_CAPTURE(cells, linear, Linear{}, 0.2)
    ->Arg(64)
    ->Arg(128)
    ->Arg(256)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(cells, sinh_500mV, Sinh{0.5}, 0.2)
    ->Arg(64)
    ->Arg(128)
    ->Arg(256)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(cells, sinh_250mV, Sinh{0.25}, 0.2)
    ->Arg(64)
    ->Arg(128)
    ->Arg(256)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(cells, steep_selector, kSteep, 1.0)
    ->Arg(64)
    ->Arg(128)
    ->Unit(benchmark::kMicrosecond);

}  // namespace
