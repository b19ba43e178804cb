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
#include "titania/energy/estimate.hpp"
#include "titania/energy/figure.hpp"
#include "titania/energy/quantity.hpp"

namespace titania::energy {

/// What is inside a figure.  Two figures can be compared at the same boundary only.
enum class Boundary {
  macro,  ///< arrays with their converters, digital logic and buffers; or a digital unit with SRAM
  chip,   ///< plus the on-chip network, the chip's memories, clock and control
  board,  ///< plus off-chip memory or links and voltage regulators: what NVML measures
  wall,   ///< plus the host and the power supply
  site,   ///< plus cooling and distribution: PUE
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
  std::vector<Factor> factors = {};  ///< uncertain constants that `energy` is a product of
  bool operator==(const Term&) const = default;
};

/// A constant and what depends on it: a ratio of energies with the constant at its 5 % and at its
/// 95 % point, everything else nominal.
struct Sensitivity {
  std::string constant;
  double low = 0;
  double high = 0;
};

/// Energy, latency and area of one inference, component by component.
///
/// Totals are sums of the nominal values.  Percentiles come from a seeded Monte Carlo over the
/// constants' ranges: each constant is lognormal on either side of its nominal value (its median),
/// with its low and high as 5 % and 95 % points.  A constant moves together wherever it appears, on
/// both sides of a ratio too; different constants are independent.  A term without factors is a
/// constant of its own, named by its component and item.
struct TITANIA_API EnergyReport {
  static constexpr const char* type_name = "EnergyReport";
  std::string name = "report";
  Boundary boundary = Boundary::macro;
  Kind kind = Kind::estimated;
  std::string unit = "inference";  ///< what one inference is: inference, image, token
  double throughput = 0;           ///< 1/s; 0 where not known
  std::string conditions = "";     ///< what the figure depends on, for the headline
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

  [[nodiscard]] Percentiles energy_percentiles(std::uint64_t seed = 0,
                                               std::size_t draws = 4096) const;
  [[nodiscard]] Percentiles latency_percentiles(std::uint64_t seed = 0,
                                                std::size_t draws = 4096) const;
  [[nodiscard]] Percentiles area_percentiles(std::uint64_t seed = 0,
                                             std::size_t draws = 4096) const;

  /// Names of all uncertain constants of the energy, in order of appearance.
  [[nodiscard]] std::vector<std::string> constants() const;
  /// Energy with one of constants() multiplied by `ratio`.  Throws ArgumentError for another name,
  /// with near ones.
  [[nodiscard]] double energy_with(std::string_view constant, double ratio) const;

  /// Share of the energy, 0 to 1, in terms whose source is_recalled(): from memory, second-hand,
  /// our estimate or our choice.
  [[nodiscard]] double recalled_share() const;
  /// That share with its largest items, as a sentence; empty up to 10 %.
  [[nodiscard]] std::string recall_note() const;

  /// A table for people.
  [[nodiscard]] std::string to_text() const;

  bool operator==(const EnergyReport&) const = default;
};

/// Percentiles of the ratio of two reports' energies.
[[nodiscard]] TITANIA_API Percentiles ratio_percentiles(const EnergyReport& numerator,
                                                        const EnergyReport& denominator,
                                                        std::uint64_t seed = 0,
                                                        std::size_t draws = 4096);

/// The constants that move the ratio of two reports' energies most, `count` of them at most.
[[nodiscard]] TITANIA_API std::vector<Sensitivity> decisive(const EnergyReport& numerator,
                                                            const EnergyReport& denominator,
                                                            std::size_t count = 3);

}  // namespace titania::energy

namespace titania {

template <>
inline constexpr auto enum_names<energy::Boundary> = std::array{
    std::pair{energy::Boundary::macro, "macro"}, std::pair{energy::Boundary::chip, "chip"},
    std::pair{energy::Boundary::board, "board"}, std::pair{energy::Boundary::wall, "wall"},
    std::pair{energy::Boundary::site, "site"}};

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
      field("factors", &T::factors, "", any_value, "Uncertain constants of the energy."),
  };
}();

template <>
inline constexpr auto fields<energy::EnergyReport> = [] {
  using T = energy::EnergyReport;
  return std::tuple{
      field("name", &T::name, "", any_value, "What does the work."),
      field("boundary", &T::boundary, "", any_value, "What is inside the figure."),
      field("kind", &T::kind, "", any_value, "How the figure came about."),
      field("unit", &T::unit, "", any_value, "What one inference is."),
      field("throughput", &T::throughput, "1/s", closed(0, inf), "Per second; 0: not known."),
      field("conditions", &T::conditions, "", any_value, "What the figure depends on."),
      field("terms", &T::terms, "", any_value, "Line by line."),
      field("notes", &T::notes, "", any_value, "What a reader has to know."),
  };
}();

}  // namespace titania
