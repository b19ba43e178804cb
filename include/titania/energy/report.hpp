#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "titania/core/config.hpp"
#include "titania/core/export.hpp"
#include "titania/energy/quantity.hpp"

namespace titania::energy {

/// What is inside a figure.  Two figures can be compared at the same boundary only.
enum class Boundary {
  macro,  ///< arrays with their converters, digital logic and buffers; or a digital unit with SRAM
  board,  ///< plus off-chip memory or links and voltage regulators: what NVML measures
  wall,   ///< plus the power supply
};

/// How a figure came about.
enum class Kind {
  measured,
  fitted,        ///< a model fitted to measurements of this kind of work
  estimated,     ///< from component figures or data sheets
  extrapolated,  ///< a model used for another kind of work than it was fitted to
};

/// One line of a report: one component's share, per inference.
struct TITANIA_API Term {
  static constexpr const char* type_name = "Term";
  std::string component = "component";  ///< group it is shown under
  std::string item = "item";            ///< what exactly
  std::string layer = "";               ///< layer of the network, empty if for the whole
  Quantity energy = {};                 ///< J
  Quantity latency = {};                ///< s
  Quantity area = {};                   ///< m2
  std::string source = "";
  bool operator==(const Term&) const = default;
};

/// Energy, latency and area of one inference, component by component.
///
/// Totals are sums of the nominal values.  Percentiles come from a seeded Monte Carlo over the
/// components' ranges: each item is lognormal on either side of its nominal value (its median),
/// with `low` and `high` as its 5 % and 95 % points; items of the same name (say, the converters of
/// two layers) move together, different items are independent.
struct TITANIA_API EnergyReport {
  static constexpr const char* type_name = "EnergyReport";
  std::string name = "report";
  Boundary boundary = Boundary::macro;
  Kind kind = Kind::estimated;
  std::string conditions = "";  ///< what the figure depends on, for the headline
  std::vector<Term> terms = {};
  std::vector<std::string> notes = {};

  [[nodiscard]] double energy() const;   ///< J
  [[nodiscard]] double latency() const;  ///< s
  [[nodiscard]] double area() const;     ///< m2

  /// Components in order of appearance.
  [[nodiscard]] std::vector<std::string> components() const;
  /// Layers in order of appearance.
  [[nodiscard]] std::vector<std::string> layers() const;
  /// The terms of one component (all layers), or of one layer (all components), as a report.
  [[nodiscard]] EnergyReport component(std::string_view name) const;
  [[nodiscard]] EnergyReport layer(std::string_view name) const;

  [[nodiscard]] Percentiles energy_percentiles(std::uint64_t seed = 0) const;
  [[nodiscard]] Percentiles latency_percentiles(std::uint64_t seed = 0) const;
  [[nodiscard]] Percentiles area_percentiles(std::uint64_t seed = 0) const;

  /// A table for people.
  [[nodiscard]] std::string to_text() const;

  bool operator==(const EnergyReport&) const = default;
};

/// Percentiles of the ratio of two reports' energies; the two sides' ranges are independent.
[[nodiscard]] TITANIA_API Percentiles ratio_percentiles(const EnergyReport& numerator,
                                                        const EnergyReport& denominator,
                                                        std::uint64_t seed = 0);

/// `report`, a macro, at a wider boundary: adds moving `io_bytes` in and out of the chip (LPDDR5),
/// the loss of the voltage regulators, and for the wall that of the power supply.
/// Throws ArgumentError if the report is not a macro.
[[nodiscard]] TITANIA_API EnergyReport at_boundary(const EnergyReport& report,
                                                   Boundary boundary,
                                                   double io_bytes);

}  // namespace titania::energy

namespace titania {

template <>
inline constexpr auto enum_names<energy::Boundary> = std::array{
    std::pair{energy::Boundary::macro, "macro"}, std::pair{energy::Boundary::board, "board"},
    std::pair{energy::Boundary::wall, "wall"}};

template <>
inline constexpr auto enum_names<energy::Kind> = std::array{
    std::pair{energy::Kind::measured, "measured"}, std::pair{energy::Kind::fitted, "fitted"},
    std::pair{energy::Kind::estimated, "estimated"},
    std::pair{energy::Kind::extrapolated, "extrapolated"}};

template <>
inline constexpr auto fields<energy::Term> = [] {
  using T = energy::Term;
  return std::tuple{
      field("component", &T::component, "", any_value, "Group."),
      field("item", &T::item, "", any_value, "What exactly."),
      field("layer", &T::layer, "", any_value, "Layer of the network."),
      field("energy", &T::energy, "J", any_value, "Energy per inference."),
      field("latency", &T::latency, "s", any_value, "Latency per inference."),
      field("area", &T::area, "m2", any_value, "Area."),
      field("source", &T::source, "", any_value, "Where the constant comes from."),
  };
}();

template <>
inline constexpr auto fields<energy::EnergyReport> = [] {
  using T = energy::EnergyReport;
  return std::tuple{
      field("name", &T::name, "", any_value, "What does the work."),
      field("boundary", &T::boundary, "", any_value, "What is inside the figure."),
      field("kind", &T::kind, "", any_value, "How the figure came about."),
      field("conditions", &T::conditions, "", any_value, "What the figure depends on."),
      field("terms", &T::terms, "", any_value, "Line by line."),
      field("notes", &T::notes, "", any_value, "What a reader has to know."),
  };
}();

}  // namespace titania
