// The transfer matrix of a crossbar against the library's own product of matrices of the same size,
// and a changed cell against a fresh merge.  G uniform in 1..100 uS, 1 ohm segments.  The second
// argument is the number of threads.
#include <random>
#include <vector>

#include <benchmark/benchmark.h>

#include "titania/circuit/solve.hpp"
#include "titania/circuit/transfer.hpp"
#include "titania/core/execution.hpp"

namespace {

titania::Matrix random_square(std::size_t n, double low, double high) {
  std::mt19937_64 engine(1);
  std::uniform_real_distribution<double> uniform(low, high);
  titania::Matrix m(n, n);
  for (double& x : m.values()) x = uniform(engine);
  return m;
}

void transfer_matrix(benchmark::State& state) {
  const titania::ThreadLimit limit(static_cast<int>(state.range(1)));
  const auto g = random_square(static_cast<std::size_t>(state.range(0)), 1e-6, 100e-6);
  for (auto _ : state) {
    const titania::circuit::TransferMatrix t(g, {.r_word_line = 1.0, .r_bit_line = 1.0});
    benchmark::DoNotOptimize(t.matrix().data());
  }
}

void ideal_product(benchmark::State& state) {
  const titania::ThreadLimit limit(static_cast<int>(state.range(1)));
  const auto n = static_cast<std::size_t>(state.range(0));
  const titania::circuit::LinearNetwork network(random_square(n, 1e-6, 100e-6), {});
  const auto v = random_square(n, 0, 0.2);
  for (auto _ : state) {
    const auto s = network.solve(v);
    benchmark::DoNotOptimize(s.i_bit_line.data());
  }
}

void changed_cell(benchmark::State& state) {
  const titania::ThreadLimit limit(static_cast<int>(state.range(1)));
  const auto n = static_cast<std::size_t>(state.range(0));
  titania::circuit::TransferMatrix t(random_square(n, 1e-6, 100e-6),
                                     {.r_word_line = 1.0, .r_bit_line = 1.0});
  std::size_t k = 0;
  for (auto _ : state) {
    const double g = 10e-6 + 1e-6 * static_cast<double>(k % 83);
    t.update(std::vector<titania::circuit::CellChange>{{k * 7 % n, k * 11 % n, g}});
    ++k;
  }
}

/// One exact read of fresh conductances, to compare a changed cell with.
void single_read(benchmark::State& state) {
  const titania::ThreadLimit limit(static_cast<int>(state.range(1)));
  const auto n = static_cast<std::size_t>(state.range(0));
  const auto g = random_square(n, 1e-6, 100e-6);
  const titania::Matrix v(1, n, 0.1);
  for (auto _ : state) {
    const auto s = titania::circuit::solve(g, v, {.r_word_line = 1.0, .r_bit_line = 1.0}, {},
                                           {titania::circuit::Method::iterative});
    benchmark::DoNotOptimize(s.i_bit_line.data());
  }
}

BENCHMARK(transfer_matrix)
    ->ArgsProduct({{64, 128, 256, 512, 1024}, {1, 2, 4}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(ideal_product)
    ->ArgsProduct({{64, 128, 256, 512, 1024}, {1, 2, 4}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(changed_cell)
    ->ArgsProduct({{64, 256, 512}, {1}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(single_read)
    ->ArgsProduct({{64, 256, 512}, {1}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
