#pragma once

#include <bit>
#include <cstdint>

#include "core/kernel.hpp"

/// @file
/// exp, log and the parts of a normal draw, written so that a loop over them vectorises and every
/// instruction set gives the same bits (a C library's own do not).  Minimax polynomials by Remez
/// exchange in 60 digits; errors in units in the last place were measured against long double.

namespace titania::detail {

/// Horner evaluation, lowest coefficient first.
template <class Value, class Real, int N>
TITANIA_INLINE Value polynomial(Value x, const Real (&c)[N]) {
  Value sum = x * c[N - 1] + c[N - 2];
  for (int k = N - 3; k >= 0; --k) sum = sum * x + c[k];
  return sum;
}

/// 1.5 * 2^52: adding it rounds to an integer, half to even; subtracting it again gives that
/// integer (of magnitude below 2^51).
inline constexpr double kRoundingShift = 6755399441055744.0;

/// exp(x) for x in [-708, 709] (clamped outside), within 1.1 ulp.
TITANIA_INLINE double exp_kernel(double x) {
  // exp(r) = 1 + r + r^2 q(r) on [-ln 2 / 2, ln 2 / 2]
  constexpr double q[10] = {0.50000000000000127266,     0.16666666666666699109,
                            0.041666666666515548127,    0.0083333333333071683747,
                            0.0013888888946979878262,   0.00019841269917463107877,
                            0.000024801489981699944565, 2.7557216234807471382e-6,
                            2.763126549518883277e-7,    2.5117879895752547547e-8};
  x = x < -708.0 ? -708.0 : x;
  x = x > 709.0 ? 709.0 : x;
  const double shifted = x * 1.4426950408889634074 + kRoundingShift;
  const double n = shifted - kRoundingShift;
  const double r = (x - n * 0.693145751953125) - n * 1.42860682030941723212e-6;
  const double p = 1.0 + (r + r * r * polynomial(r, q));
  const auto exponent = std::bit_cast<std::uint64_t>(shifted) << 52;
  return std::bit_cast<double>(std::bit_cast<std::uint64_t>(p) + exponent);
}

/// The bits of a double, or of each of several lanes.
template <class Value>
struct BitsOf {
  using Type = std::uint64_t;
};
template <>
struct BitsOf<Lanes> {
  using Type = std::uint64_t __attribute__((vector_size(kLanes * sizeof(double))));
};

template <class Value>
struct SinhCosh {
  Value sinh;
  Value cosh;
};

/// sinh(x) and cosh(x) for |x| <= 708 (clamped outside), for a double or for Lanes, within 4 ulp
/// everywhere, next to 0 too; no division.
template <class Value>
TITANIA_INLINE SinhCosh<Value> sinh_cosh_kernel(Value x) {
  // x = n ln 2 + r.  The series in z = r^2 on [-ln 2 / 2, ln 2 / 2]:
  // sinh(r) = r + r z P(z), cosh(r) = 1 + z Q(z).
  constexpr double P[6] = {1.0 / 6,      1.0 / 120,      1.0 / 5040,
                           1.0 / 362880, 1.0 / 39916800, 1.0 / 6227020800.0};
  constexpr double Q[6] = {1.0 / 2,     1.0 / 24,      1.0 / 720,
                           1.0 / 40320, 1.0 / 3628800, 1.0 / 479001600};
  using Bits = typename BitsOf<Value>::Type;
  x = x < -708.0 ? Value{} - 708.0 : x;
  x = x > 708.0 ? Value{} + 708.0 : x;
  const Value shifted = x * 1.4426950408889634074 + kRoundingShift;
  const Value n = shifted - kRoundingShift;
  const Value r = (x - n * 0.693145751953125) - n * 1.42860682030941723212e-6;
  const Value z = r * r;
  const Value s = r + r * z * polynomial(z, P);
  const Value c = 1.0 + z * polynomial(z, Q);
  const auto number = std::bit_cast<Bits>(shifted);
  const Value up = std::bit_cast<Value>(Bits((number + 1022) << 52));    // 2^n / 2
  const Value down = std::bit_cast<Value>(Bits((1022 - number) << 52));  // 2^-n / 2
  return {(up - down) * c + (up + down) * s, (up + down) * c + (up - down) * s};
}

/// log(x) for positive normal x, within 1 ulp.
TITANIA_INLINE double log_kernel(double x) {
  // log(1 + f) = 2 s + s^3 P(s^2), s = f / (2 + f), for 1 + f in [sqrt(1/2), sqrt(2))
  constexpr double P[7] = {0.66666666666667339935, 0.39999999999416875777, 0.28571428741973027027,
                           0.22222198610708383123, 0.1818356256370294334,  0.15314091983678834534,
                           0.1479556418741090652};
  const auto bits = std::bit_cast<std::uint64_t>(x) - 0x3fe6a09e667f3bcdULL;  // sqrt(1/2)
  const auto exponent = static_cast<std::int64_t>(bits) >> 52;
  const double m = std::bit_cast<double>((bits & 0xfffffffffffffULL) + 0x3fe6a09e667f3bcdULL);
  const double f = m - 1.0;
  const double s = f / (2.0 + f);
  const double z = s * s;
  const double n = static_cast<double>(exponent);
  const double half = f * f * 0.5;
  const double tail = s * (half + z * polynomial(z, P)) + n * 1.90821492927058770002e-10;
  return n * 0.693147180369123816490 + (f - (half - tail));
}

/// log(x) in single precision for positive normal x, within 1 ulp; no division.
TITANIA_INLINE float log_kernel(float x) {
  // log(1 + f) = f - f^2 / 2 + f^3 R(f)
  constexpr float R[9] = {0.333333105978f,  -0.249999865786f, 0.200022181062f,
                          -0.166692471757f, 0.142188018761f,  -0.123844755044f,
                          0.118721508283f,  -0.117888514909f, 0.0691596941461f};
  const auto bits = std::bit_cast<std::int32_t>(x) - 0x3f3504f3;  // sqrt(1/2)
  const float n = static_cast<float>(bits >> 23);
  const float f = std::bit_cast<float>((bits & 0x7fffff) + 0x3f3504f3) - 1.0f;
  const float square = f * f;
  const float tail = n * -2.12194440e-4f + square * f * polynomial(f, R);
  return n * 0.693359375f + (f + (tail - 0.5f * square));
}

/// sin(pi/2 t) and cos(pi/2 t) for t in [-1/2, 1/2], in single precision.
TITANIA_INLINE float sin_quarter(float t) {
  constexpr float S[4] = {1.57079632197f, -0.645963478642f, 0.0796802280686f, -0.0046021769971f};
  return t * polynomial(t * t, S);
}
TITANIA_INLINE float cos_quarter(float t) {
  constexpr float C[5] = {0.999999999953f, -1.23370054065f, 0.253669203939f, -0.0208600713189f,
                          0.000903631703332f};
  return polynomial(t * t, C);
}

}  // namespace titania::detail
