#pragma once

#include <string_view>
#include <tuple>
#include <vector>

#include "titania/array/crossbar.hpp"
#include "titania/array/write_scheme.hpp"
#include "titania/circuit/wires.hpp"
#include "titania/core/config.hpp"
#include "titania/core/export.hpp"
#include "titania/device/models.hpp"
#include "titania/energy/technology.hpp"
#include "titania/mapping/differential_pair.hpp"
#include "titania/nonideality/effects.hpp"
#include "titania/periphery/adc.hpp"
#include "titania/periphery/dac.hpp"

namespace titania {

/// Everything that decides how well a matrix product works on crossbars, and what it costs.
struct TITANIA_API TileConfig {
  static constexpr const char* type_name = "TileConfig";
  int rows = 128;
  int cols = 128;
  device::Model device = device::Tio2Passive{};
  std::vector<nonideality::Effect> nonidealities = {};
  Wires wires = {};
  WriteScheme write = {};
  circuit::Method method = circuit::Method::automatic;
  mapping::DifferentialPair mapping = {};
  periphery::Dac dac = {};
  periphery::Adc adc = {};
  double v_read = 0.1;
  double t_read = 100e-9;
  double node = 65e-9;
  energy::AdcModel adc_model = energy::AdcModel::survey;
  double cell_pitch = 600e-9;

  /// The array of this tile, cut to rows x cols.
  [[nodiscard]] ArrayConfig array(int array_rows, int array_cols) const;
  /// What the energy model needs to know.
  [[nodiscard]] energy::Technology technology() const;

  void check(std::string_view path) const;
  bool operator==(const TileConfig&) const = default;
};

template <>
inline constexpr auto fields<TileConfig> = [] {
  using T = TileConfig;
  return std::tuple{
      field("rows", &T::rows, "", closed(1, 65536), "Word lines of the largest array.", "[choice]"),
      field("cols", &T::cols, "", closed(2, 65536), "Bit lines of the largest array.", "[choice]"),
      field("device", &T::device, "", any_value, "Model of a cell."),
      field("nonidealities", &T::nonidealities, "", any_value,
            "What is not ideal, each kind at most once; their order does not matter."),
      field("wires", &T::wires, "", any_value, "Lines, drivers and amplifiers."),
      field("write", &T::write, "", any_value, "How cells are written."),
      field("method", &T::method, "", any_value,
            "How reads without noise solve the wires; see ArrayConfig."),
      field("mapping", &T::mapping, "", any_value, "How weights become conductances."),
      field("dac", &T::dac, "", any_value, "Word-line drivers."),
      field("adc", &T::adc, "", any_value, "Converters, one per output."),
      field("v_read", &T::v_read, "V", left_open(0, 10), "Voltage of the largest input.",
            "Prezioso 2015, Fahimi 2021: read at 0.1 V"),
      field("t_read", &T::t_read, "s", left_open(0, 1e3), "Duration of a read.",
            "[choice] 100 ns, as in ISAAC"),
      field("node", &T::node, "m", closed(7e-9, 130e-9), "CMOS node of the periphery.", "[choice]"),
      field("adc_model", &T::adc_model, "", any_value, "Whose figure a conversion's energy is.",
            "[choice]"),
      field("cell_pitch", &T::cell_pitch, "m", left_open(0, 1), "Pitch of the cells.",
            "Prezioso 2015: 600 nm"),
  };
}();

}  // namespace titania
