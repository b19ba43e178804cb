#pragma once

#include <tuple>

#include "titania/core/activity.hpp"
#include "titania/core/config.hpp"
#include "titania/core/export.hpp"
#include "titania/mapping/layout.hpp"

namespace titania::mapping {

/// How the results of arrays become numbers: what one product takes of each array, word line and
/// output.
struct Readout {
  static constexpr const char* type_name = "Readout";
  double reads = 1;
  double drives = 1;
  double conversions = 1;
  double samples = 0;
  double integrations = 0;
  double adc_steps = 0;
  bool operator==(const Readout&) const = default;
};

/// Readout of a format by converters without memory: every read of every phase is converted.
/// `reads_per_phase` of them share the cells, and drive each word line once together.
[[nodiscard]] TITANIA_API Readout readout(const NumberFormat& format, double reads_per_phase = 1);

/// Events of one product of the matrix with a vector, in reads of t_read (s): everything that
/// follows from layout and readout, thus neither heat nor what moves beyond the arrays' buffers.
[[nodiscard]] TITANIA_API Activity events(const Layout& layout,
                                          const Readout& readout,
                                          double t_read);

}  // namespace titania::mapping

namespace titania {

template <>
inline constexpr auto fields<mapping::Readout> = [] {
  using T = mapping::Readout;
  return std::tuple{
      field("reads", &T::reads, "", closed(0, inf), "Of an array."),
      field("drives", &T::drives, "", closed(0, inf), "Of a word line."),
      field("conversions", &T::conversions, "", closed(0, inf), "Of one output of an array."),
      field("samples", &T::samples, "", closed(0, inf), "Columns sampled for one output."),
      field("integrations", &T::integrations, "", closed(0, inf),
            "Steps of the integrators of one output."),
      field("adc_steps", &T::adc_steps, "", closed(0, inf),
            "Decisions of stepwise converters for one output."),
  };
}();

}  // namespace titania
