#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "titania/core/activity.hpp"
#include "titania/core/export.hpp"
#include "titania/energy/component.hpp"
#include "titania/energy/technology.hpp"

namespace titania::energy {

/// Least energies (J) that physics allows, for a temperature in K.  `bits` is a resolution: noise
/// may not exceed quantisation, (full scale / 2^bits)^2 / 12.  Derivations: lib/energy/limits.cpp
/// and docs/explanation/energy.md.  All throw ArgumentError unless their arguments are positive.

/// Forgetting one bit: kT ln 2.
[[nodiscard]] TITANIA_API double landauer(double temperature = 300);
/// Reading a column at full scale against its Johnson noise: 24 kT 4^bits, whatever the number of
/// cells, their conductance and the time.
[[nodiscard]] TITANIA_API double column_johnson(double bits, double temperature = 300);
/// The same against full shot noise, read at `voltage` (V): 12 q V 4^bits.
[[nodiscard]] TITANIA_API double column_shot(double bits, double voltage);
/// Least capacitance (F) of a sampler of full scale `voltage` (V): 12 kT 4^bits / V^2.
[[nodiscard]] TITANIA_API double sampler_capacitance(double bits,
                                                     double voltage,
                                                     double temperature = 300);
/// Charging that capacitor, C V^2 = 12 kT 4^bits.
[[nodiscard]] TITANIA_API double sampler_ktc(double bits, double temperature = 300);
/// One conversion: 8 kT times the signal-to-noise ratio 1.5 * 4^bits of a full-scale sine, sampled
/// by an ideal class-B amplifier.
[[nodiscard]] TITANIA_API double adc_class_b(double bits, double temperature = 300);
/// Charging and discharging a line of `capacitance` (F) through a resistance: C V^2.
[[nodiscard]] TITANIA_API double line_charge(double capacitance, double voltage);

/// Floor of one kind of counted event.
struct Limit {
  std::string name;    ///< "Johnson or shot noise of a column", ...
  std::string events;  ///< count of Activity that it holds for
  double energy = 0;   ///< J per event
};

/// Floor of what a component is spent on, `per` being a count of Activity; none where physics gives
/// none (a wire without resistance takes nothing) or a converter is ideal.  Landauer's limit of
/// digital logic and memory, on the bits of a result, says how far computing is from physics, not
/// what a design could reach.
[[nodiscard]] TITANIA_API std::optional<Limit> limit_of(std::string_view per,
                                                        const Technology& technology,
                                                        double temperature = 300);

/// What the components of one group and limit spend, and what they had to spend at least, per
/// inference.
struct Floor {
  std::string component;
  std::string limit;
  double energy = 0;  ///< J
  double floor = 0;   ///< J
  /// How many times above the floor.
  [[nodiscard]] double ratio() const { return energy / floor; }
};

/// Floors of all components that have one.  Throws ArgumentError if the activity has no inputs.
[[nodiscard]] TITANIA_API std::vector<Floor> floors(const std::vector<Component>& components,
                                                    const Activity& activity,
                                                    const Technology& technology,
                                                    double temperature = 300);

}  // namespace titania::energy
