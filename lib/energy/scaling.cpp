#include "titania/energy/scaling.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/checks.hpp"
#include "titania/core/error.hpp"
#include "titania/core/text.hpp"

namespace titania::energy {

namespace {

// Stillmaker and Baas 2017: energy of a node is proportional to a2 V^2 + a1 V + a0; area relative
// to 130 nm.  The supply voltages are the usual ones [recall].
struct Node {
  double length;  // m
  double a2, a1, a0;
  double area;
  double supply;  // V
};

constexpr double kConverterSlope = 1.88004;  // of the ADC survey: energy over node

constexpr std::array<Node, 10> kNodes{{
    {7e-9, 0.1776, -0.09097, 0.02447, 0.0092, 0.70},
    {10e-9, 0.2068, -0.09311, 0.02375, 0.016, 0.75},
    {14e-9, 0.2363, -0.09675, 0.02239, 0.027, 0.80},
    {16e-9, 0.2958, -0.1241, 0.03024, 0.03, 0.80},
    {20e-9, 0.373, -0.1582, 0.04104, 0.033, 0.90},
    {32e-9, 0.9559, -0.7823, 0.471, 0.072, 0.90},
    {45e-9, 1.103, -0.362, 0.2767, 0.16, 1.0},
    {65e-9, 3.755, -4.398, 1.975, 0.23, 1.1},
    {90e-9, 4.762, -4.781, 2.092, 0.44, 1.2},
    {130e-9, 7.171, -6.709, 2.904, 1.0, 1.3},
}};

/// Interpolates value(Node) at a length, linearly in log(length), log(value).
double interpolate(double length, const auto& value) {
  if (!(kNodes.front().length <= length && length <= kNodes.back().length)) {
    throw ArgumentError("node = " + to_text(length, "m") +
                        ": must be in [7e-09, 1.3e-07] m, the rule for digital logic ends there");
  }
  const auto above = std::ranges::lower_bound(kNodes, length, {}, &Node::length);
  if (above == kNodes.begin()) return value(kNodes.front());
  const Node& low = *(above - 1);
  const Node& high = *above;
  const double t = std::log(length / low.length) / std::log(high.length / low.length);
  return std::exp((1 - t) * std::log(value(low)) + t * std::log(value(high)));
}

double energy_at(double node, double v_dd) {
  detail::require_positive(v_dd, "v_dd", "V");
  return interpolate(node, [v_dd](const Node& n) { return (n.a2 * v_dd + n.a1) * v_dd + n.a0; });
}

}  // namespace

double nominal_supply(double node) {
  return interpolate(node, [](const Node& n) { return n.supply; });
}

double digital_energy_scale(double from_node, double from_v_dd, double node, double v_dd) {
  return energy_at(node, v_dd) / energy_at(from_node, from_v_dd);
}

double digital_area_scale(double from_node, double node) {
  const auto area = [](const Node& n) { return n.area; };
  return interpolate(node, area) / interpolate(from_node, area);
}

double converter_energy_scale(double from_node, double node) {
  detail::require_positive(from_node, "from_node", "m");
  detail::require_positive(node, "node", "m");
  return std::pow(node / from_node, kConverterSlope);
}

}  // namespace titania::energy
