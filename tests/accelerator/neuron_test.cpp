#include <vector>

#include "support/catch.hpp"
#include "titania/accelerator/accelerator.hpp"
#include "titania/accelerator/inference.hpp"
#include "titania/io/accelerator.hpp"

using namespace titania;

namespace {

/// Events of one product that fills one array, with inputs of that many bits.
Activity product(accelerator::Accelerator chip, int input_bits) {
  chip.components.clear();
  Workload work;
  work.layers = {{.in_features = 256, .out_features = 128}};
  work.weight_bits = 4;
  work.activation_bits = input_bits;
  return accelerator::activities(chip, work).front().activity;
}

}  // namespace

TEST_CASE("a stepwise neuron takes the steps of its sketch") {
  // Input bits, then per neuron: initialisations, integrations, decisions.  By hand: above four
  // bits two segments, of 2+2, 3+2, 3+3 and 4+3 magnitude bits, the second one with fewer output
  // bits by those of the first.
  struct Row {
    int bits;
    double drives, samples, integrations, decisions;
  };
  const std::vector<Row> rows = {
      {1, 1, 1, 1, 3},     {2, 1, 1, 1, 4},         {3, 2, 1, 3, 5},      {4, 3, 1, 7, 6},
      {5, 4, 2, 6, 7 + 5}, {6, 5, 2, 7 + 3, 8 + 5}, {7, 6, 2, 14, 9 + 6}, {8, 7, 2, 15 + 7, 10 + 6},
  };
  const auto chip = io::accelerator("neurram");
  for (const auto& row : rows) {
    const Activity a = product(chip, row.bits);
    CAPTURE(row.bits);
    CHECK(a.dac_conversions == 256 * row.drives);
    CHECK(a.array_reads == row.drives);
    CHECK(a.samples == 256 * row.samples);
    CHECK(a.adc_conversions == 256 * row.samples);
    CHECK(a.integrations == 256 * row.integrations);
    CHECK(a.adc_steps == 256 * row.decisions);
    CHECK(a.register_bytes == (256 * row.bits + 128 * (row.bits + 2)) / 8.0);
  }
}

TEST_CASE("a neuron of long segments converts once") {
  auto chip = io::accelerator("neurram");
  chip.neuron->segment_bits = 16;
  const Activity a = product(chip, 6);
  CHECK(a.samples == 256);
  CHECK(a.integrations == 256 * 31);
  CHECK(a.adc_steps == 256 * 8);
}

TEST_CASE("reads that share the cells repeat conversions and time, not heat and drives") {
  auto chip = io::accelerator("ibm_64core");
  const auto once = accelerator::peak(chip);
  const Activity a = product(chip, 8);
  chip.reads_per_slice = 4;
  const auto four = accelerator::peak(chip);
  const Activity b = product(chip, 8);
  CHECK(b.adc_conversions == 4 * a.adc_conversions);
  CHECK(b.array_reads == 4 * a.array_reads);
  CHECK(b.cell_energy == a.cell_energy);
  CHECK(b.dac_conversions == a.dac_conversions);
  CHECK(four.operations == Approx(once.operations / 4).epsilon(1e-12));
}
