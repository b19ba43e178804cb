#pragma once

#include <array>
#include <span>
#include <string_view>
#include <utility>

#include "titania/core/config.hpp"
#include "titania/core/export.hpp"
#include "titania/energy/component.hpp"

namespace titania::energy {

/// Whose figure a converter's energy is.  They differ by a factor of some hundred at 8 bits
/// (docs/explanation/energy.md).
enum class AdcModel {
  survey,    ///< regression over the Murmann survey, best 20 %: adc_energy()
  isaac,     ///< ISAAC's SAR converter, 4 to 10 bits
  neurosim,  ///< the formula of NeuroSim 1.4, 7 to 130 nm
  silicon,   ///< median of measured SAR converters of the survey, 4.5 to 10.5 effective bits
  ramp,      ///< NeuRRAM's counting neuron, 3 to 10 bits: a step for every level
  cco,       ///< current-controlled oscillator and counter, 3 to 10 bits: a count for every level
  tdc,       ///< TIMELY's time-domain converter, 4 to 10 bits
};

/// The bits a model holds for.
struct AdcRange {
  double lowest = 0;
  double highest = 0;
};
[[nodiscard]] TITANIA_API AdcRange adc_bits_of(AdcModel model);

/// Energy, latency and area of one conversion with `enob` effective bits at `node` (m), per
/// "adc_conversions" and "adcs".  Latency is 1 / sample_rate (1/s), or the time the model itself
/// needs where that is longer; only the survey's energy depends on the rate.
/// Throws ArgumentError for bits or a node that the model does not hold for.
[[nodiscard]] TITANIA_API Component adc_component(AdcModel model,
                                                  double enob,
                                                  double sample_rate,
                                                  double node);

/// A measured converter of the survey.
struct AdcPart {
  std::string_view name;
  double enob = 0;
  double node = 0;         ///< m
  double sample_rate = 0;  ///< 1/s
  double energy = 0;       ///< J per conversion
  double area = 0;         ///< m2; 0 where not stated
  std::string_view source;
};

/// The SAR converters of Murmann's survey (edition 2025-06-09) with 4.4 to 10.6 effective bits at
/// 10 MS/s to 2.5 GS/s since 2010, neither pipelined nor interleaved (lib/energy/adc_survey.csv).
[[nodiscard]] TITANIA_API std::span<const AdcPart> adc_parts();

}  // namespace titania::energy

namespace titania {

template <>
inline constexpr auto enum_names<energy::AdcModel> =
    std::array{std::pair{energy::AdcModel::survey, "survey"},
               std::pair{energy::AdcModel::isaac, "isaac"},
               std::pair{energy::AdcModel::neurosim, "neurosim"},
               std::pair{energy::AdcModel::silicon, "silicon"},
               std::pair{energy::AdcModel::ramp, "ramp"},
               std::pair{energy::AdcModel::cco, "cco"},
               std::pair{energy::AdcModel::tdc, "tdc"}};

}  // namespace titania
