#include "titania/tile/tile_config.hpp"

namespace titania {

mapping::Layout TileConfig::layout(std::size_t out_features, std::size_t in_features) const {
  return {.in_features = static_cast<std::int64_t>(in_features),
          .out_features = static_cast<std::int64_t>(out_features),
          .rows = array.rows,
          .cols = array.cols,
          .format = mapping.format()};
}

energy::Technology TileConfig::technology() const {
  energy::Technology t;
  t.node = node;
  t.adc_bits = adc.bits;
  t.adc_sample_rate = adc.sample_rate;
  t.adc_model = adc_model;
  t.dac_bits = dac.bits;
  t.unipolar = dac.unipolar;
  t.driver = driver;
  t.t_read = array.t_read;
  t.v_read = v_read;
  t.cell_pitch = cell_pitch;
  return t;
}

void TileConfig::check(std::string_view path) const { layout(1, 1).check(path); }

}  // namespace titania
