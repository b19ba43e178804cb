// Normal draws: the library's against the standard library's, on one thread.
#include <random>
#include <vector>

#include <benchmark/benchmark.h>

#include "titania/core/random.hpp"

namespace {

constexpr std::size_t kCount = 1 << 16;

void library_normal(benchmark::State& state) {
  const titania::RandomStream stream(1, "bench");
  std::vector<double> z(kCount);
  std::uint64_t event = 0;
  for (auto _ : state) {
    stream.normal(z, event++);
    benchmark::DoNotOptimize(z.data());
  }
  state.SetItemsProcessed(state.iterations() * kCount);
}
BENCHMARK(library_normal);

void standard_normal(benchmark::State& state) {
  std::mt19937_64 engine(1);
  std::normal_distribution<double> normal;
  std::vector<double> z(kCount);
  for (auto _ : state) {
    for (double& x : z) x = normal(engine);
    benchmark::DoNotOptimize(z.data());
  }
  state.SetItemsProcessed(state.iterations() * kCount);
}
BENCHMARK(standard_normal);

}  // namespace
