#include "titania/nonideality/effects.hpp"

#include <string>

#include "core/made_planes.hpp"
#include "titania/core/error.hpp"

namespace titania::nonideality {

const char* name(const Effect& effect) {
  return std::visit([](const auto& e) { return e.type_name; }, effect);
}

std::span<const PlaneKey> plane_keys(const Effect& effect) {
  return std::visit(
      [](const auto& e) -> std::span<const PlaneKey> {
        if constexpr (requires { e.plane_keys; }) {
          return e.plane_keys;
        } else {
          return {};
        }
      },
      effect);
}

void at_fabrication(const Effect& effect,
                    CellPlanes& planes,
                    const ConductanceRange& nominal,
                    const RandomStream& stream) {
  const detail::MadePlanes made(planes);
  std::visit(
      [&](const auto& e) {
        if constexpr (requires { e.at_fabrication(planes, nominal, stream); }) {
          e.at_fabrication(planes, nominal, stream);
        }
      },
      effect);
  made.require(plane_keys(effect), name(effect));
}

void at_program(const Effect& effect,
                std::span<double> g,
                const RandomStream& stream,
                std::uint64_t event) {
  std::visit(
      [&](const auto& e) {
        if constexpr (requires { e.at_program(g, stream, event); }) e.at_program(g, stream, event);
      },
      effect);
}

void at_age(const Effect& effect,
            std::span<double> g,
            const CellPlanes& planes,
            const CellTimes& times) {
  if (g.size() != planes.cells()) {
    throw ShapeError("g has " + std::to_string(g.size()) + " values, expected " +
                     std::to_string(planes.cells()) + ", one per cell");
  }
  std::visit(
      [&](const auto& e) {
        if constexpr (requires { e.at_age(g, planes, times); }) e.at_age(g, planes, times);
      },
      effect);
}

double acceleration(const Effect& effect, double temperature) {
  return std::visit(
      [&](const auto& e) {
        if constexpr (requires { e.acceleration(temperature); }) {
          return e.acceleration(temperature);
        } else {
          return 1.0;
        }
      },
      effect);
}

bool add_read_variance(const Effect& effect,
                       std::span<const double> g,
                       std::span<double> variance) {
  return std::visit(
      [&](const auto& e) {
        constexpr bool acts = requires { e.add_read_variance(g, variance); };
        if constexpr (acts) e.add_read_variance(g, variance);
        return acts;
      },
      effect);
}

}  // namespace titania::nonideality
