#pragma once

#include <optional>
#include <tuple>

#include "titania/core/config.hpp"
#include "titania/core/export.hpp"
#include "titania/energy/adc.hpp"
#include "titania/energy/constants.hpp"
#include "titania/energy/driver.hpp"
#include "titania/energy/quantity.hpp"

namespace titania::energy {

/// What an energy figure depends on beside the counted events: the CMOS around the arrays, and the
/// conditions of a read.
struct TITANIA_API Technology {
  static constexpr const char* type_name = "Technology";
  double node = 65e-9;
  std::optional<double> v_dd = {};
  std::optional<int> adc_bits = 8;
  double adc_sample_rate = 1e8;
  AdcModel adc_model = AdcModel::survey;
  std::optional<int> dac_bits = 8;
  bool unipolar = false;
  Driver driver = Driver::linear;
  double t_read = 100e-9;
  double v_read = 0.1;
  double cell_pitch = 600e-9;

  /// v_dd, or the usual supply voltage of the node [recall].
  [[nodiscard]] double supply() const;
  bool operator==(const Technology&) const = default;
};

/// Energy of one action of a row of the component table, moved to a technology by its rule.
[[nodiscard]] TITANIA_API Quantity scaled_energy(const Constant& constant,
                                                 const Technology& technology);

}  // namespace titania::energy

namespace titania {

template <>
inline constexpr auto fields<energy::Technology> = [] {
  using T = energy::Technology;
  return std::tuple{
      field("node", &T::node, "m", closed(7e-9, 130e-9), "CMOS node of the periphery.", "[choice]"),
      field("v_dd", &T::v_dd, "V", left_open(0, 10),
            "Supply of the digital logic.  None: usual for the node.", "[recall]"),
      field("adc_bits", &T::adc_bits, "bit", closed(2, 24), "Effective bits of the converters."),
      field("adc_sample_rate", &T::adc_sample_rate, "1/s", left_open(0, 1e12),
            "Conversions per second and converter."),
      field("adc_model", &T::adc_model, "", any_value, "Whose figure a conversion's energy is."),
      field("dac_bits", &T::dac_bits, "bit", closed(2, 24), "Bits of the word-line drivers."),
      field("unipolar", &T::unipolar, "", any_value, "They drive voltages of one sign only."),
      field("driver", &T::driver, "", any_value, "Where the word lines' current comes from.",
            "[choice]"),
      field("t_read", &T::t_read, "s", left_open(0, 1), "Duration of a read."),
      field("v_read", &T::v_read, "V", left_open(0, 100), "Full-scale read voltage."),
      field("cell_pitch", &T::cell_pitch, "m", left_open(0, 1), "Pitch of the cells.",
            "Prezioso 2015: 600 nm"),
  };
}();

}  // namespace titania
