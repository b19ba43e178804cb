#pragma once

#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include "support/generate.hpp"
#include "titania/circuit/wires.hpp"

namespace titania::test {

/// A crossbar with everything that makes Kirchhoff's equations hard, drawn at random.
struct RoughArray {
  Matrix g;
  Wires wires;
  Matrix v;      ///< (1, rows)
  Matrix v_bit;  ///< (1, cols)
};

/// Draws up to `size` lines each way: conductances over up to twelve decades with any share of
/// zeros, whole lines of zeros, wires from 0 to a megohm, equal or segment by segment, ideal and
/// broken ones among them, floating lines, both kinds of ends, few or many inputs, bit lines at a
/// voltage or not.
class RoughArrays {
 public:
  explicit RoughArrays(std::uint64_t seed) : generate_(seed) {}

  RoughArray next(std::size_t size) {
    RoughArray a;
    const std::size_t rows = count(size);
    const std::size_t cols = count(size);
    a.g = conductances(rows, cols);
    draw_wires(a.wires, rows, cols);
    a.v = voltages(rows, chance(0.3));
    a.v_bit = chance(0.5) ? Matrix(1, cols) : voltages(cols, chance(0.3));
    return a;
  }

  [[nodiscard]] Generate& generate() { return generate_; }
  bool chance(double p) { return generate_.uniform(0, 1) < p; }
  double decades(double low, double high) { return std::pow(10.0, generate_.uniform(low, high)); }

 private:
  static constexpr double kOpen = std::numeric_limits<double>::infinity();

  std::size_t count(std::size_t most) {
    return 1 + static_cast<std::size_t>(generate_.uniform(0, static_cast<double>(most)));
  }

  Matrix conductances(std::size_t rows, std::size_t cols) {
    const double low = generate_.uniform(-12, -3);
    const double high = generate_.uniform(low, 0);
    const double zeros = chance(0.5) ? generate_.uniform(0, 0.95) : 0;
    Matrix g(rows, cols);
    for (double& x : g.values()) x = chance(zeros) ? 0 : decades(low, high);
    if (chance(0.2)) {
      const std::size_t i = count(rows) - 1;
      for (double& x : g.row(i)) x = 0;
    }
    if (chance(0.2)) {
      const std::size_t j = count(cols) - 1;
      for (std::size_t i = 0; i < rows; ++i) g(i, j) = 0;
    }
    return g;
  }

  double segment(double low, double high, double ideal, double broken) {
    return chance(broken) ? kOpen : chance(ideal) ? 0 : decades(low, high);
  }

  void draw_wires(Wires& wires, std::size_t rows, std::size_t cols) {
    if (chance(0.3)) wires.drive = Drive::both;
    if (chance(0.3)) wires.sense = Sense::both;
    const double low = generate_.uniform(-6, 4);
    const double high = generate_.uniform(low, 6);
    if (chance(0.5)) {
      wires.r_word_line = chance(0.1) ? 0 : decades(low, high);
      wires.r_bit_line = chance(0.1) ? 0 : decades(low, high);
    } else {
      const double ideal = chance(0.5) ? generate_.uniform(0, 1) : 0;
      const double broken = chance(0.4) ? generate_.uniform(0, 0.5) : 0;
      Matrix words(rows, cols + (wires.drive == Drive::both ? 1 : 0));
      Matrix bits(rows + (wires.sense == Sense::both ? 1 : 0), cols);
      for (Matrix* m : {&words, &bits}) {
        for (double& r : m->values()) r = segment(low, high, ideal, broken);
      }
      wires.r_word_line = words;
      wires.r_bit_line = bits;
    }
    wires.r_source = terminals(rows, low, high);
    wires.r_sense = terminals(cols, low, high);
  }

  ScalarOrArray terminals(std::size_t lines, double low, double high) {
    if (chance(0.4)) return 0.0;
    if (chance(0.4)) return decades(low, high);
    const double floating = chance(0.5) ? generate_.uniform(0, 1) : 0;
    std::vector<double> r(lines);
    for (double& x : r) x = segment(low, high, 0.3, floating);
    return r;
  }

  Matrix voltages(std::size_t lines, bool one_only) {
    Matrix v(1, lines);
    const double low = chance(0.5) ? 0 : -1;
    for (double& x : v.values()) x = generate_.uniform(low, 1);
    if (!one_only) return v;
    const std::size_t kept = count(lines) - 1;
    for (std::size_t k = 0; k < lines; ++k) v(0, k) *= k == kept ? 1 : 0;
    return v;
  }

  Generate generate_;
};

}  // namespace titania::test
