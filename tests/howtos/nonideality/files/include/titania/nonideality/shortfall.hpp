#pragma once

#include <cstdint>
#include <span>
#include <tuple>

#include "titania/core/config.hpp"
#include "titania/core/export.hpp"
#include "titania/core/random.hpp"

namespace titania::nonideality {

/// Every cell is written low by the same share.
struct TITANIA_API Shortfall {
  static constexpr const char* type_name = "Shortfall";
  double share = 0.1;

  void at_program(std::span<double> g, const RandomStream& stream, std::uint64_t event) const;
  bool operator==(const Shortfall&) const = default;
};

}  // namespace titania::nonideality

namespace titania {

template <>
inline constexpr auto fields<nonideality::Shortfall> = std::tuple{
    field("share", &nonideality::Shortfall::share, "", closed(0, 1), "Lost.", "[choice]"),
};

}  // namespace titania
