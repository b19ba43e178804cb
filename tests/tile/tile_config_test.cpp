#include "titania/tile/tile_config.hpp"

#include "support/catch.hpp"
#include "titania/core/error.hpp"

using namespace titania;

TEST_CASE("a tile's config lays a matrix out in pairs of columns of its arrays") {
  TileConfig config;
  config.array.rows = 20;
  config.array.cols = 17;
  CHECK(config.layout(13, 45) == mapping::Layout{.in_features = 45,
                                                 .out_features = 13,
                                                 .rows = 20,
                                                 .cols = 17,
                                                 .format = {.coding = mapping::Coding::pair}});
  CHECK(config.layout(13, 45).outputs_per_array() == 8);
}

TEST_CASE("an array of a tile has room for a weight") {
  TileConfig config;
  config.array.cols = 1;
  CHECK_THROWS_WITH(validate(config), "TileConfig.cols: a weight needs 2 columns, an array has 1");
  config.array.cols = 2;
  CHECK_NOTHROW(validate(config));
}

TEST_CASE("what the energy model needs is the tile's own") {
  TileConfig config;
  config.array.t_read = 3e-7;
  config.v_read = 0.2;
  config.node = 28e-9;
  config.adc = {.bits = 6, .sample_rate = 2e8};
  config.adc_model = energy::AdcModel::isaac;
  config.dac.bits = 4;
  config.cell_pitch = 1e-7;
  CHECK(config.technology() == energy::Technology{.node = 28e-9,
                                                  .adc_bits = 6,
                                                  .adc_sample_rate = 2e8,
                                                  .adc_model = energy::AdcModel::isaac,
                                                  .dac_bits = 4,
                                                  .t_read = 3e-7,
                                                  .v_read = 0.2,
                                                  .cell_pitch = 1e-7});
}
