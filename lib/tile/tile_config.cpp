#include "titania/tile/tile_config.hpp"

namespace titania {

ArrayConfig TileConfig::array(int array_rows, int array_cols) const {
  return {array_rows, array_cols, device, nonidealities, wires, write, method, t_read};
}

energy::Technology TileConfig::technology() const {
  energy::Technology t;
  t.node = node;
  t.adc_bits = adc.bits;
  t.adc_sample_rate = adc.sample_rate;
  t.adc_model = adc_model;
  t.dac_bits = dac.bits;
  t.t_read = t_read;
  t.v_read = v_read;
  t.cell_pitch = cell_pitch;
  return t;
}

void TileConfig::check(std::string_view path) const { array(rows, cols).check(path); }

}  // namespace titania
