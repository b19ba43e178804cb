#include "titania/mapping/events.hpp"

#include "support/catch.hpp"

using namespace titania;
using mapping::Coding;

namespace {

// Three blocks of 100 inputs by two of 10 outputs; 4 slices in pairs, 3 phases.
const mapping::Layout kLayout = {.in_features = 300,
                                 .out_features = 20,
                                 .rows = 128,
                                 .cols = 80,
                                 .format = {2, Coding::pair, 9, 6, 2}};

}  // namespace

TEST_CASE("the readout of a format converts every slice in every read") {
  CHECK(mapping::readout({}) == mapping::Readout{});
  CHECK(mapping::readout(kLayout.format) ==
        mapping::Readout{.reads = 3, .drives = 3, .conversions = 4 * 3});
  CHECK(mapping::readout(kLayout.format, 4) ==
        mapping::Readout{.reads = 12, .drives = 3, .conversions = 4 * 12});
}

TEST_CASE("the events of a product are those counted by hand") {
  const mapping::Readout readout = {
      .reads = 6, .drives = 3, .conversions = 24, .samples = 5, .integrations = 7, .adc_steps = 9};
  const Activity counted = mapping::events(kLayout, readout, 1e-7);
  CHECK(counted == Activity{.inputs = 1,
                            .sequential_reads = 6,
                            .array_reads = 6 * 6,
                            .read_time = 6e-7,
                            .dac_conversions = 300 * 2 * 3,
                            .adc_conversions = 20 * 3 * 24,
                            .additions = 20 * 2,
                            .multiplications = 20,
                            .buffer_bytes = 320 * 6 / 8.0,
                            .samples = 20 * 3 * 5,
                            .integrations = 20 * 3 * 7,
                            .adc_steps = 20 * 3 * 9,
                            .shift_adds = 20 * 3 * 23});
}
