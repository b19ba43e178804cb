// An exact solve with wire resistance against the sparse factorisation and against the product that
// ideal wires would need.  G uniform in 1..100 uS, 1 ohm segments, set-up included, one thread.
#include <random>

#include <benchmark/benchmark.h>

#include "titania/circuit/solve.hpp"
#include "titania/core/execution.hpp"

namespace {

using titania::circuit::Method;

titania::Matrix random_matrix(std::size_t rows, std::size_t cols, double low, double high) {
  std::mt19937_64 engine(1);
  std::uniform_real_distribution<double> uniform(low, high);
  titania::Matrix m(rows, cols);
  for (double& x : m.values()) x = uniform(engine);
  return m;
}

void solve(benchmark::State& state, Method method, double r) {
  const titania::ThreadLimit one(1);
  const auto n = static_cast<std::size_t>(state.range(0));
  const auto batch = static_cast<std::size_t>(state.range(1));
  const auto g = random_matrix(n, n, 1e-6, 100e-6);
  const auto v = random_matrix(batch, n, 0, 0.2);
  const titania::Wires wires{.r_word_line = r, .r_bit_line = r};
  int iterations = 0;
  for (auto _ : state) {
    const auto s = titania::circuit::solve(g, v, wires, {}, {method, 1e-10, 100000});
    iterations = s.report.iterations;
    benchmark::DoNotOptimize(s.i_bit_line.data());
  }
  state.counters["sweeps"] = iterations;
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(batch));
}

BENCHMARK_CAPTURE(solve, iterative, Method::iterative, 1.0)
    ->ArgsProduct({{64, 128, 256}, {1, 64}})
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(solve, direct, Method::direct, 1.0)
    ->ArgsProduct({{64, 128}, {1, 64}})
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(solve, ideal_product, Method::ideal, 0.0)
    ->ArgsProduct({{64, 128, 256}, {1, 64}})
    ->Unit(benchmark::kMicrosecond);

}  // namespace
