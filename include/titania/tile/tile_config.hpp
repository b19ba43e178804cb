#pragma once

#include <cstddef>
#include <string_view>
#include <tuple>

#include "titania/array/crossbar.hpp"
#include "titania/core/config.hpp"
#include "titania/core/export.hpp"
#include "titania/energy/technology.hpp"
#include "titania/mapping/differential_pair.hpp"
#include "titania/mapping/layout.hpp"
#include "titania/periphery/adc.hpp"
#include "titania/periphery/dac.hpp"

namespace titania {

/// Everything that decides how well a matrix product works on crossbars, and what it costs.
struct TITANIA_API TileConfig {
  static constexpr const char* type_name = "TileConfig";
  ArrayConfig array = {};  ///< its largest array
  mapping::DifferentialPair mapping = {};
  periphery::Dac dac = {};
  periphery::Adc adc = {};
  double v_read = 0.1;
  energy::Driver driver = energy::Driver::linear;
  double node = 65e-9;
  energy::AdcModel adc_model = energy::AdcModel::survey;
  double cell_pitch = 600e-9;

  /// Where a matrix (out, in) lies in the arrays.
  [[nodiscard]] mapping::Layout layout(std::size_t out_features, std::size_t in_features) const;
  /// What the energy model needs to know.
  [[nodiscard]] energy::Technology technology() const;

  void check(std::string_view path) const;
  bool operator==(const TileConfig&) const = default;
};

template <>
inline constexpr auto fields<TileConfig> = [] {
  using T = TileConfig;
  return std::tuple{
      flattened(&T::array),
      field("mapping", &T::mapping, "", any_value, "How weights become conductances."),
      field("dac", &T::dac, "", any_value, "Word-line drivers."),
      field("adc", &T::adc, "", any_value, "Converters, one per output."),
      field("v_read", &T::v_read, "V", left_open(0, 10), "Voltage of the largest input.",
            "Prezioso 2015, Fahimi 2021: read at 0.1 V"),
      field("driver", &T::driver, "", any_value, "Where the word lines' current comes from.",
            "[choice]"),
      field("node", &T::node, "m", closed(7e-9, 130e-9), "CMOS node of the periphery.", "[choice]"),
      field("adc_model", &T::adc_model, "", any_value, "Whose figure a conversion's energy is.",
            "[choice]"),
      field("cell_pitch", &T::cell_pitch, "m", left_open(0, 1), "Pitch of the cells.",
            "Prezioso 2015: 600 nm"),
  };
}();

}  // namespace titania
