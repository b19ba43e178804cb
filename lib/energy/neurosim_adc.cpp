#include "energy/neurosim_adc.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "titania/core/error.hpp"
#include "titania/core/text.hpp"
#include "titania/energy/converters.hpp"

// NeuroSim 1.4, SarADC::GetColumnPower, low-power roadmap at 300 K, read at 0.5 V:
//
//     P = (a B + b) 1 uW + c exp(d log10 R)        R: resistance of the column
//     E = P (B + 1) 1 ns.
//
// Between two nodes interpolated in the logarithm.  R = 100 kohm, from 1 Mohm to 10 kohm.  The
// formula lies about a factor 10 below measured converters; its area follows the survey, since the
// one of NeuroSim needs its whole technology file.

namespace titania::detail {

namespace {

struct Node {
  double length;  // m
  double a, b;    // uW
  double c;       // W
  double d;
};

constexpr std::array<Node, 9> kNodes{{
    {7e-9, 0.1061, 0.8847, 0.043555, -2.303},
    {10e-9, 0.1823, 1.5073, 0.051580, -2.303},
    {14e-9, 0.3132, 2.5681, 0.061085, -2.303},
    {22e-9, 0.538, 4.3753, 0.072341, -2.303},
    {32e-9, 1.1294, 8.8998, 0.079449, -2.297},
    {45e-9, 2.1691, 16.693, 0.100225, -2.303},
    {65e-9, 3.7506, 25.844, 0.121272, -2.303},
    {90e-9, 5.9869, 37.462, 0.144323, -2.303},
    {130e-9, 8.4483, 65.243, 0.169380, -2.303},
}};

double joules(const Node& n, double bits, double resistance) {
  const double power = (n.a * bits + n.b) * 1e-6 + n.c * std::exp(n.d * std::log10(resistance));
  return power * (bits + 1) * 1e-9;
}

double joules_at(double node, double bits, double resistance) {
  const auto above = std::ranges::lower_bound(kNodes, node, {}, &Node::length);
  if (above == kNodes.begin()) return joules(*above, bits, resistance);
  const Node& low = *(above - 1);
  const double t = std::log(node / low.length) / std::log(above->length / low.length);
  const double below = joules(low, bits, resistance);
  return below * std::pow(joules(*above, bits, resistance) / below, t);
}

}  // namespace

energy::Component neurosim_adc(double bits, double node) {
  if (!(kNodes.front().length <= node && node <= kNodes.back().length)) {
    throw ArgumentError("node = " + to_text(node, "m") +
                        ": ADC model 'neurosim' holds for 7e-09 to 1.3e-07 m");
  }
  using energy::Figure;
  using energy::Kind;
  constexpr double survey_rate = 1e8;  // at which its area is taken
  const char* source =
      "NeuroSim 1.4 SarADC.cpp, low-power, columns of 100 kohm (1 Mohm to 10 kohm); about 10 below "
      "silicon";
  return {.energy = {joules_at(node, bits, 1e5), joules_at(node, bits, 1e6),
                     joules_at(node, bits, 1e4), "J", Kind::estimated, source},
          .latency = Figure::within((bits + 1) * 1e-9, 1.5, "s", Kind::estimated,
                                    "NeuroSim 1.4: (bits + 1) ns (x1.5 chosen)"),
          .area = Figure::within(energy::adc_area(bits, survey_rate, node), 2, "m2",
                                 Kind::estimated, "as the ADC survey (x2 chosen)")};
}

}  // namespace titania::detail
