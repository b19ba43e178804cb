#pragma once

/// @file
/// Everything in Titania is in base SI units.  These literals make that readable:
/// `using namespace titania::literals;  double g = 25_uS;  double t = 100_ns;`

namespace titania::literals {

// NOLINTBEGIN(google-runtime-int)
#define TITANIA_UNIT(suffix, factor)                                                              \
  constexpr double operator""_##suffix(long double x) { return static_cast<double>(x) * factor; } \
  constexpr double operator""_##suffix(unsigned long long x) {                                    \
    return static_cast<double>(x) * factor;                                                       \
  }

TITANIA_UNIT(S, 1.0)
TITANIA_UNIT(mS, 1e-3)
TITANIA_UNIT(uS, 1e-6)
TITANIA_UNIT(nS, 1e-9)
TITANIA_UNIT(ohm, 1.0)
TITANIA_UNIT(kohm, 1e3)
TITANIA_UNIT(Mohm, 1e6)
TITANIA_UNIT(V, 1.0)
TITANIA_UNIT(mV, 1e-3)
TITANIA_UNIT(A, 1.0)
TITANIA_UNIT(mA, 1e-3)
TITANIA_UNIT(uA, 1e-6)
TITANIA_UNIT(nA, 1e-9)
TITANIA_UNIT(s, 1.0)
TITANIA_UNIT(ms, 1e-3)
TITANIA_UNIT(us, 1e-6)
TITANIA_UNIT(ns, 1e-9)
TITANIA_UNIT(J, 1.0)
TITANIA_UNIT(uJ, 1e-6)
TITANIA_UNIT(nJ, 1e-9)
TITANIA_UNIT(pJ, 1e-12)
TITANIA_UNIT(fJ, 1e-15)
TITANIA_UNIT(W, 1.0)
TITANIA_UNIT(m, 1.0)
TITANIA_UNIT(um, 1e-6)
TITANIA_UNIT(nm, 1e-9)
TITANIA_UNIT(fF, 1e-15)
TITANIA_UNIT(K, 1.0)

#undef TITANIA_UNIT
// NOLINTEND(google-runtime-int)

}  // namespace titania::literals
