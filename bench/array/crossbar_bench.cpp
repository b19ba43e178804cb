// Reads with noise against reads without, and programming, on one thread.
#include <benchmark/benchmark.h>

#include "titania/array/crossbar.hpp"
#include "titania/core/execution.hpp"

namespace {

titania::Crossbar make(int n, double r) {
  titania::ArrayConfig config{.rows = n, .cols = n};
  config.wires = {.r_word_line = r, .r_bit_line = r};
  config.nonidealities = {titania::nonideality::ProgrammingError{},
                          titania::nonideality::ReadNoise{}};
  titania::Crossbar x(config, 1);
  x.program(titania::Matrix(n, n, 50e-6));
  return x;
}

void read(benchmark::State& state, double r, titania::NoiseMode noise) {
  const titania::ThreadLimit one(1);
  const auto x = make(static_cast<int>(state.range(0)), r);
  const titania::Matrix v(256, static_cast<std::size_t>(state.range(0)), 0.1);
  for (auto _ : state) {
    const auto i = x.read(v, {.index = 0, .noise = noise});
    benchmark::DoNotOptimize(i.data());
  }
  state.SetItemsProcessed(state.iterations() * 256);
}
BENCHMARK_CAPTURE(read, ideal_wires_quiet, 0.0, titania::NoiseMode::none)->Arg(64)->Arg(256);
BENCHMARK_CAPTURE(read, ideal_wires_noisy, 0.0, titania::NoiseMode::first_order)->Arg(64)->Arg(256);
BENCHMARK_CAPTURE(read, wires_quiet, 1.0, titania::NoiseMode::none)->Arg(64);
BENCHMARK_CAPTURE(read, wires_noisy, 1.0, titania::NoiseMode::first_order)->Arg(64);

void program(benchmark::State& state) {
  const titania::ThreadLimit one(1);
  const auto n = static_cast<std::size_t>(state.range(0));
  auto x = make(static_cast<int>(n), 0.0);
  const titania::Matrix g(n, n, 50e-6);
  for (auto _ : state) benchmark::DoNotOptimize(x.program(g));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(n * n));
}
BENCHMARK(program)->Arg(64)->Arg(256)->Arg(1024);

}  // namespace
