#include "titania/energy/driver.hpp"

#include <algorithm>
#include <string>

#include "core/checks.hpp"
#include "titania/core/text.hpp"

// Between rail and ground, with lines and amplifiers around its middle, a current I into a word
// line at v, and J out of a bit line at 0, costs
//
//     I > 0:  (rail / 2 - v) I  in the driver that sources it,
//     I < 0:  (rail / 2 + v) |I|  in the driver that sinks it,
//     rail / 2 |J|  in the amplifier, either way.
//
// The array turns sum v I to heat, and sum I = sum J, so that all of it together is rail times what
// goes in at some lines and out at others, Q = (sum |I| + sum |J|) t / 2.  Where the middle lies
// moves heat between drivers and amplifiers and changes no sum.

namespace titania::energy {

namespace {

constexpr double kDropout = 0.2;  // V, of a stage that still regulates
const char* const kDropoutSource = "0.2 V of dropout [choice]";

/// The largest difference between two lines, V.
double span(double v_read, bool bipolar) { return bipolar ? 2 * v_read : v_read; }

Figure linear(double v_dd, double v_read, bool bipolar) {
  const double needed = span(v_read, bipolar) + kDropout;
  const bool fits = needed <= v_dd;
  const double rail = std::max(v_dd, needed);
  return {
      rail,
      0.9 * rail,
      1.3 * rail,
      "V",
      Kind::estimated,
      (fits ? "supply of " + engineering(rail, "V")
            : engineering(rail, "V") + ", above the supply: read voltage and " + kDropoutSource) +
          ", whatever the line needs [choice]; -10 % of supply, +30 % of quiescent current"};
}

Figure low_rail(double v_read, bool bipolar) {
  const double rail = span(v_read, bipolar) + kDropout;
  return {rail / 0.8,
          (rail - kDropout / 2) / 0.9,
          (rail + kDropout / 2) / 0.7,
          "V",
          Kind::estimated,
          "read voltage and " + std::string(kDropoutSource) +
              " (0.1 to 0.3), behind a converter of 80 % (70 to 90) [choice]"};
}

Figure switched(double v_read, bool bipolar) {
  const double rail = span(v_read, bipolar);
  return {rail / 0.8,
          rail / 0.9,
          rail / 0.6,
          "V",
          Kind::estimated,
          "rail at the read voltage behind a converter of 80 % (60 to 90) [choice]; what charges "
          "the switches' gates is the DAC's"};
}

Figure volts(Driver driver, double v_dd, double v_read, bool bipolar) {
  if (driver == Driver::low_rail) return low_rail(v_read, bipolar);
  if (driver == Driver::switched) return switched(v_read, bipolar);
  return linear(v_dd, v_read, bipolar);
}

}  // namespace

Component driver_component(Driver driver, double v_dd, double v_read, bool bipolar) {
  detail::require_positive(v_dd, "v_dd", "V");
  detail::require_positive(v_read, "v_read", "V");
  return {.group = "drivers and DAC",
          .item = "drivers",
          .per = "array_charge",
          .energy = volts(driver, v_dd, v_read, bipolar),
          .delivers = {"cell_energy", "wire_energy"}};
}

Component amplifier_bias(double v_dd) {
  detail::require_positive(v_dd, "v_dd", "V");
  return {.group = "ADC and amplifiers",
          .item = "amplifier bias",
          .per = "amplifier_charge",
          .energy = {v_dd, 0.25 * v_dd, 1.5 * v_dd, "V", Kind::estimated,
                     "class A: full scale from the supply all the time; class AB down to a quarter "
                     "[choice]"}};
}

}  // namespace titania::energy
