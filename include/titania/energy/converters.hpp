#pragma once

#include "titania/core/export.hpp"

namespace titania::energy {

/// Energy (J) of one conversion with `enob` effective bits at `sample_rate` (1/s) and `node` (m).
///
/// Regression over Murmann's ADC survey in Accelergy's ADC plug-in, its envelope of the best 20 %:
///
///     FOM_S = min(213.78 - 2.8719 ln fs, 128.307 + 3.22052 ceil(enob))                        dB
///     E = 0.5e-12 10^((6.02 enob + 1.76 - FOM_S) / 10)
///         exp(26.0496 + 1.88004 ln(node / 1 nm) - 2.82913 ln enob - 1.47020)
///
/// Pass effective bits: "8-bit" converters of the literature deliver 6 to 7.  Known to a factor 3.
[[nodiscard]] TITANIA_API double adc_energy(double enob, double sample_rate, double node);

/// Area (m2) of the same converter, same source:
///     A / 1 um2 = exp(1.34619 + 0.99328 ln node + 0.18072 ln fs + 0.29912 ln(E / 1 pJ)).
[[nodiscard]] TITANIA_API double adc_area(double enob, double sample_rate, double node);

}  // namespace titania::energy
