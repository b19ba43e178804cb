// A two-layer network on TiO2 crossbars: how far off its outputs are, what an inference costs, and
// what the same inference costs on two GPUs.  Weights and inputs are synthetic and seeded, so the
// figures say nothing about a task; they show what is counted.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <variant>
#include <vector>

#include <titania/titania.hpp>

namespace {

using titania::Matrix;

constexpr std::uint64_t kSeed = 7;

// Three digits with an SI prefix: "6.49 pJ".
std::string joules(double energy) { return titania::engineering(energy, "J"); }

// Weights (out, in) as torch initialises a Linear: uniform in +-1 / sqrt(in).
Matrix random_weights(std::size_t out, std::size_t in, std::uint64_t layer) {
  Matrix weight(out, in);
  titania::RandomStream(kSeed, "weights").uniform(weight.values(), layer);
  for (double& w : weight.values()) w = (2 * w - 1) / std::sqrt(static_cast<double>(in));
  return weight;
}

// Inputs (batch, in) like activations behind a ReLU: half of them are zero.
Matrix random_inputs(std::size_t batch, std::size_t in, std::uint64_t draw) {
  Matrix x(batch, in);
  titania::RandomStream(kSeed, "inputs").normal(x.values(), draw);
  for (double& value : x.values()) value = std::max(0.0, value);
  return x;
}

// A network written to a chip, with the ranges of its converters set from typical inputs.
titania::Network make_chip(const std::vector<titania::Layer>& layers,
                           const titania::TileConfig& config) {
  titania::Network chip(layers, config, kSeed, "TiO2 crossbars");
  chip.calibrate(random_inputs(256, chip.in_features(), 0));
  return chip;
}

// Error of all outputs, root mean square, over that of the exact outputs.
double print_error(const char* label, const titania::Network& chip, const Matrix& x) {
  const auto error = titania::product_error(chip.apply(x, {.index = 0}), chip.reference(x));
  std::printf("  %-33s%5.1f %% rms, as good as %.1f ideal bits\n", label, 100 * error.nrms,
              error.effective_bits);
  return error.nrms;
}

/// Each GPU at its best batch, and at the boundary at which its figures were obtained.  The
/// crossbar is extended to that boundary: it pays for off-chip traffic and power conversion too.
void print_comparison(const titania::energy::EnergyReport& report,
                      const titania::Workload& work,
                      const titania::ProgramActivity& written) {
  std::vector<titania::energy::EnergyReport> gpus;
  for (const char* name : {"h100-sxm", "agx-orin"}) {
    const titania::baseline::Gpu& gpu = titania::baseline::gpu(name);
    const double batch = titania::baseline::saturated_batch(gpu, work);
    gpus.push_back(titania::baseline::gpu_inference(gpu, work, {.batch = batch}));
  }
  std::printf("%s\n", titania::comparison::table(report, gpus, work).c_str());
  for (const auto& gpu : gpus) {
    const titania::comparison::Versus versus = titania::comparison::versus(report, gpu, work);
    std::printf("%s  Writing is paid back after %.1e inferences.\n\n",
                titania::comparison::verdict(versus).c_str(), versus.payback(written));
  }
}

void run() {
  const std::vector<titania::Layer> layers{titania::Linear{random_weights(64, 256, 0), {}},
                                           titania::Relu{},
                                           titania::Linear{random_weights(10, 64, 1), {}}};

  // The preset: TiO2-x cells of 10 to 100 uS, 2.5 ohm per wire segment, programming error, stuck
  // cells, drift, 1 % read noise, 8-bit converters, 65 nm CMOS; docs/explanation/limits.md says
  // which of these are choices.  Arrays of 64 x 64 lose less in their wires than the preset's
  // 128 x 128, and need more converters.
  titania::TileConfig config = titania::io::preset("tio2_passive");
  config.array.rows = config.array.cols = 64;
  const titania::Network chip = make_chip(layers, config);
  const titania::Workload work = chip.workload();
  const titania::ProgramActivity written = chip.last_program();
  std::printf("256-64-10 network, %.0f MAC per inference (1 MAC = 2 operations)\n", work.macs());
  std::printf("%.0f cells on %.0f arrays, written one by one in %.0f min with %s (%s to %s)\n\n",
              written.cells, chip.hardware().arrays, written.time / 60,
              joules(written.energy).c_str(), joules(written.energy_low).c_str(),
              joules(written.energy_high).c_str());

  const Matrix x = random_inputs(1000, chip.in_features(), 1);
  std::printf("Error of the outputs against exact arithmetic, %zu inputs:\n", x.rows());
  const double nrms = print_error("as configured", chip, x);
  titania::TileConfig better = config;
  std::erase_if(better.array.nonidealities, [](const titania::nonideality::Effect& effect) {
    return std::holds_alternative<titania::nonideality::StuckCells>(effect);
  });
  print_error("without stuck cells", make_chip(layers, better), x);
  better.array.wires = {};  // 0 ohm
  print_error("without stuck cells, ideal wires", make_chip(layers, better), x);

  // The percentiles cover the ranges of the component figures, not the spread from chip to chip.
  const titania::energy::EnergyReport report = chip.measure(x, {.index = 0}).report;
  std::printf("\n%sper MAC: %s\n\n", report.to_text().c_str(),
              joules(report.energy() / work.macs()).c_str());

  print_comparison(report, work, written);
  std::printf(
      "The quality is not equal: the GPUs compute in INT8, and these crossbars are off by "
      "%.0f %%.\n",
      100 * nrms);
}

}  // namespace

int main() {
  try {
    run();
    return EXIT_SUCCESS;
  } catch (const std::exception& error) {  // titania::ArgumentError, ...
    std::fprintf(stderr, "energy_comparison: %s\n", error.what());
    return EXIT_FAILURE;
  }
}
