// A point of a comparison against the inference it holds, and the percentiles of its ratio.
#include <benchmark/benchmark.h>

#include "titania/comparison/break_even.hpp"
#include "titania/comparison/comparison.hpp"
#include "titania/core/execution.hpp"
#include "titania/io/accelerator.hpp"
#include "titania/zoo/zoo.hpp"

namespace {

using titania::comparison::Comparison;

const titania::Workload& llama() {
  static const titania::Workload workload = titania::zoo::workload("llama-2-70b");
  return workload;
}

Comparison compare(const std::vector<double>& batches) {
  return {llama(),
          titania::io::accelerator("tio2_edge"),
          {titania::baseline::gpu("h100-sxm")},
          batches};
}

void crossbar_inference(benchmark::State& state) {
  const auto chip = titania::io::accelerator("tio2_edge");
  for (auto _ : state) {
    benchmark::DoNotOptimize(titania::accelerator::inference(chip, llama(), {.batch = 8}));
  }
}
BENCHMARK(crossbar_inference);

/// The argument is the number of points.
void points(benchmark::State& state) {
  const std::vector<double> batches(static_cast<std::size_t>(state.range(0)), 8);
  for (auto _ : state) benchmark::DoNotOptimize(compare(batches));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(points)->Arg(1)->Arg(16);

/// The argument is the number of draws.
void percentiles(benchmark::State& state) {
  const titania::ThreadLimit one(1);
  const Comparison comparison = compare({8});
  const auto draws = static_cast<std::size_t>(state.range(0));
  for (auto _ : state) {
    benchmark::DoNotOptimize(comparison.ratio_percentiles(0, 0, 0, draws));
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(percentiles)->Arg(1000);

}  // namespace
