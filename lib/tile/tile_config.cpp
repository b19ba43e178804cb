#include "titania/tile/tile_config.hpp"

namespace titania {

energy::Technology TileConfig::technology() const {
  energy::Technology t;
  t.node = node;
  t.adc_bits = adc.bits;
  t.adc_sample_rate = adc.sample_rate;
  t.adc_model = adc_model;
  t.dac_bits = dac.bits;
  t.t_read = array.t_read;
  t.v_read = v_read;
  t.cell_pitch = cell_pitch;
  return t;
}

void TileConfig::check(std::string_view path) const {
  constexpr Bounds pairs = closed(2, 65536);
  if (!pairs.contains(array.cols)) {
    detail::throw_out_of_range(detail::join(path, "cols"), array.cols, "", pairs);
  }
}

}  // namespace titania
