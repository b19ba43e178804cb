#pragma once

/// @file
/// Constants of physics.

namespace titania {

/// Boltzmann constant (J/K) and elementary charge (C): exact since the SI of 2019 (CODATA 2018).
inline constexpr double kBoltzmann = 1.380649e-23;
inline constexpr double kElementaryCharge = 1.602176634e-19;
/// The same Boltzmann constant in eV/K, as CODATA 2018 prints it.
inline constexpr double kBoltzmannEv = 8.617333262e-5;

/// 25 C in K: what a temperature is unless it is said.
inline constexpr double kRoomTemperature = 298.15;

}  // namespace titania
