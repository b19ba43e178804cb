#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "titania/core/config.hpp"
#include "titania/core/export.hpp"

namespace titania::energy {

/// How the figures of a component follow the CMOS node (docs/explanation/energy.md).
enum class Scaling {
  none,       ///< fixed by the device or by analog design: cells, read voltages, amplifiers, DRAM
  digital,    ///< Stillmaker and Baas 2017: logic, SRAM, registers
  converter,  ///< energy with node^1.88, the slope of the ADC survey
};

/// Energy of digital logic at (node, v_dd) relative to (from_node, from_v_dd), 7 nm to 130 nm.
/// Polynomials of Stillmaker and Baas, Integration 58:74 (2017), doi 10.1016/j.vlsi.2017.02.002,
/// as tabulated in accelergy-library; between two nodes interpolated in the logarithm.
/// Throws ArgumentError outside these nodes, or unless the voltages are positive.
[[nodiscard]] TITANIA_API double digital_energy_scale(double from_node,
                                                      double from_v_dd,
                                                      double node,
                                                      double v_dd);

/// Area of digital logic at `node` relative to `from_node`; same source, same nodes.
[[nodiscard]] TITANIA_API double digital_area_scale(double from_node, double node);

/// Energy of a converter at `node` relative to `from_node`: the slope of the ADC survey.
[[nodiscard]] TITANIA_API double converter_energy_scale(double from_node, double node);

/// Usual supply voltage (V) of a node of 7 to 130 nm [recall].
[[nodiscard]] TITANIA_API double nominal_supply(double node);

}  // namespace titania::energy

namespace titania {

template <>
inline constexpr auto enum_names<energy::Scaling> = std::array{
    std::pair{energy::Scaling::none, "none"}, std::pair{energy::Scaling::digital, "digital"},
    std::pair{energy::Scaling::converter, "converter"}};

}  // namespace titania
