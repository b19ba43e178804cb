// A perceptron 784-256-10 on tiles, without and with read noise, against the same in exact
// arithmetic, on one thread.
#include <random>

#include <benchmark/benchmark.h>

#include "titania/core/execution.hpp"
#include "titania/io/preset.hpp"
#include "titania/network/network.hpp"

namespace {

constexpr std::size_t kBatch = 256;

titania::Matrix random_matrix(std::size_t rows, std::size_t cols) {
  std::mt19937_64 engine(1);
  std::uniform_real_distribution<double> uniform(-1, 1);
  titania::Matrix m(rows, cols);
  for (double& x : m.values()) x = uniform(engine);
  return m;
}

titania::Network make(std::vector<titania::nonideality::Effect> effects) {
  titania::TileConfig config = titania::io::preset("ideal");
  config.dac.bits = 8;
  config.adc.bits = 8;
  config.nonidealities = std::move(effects);
  titania::Network network({titania::Linear{random_matrix(256, 784), std::vector(256, 0.1)},
                            titania::Relu{}, titania::Linear{random_matrix(10, 256), {}}},
                           config, 1);
  network.calibrate(random_matrix(kBatch, 784));
  return network;
}

void run(benchmark::State& state, const titania::Network& network, const auto& pass) {
  const titania::ThreadLimit one(1);
  const titania::Matrix x = random_matrix(kBatch, network.in_features());
  for (auto _ : state) {
    const auto y = pass(network, x);
    benchmark::DoNotOptimize(y.data());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kBatch));
}

void reference(benchmark::State& state) {
  run(state, make({}), [](const auto& network, const auto& x) { return network.reference(x); });
}
BENCHMARK(reference);

void apply(benchmark::State& state, const std::vector<titania::nonideality::Effect>& effects) {
  run(state, make(effects),
      [](const auto& network, const auto& x) { return network.apply(x, {.index = 0}); });
}
BENCHMARK_CAPTURE(apply, quiet, {});
BENCHMARK_CAPTURE(apply, noisy, {titania::nonideality::ReadNoise{}});

void measure(benchmark::State& state) {
  run(state, make({titania::nonideality::ReadNoise{}}),
      [](const auto& network, const auto& x) { return network.measure(x, {.index = 0}).outputs; });
}
BENCHMARK(measure);

}  // namespace
