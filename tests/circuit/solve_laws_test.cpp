// Laws of every network, on random arrays of all boundary kinds, by every method: charge at every
// node, power, reciprocity, superposition, passivity.
#include <algorithm>
#include <cmath>
#include <limits>

#include "circuit/nodes.hpp"
#include "support/catch.hpp"
#include "support/generate.hpp"
#include "titania/circuit/nonlinear.hpp"
#include "titania/circuit/transfer.hpp"

using namespace titania;
using namespace titania::circuit;

namespace {

constexpr double kOpen = std::numeric_limits<double>::infinity();

double largest(std::span<const double> values) {
  double x = 0;
  for (const double value : values) x = std::max(x, std::fabs(value));
  return x;
}

/// An array that works, with any ends, floating lines, and unequal, ideal and broken segments.
struct Array {
  Matrix g;
  Wires wires;
};

Array random_array(test::Generate& generate, std::size_t rows, std::size_t cols) {
  const auto chance = [&](double p) { return generate.uniform(0, 1) < p; };
  Array a{generate.sparse(rows, cols, 1e-6, 1e-4, 0.2), {}};
  if (chance(0.5)) a.wires.drive = Drive::both;
  if (chance(0.5)) a.wires.sense = Sense::both;
  const double ideal = chance(0.5) ? 0.3 : 0;
  const double broken = chance(0.5) ? 0.05 : 0;
  const auto segments = [&](std::size_t m, std::size_t n) {
    Matrix r = generate.sparse(m, n, 0.5, 5, ideal);
    for (double& x : r.values()) {
      if (chance(broken)) x = kOpen;
    }
    return r;
  };
  a.wires.r_word_line = segments(rows, cols + (a.wires.drive == Drive::both ? 1 : 0));
  a.wires.r_bit_line = segments(rows + (a.wires.sense == Sense::both ? 1 : 0), cols);
  std::vector<double> source(rows);
  std::vector<double> sense(cols);
  for (double& r : source) r = chance(0.2) ? kOpen : generate.uniform(1, 50);
  for (double& r : sense) r = chance(0.2) ? kOpen : generate.uniform(1, 50);
  source[0] = sense[cols - 1] = 0;
  a.wires.r_source = source;
  a.wires.r_sense = sense;
  return a;
}

/// Largest sum of currents into a node that is no terminal, A, for segments that are not 0 ohm.
double node_imbalance(const Array& a, const Solution& s, const Matrix& v) {
  const Segments segments = make_segments(a.wires, a.g.rows(), a.g.cols());
  const Numbering n{a.g.rows(), a.g.cols()};
  const std::size_t cells = a.g.size();
  std::vector<double> volts(n.count(), 0.0);
  std::vector<double> into(n.count(), 0.0);
  for (std::size_t k = 0; k < cells; ++k) {
    volts[k] = s.nodes->v_word_line(0, k);
    volts[cells + k] = s.nodes->v_bit_line(0, k);
    into[k] -= s.nodes->i_cell(0, k);
    into[cells + k] += s.nodes->i_cell(0, k);
  }
  for (std::size_t i = 0; i < n.rows; ++i) volts[n.source(i)] = v(0, i);
  for_each_segment(segments, [&](const WireSegment& w) {
    const double current = (volts[w.a] - volts[w.b]) / w.r;
    into[w.a] -= current;
    into[w.b] += current;
  });
  return largest(std::span(into).first(n.first_terminal()));
}

/// Largest sum of currents into a node, A; segments of 0 ohm join nodes to one.
double charge_imbalance(const Array& a,
                        const Solution& s,
                        std::span<const double> v,
                        std::span<const double> v_bit) {
  const Segments segments = make_segments(a.wires, a.g.rows(), a.g.cols());
  const Numbering n{a.g.rows(), a.g.cols()};
  const std::size_t cells = a.g.size();
  std::vector<double> volts(n.count());
  std::vector<double> into(n.count(), 0.0);
  UnionFind joined(n.count());
  for (std::size_t k = 0; k < cells; ++k) {
    volts[k] = s.nodes->v_word_line(0, k);
    volts[cells + k] = s.nodes->v_bit_line(0, k);
    into[k] -= s.nodes->i_cell(0, k);
    into[cells + k] += s.nodes->i_cell(0, k);
  }
  for (std::size_t i = 0; i < n.rows; ++i) volts[n.source(i)] = v[i];
  for (std::size_t j = 0; j < n.cols; ++j) volts[n.sense(j)] = v_bit[j];
  for (std::size_t i = 0; i < n.rows; ++i) into[n.source(i)] += s.i_word_line(0, i);
  for (std::size_t j = 0; j < n.cols; ++j) into[n.sense(j)] -= s.i_bit_line(0, j);
  for_each_segment(segments, [&](const WireSegment& w) {
    if (w.r == 0) {
      joined.join(w.a, w.b);
      CHECK(volts[w.a] == Approx(volts[w.b]).margin(1e-12));
      return;
    }
    const double current = (volts[w.a] - volts[w.b]) / w.r;
    into[w.a] -= current;
    into[w.b] += current;
  });
  std::vector<double> sums(n.count(), 0.0);
  for (std::size_t k = 0; k < n.count(); ++k) sums[joined.find(k)] += into[k];
  return largest(sums);
}

void check_charge_and_power(const Array& a,
                            const Solution& s,
                            std::span<const double> v,
                            std::span<const double> v_bit) {
  const double scale = std::max(largest(s.i_word_line.values()), largest(s.i_bit_line.values()));
  CAPTURE(name_of(s.report.method), s.report.error_bound);
  CHECK(charge_imbalance(a, s, v, v_bit) <= 1e-9 * scale);
  const Power& p = s.power[0];
  CHECK(std::fabs(p.sources - p.cells - p.wires - p.terminals) <= 1e-10 * p.sources);
  CHECK(p.cells >= 0);
  CHECK(p.wires >= 0);
  CHECK(p.terminals >= 0);
  for (std::size_t k = 0; k < a.g.size(); ++k) {  // passive, cell by cell
    const double across = s.nodes->v_word_line(0, k) - s.nodes->v_bit_line(0, k);
    REQUIRE(across * s.nodes->i_cell(0, k) >= -1e-15 * std::fabs(s.nodes->i_cell(0, k)));
  }
}

struct Shape {
  std::size_t rows, cols;
};
constexpr Shape kShapes[] = {{1, 1}, {1, 9}, {9, 1}, {3, 5}, {8, 8}, {17, 12}, {33, 40}};

Matrix rows_of(Shape shape, test::Generate& generate) {
  return generate.matrix(1, shape.rows, -0.5, 0.5);
}

}  // namespace

TEST_CASE("charge and power balance at any boundary, by both methods that give nodes") {
  test::Generate generate(1);
  for (int round = 0; round < 10; ++round) {
    for (const Shape shape : kShapes) {
      const Array a = random_array(generate, shape.rows, shape.cols);
      const Matrix v = rows_of(shape, generate);
      const Matrix v_bit = generate.matrix(1, shape.cols, -0.2, 0.2);
      CAPTURE(round, shape.rows, shape.cols);
      for (const auto method : {Method::iterative, Method::direct}) {
        const auto s = circuit::solve(a.g, v, a.wires, v_bit.values(), {method, 1e-12, 1000, true},
                                      {.power = true, .nodes = true});
        check_charge_and_power(a, s, v.values(), v_bit.values());
      }
    }
  }
}

TEST_CASE("charge and power balance for cells of any law") {
  const Cell laws[] = {Sinh{0.2}, Cubic{3.0}, OneTransistorOneResistor{Sinh{0.2}, 2e3},
                       OneSelectorOneResistor{Linear{}, 1e-9, 0.06}};
  test::Generate generate(2);
  for (const Cell& law : laws) {
    for (const Shape shape : kShapes) {
      const Array a = random_array(generate, shape.rows, shape.cols);
      const Matrix v = rows_of(shape, generate);
      const Matrix v_bit = generate.matrix(1, shape.cols, -0.2, 0.2);
      CAPTURE(law.index(), shape.rows, shape.cols);
      const NonlinearNetwork network(a.g, a.wires, law);
      for (const auto method : {Method::automatic, Method::direct}) {
        if (method == Method::direct && a.g.size() > 100) continue;  // slow
        const auto s = network.solve(v, v_bit.values(), {method, 1e-12, 2000, true},
                                     {.power = true, .nodes = true});
        check_charge_and_power(a, s, v.values(), v_bit.values());
      }
    }
  }
}

TEST_CASE("what a word line drives at a bit line, the bit line drives at the word line") {
  test::Generate generate(3);
  for (int round = 0; round < 5; ++round) {
    for (const Shape shape : {Shape{1, 4}, {5, 3}, {12, 16}}) {
      const Array a = random_array(generate, shape.rows, shape.cols);
      const LinearNetwork network(a.g, a.wires);
      Matrix units(shape.rows, shape.rows);
      for (std::size_t i = 0; i < shape.rows; ++i) units(i, i) = 1;
      for (const auto method : {Method::iterative, Method::direct}) {
        const SolveOptions options{method, 1e-12, 1000, true};
        const Matrix forward = network.solve(units, {}, options).i_bit_line;
        const TransferMatrix t(a.g, a.wires);
        for (std::size_t j = 0; j < shape.cols; ++j) {
          std::vector<double> v_bit(shape.cols, 0.0);
          v_bit[j] = 1;
          const auto back = network.solve(Matrix(1, shape.rows), v_bit, options).i_word_line;
          for (std::size_t i = 0; i < shape.rows; ++i) {
            CAPTURE(round, shape.rows, shape.cols, i, j, name_of(method));
            REQUIRE(std::fabs(back(0, i) + forward(i, j)) <= 1e-10 * largest(forward.values()));
            REQUIRE(std::fabs(t.matrix()(i, j) - forward(i, j)) <=
                    1e-10 * largest(forward.values()));
          }
        }
      }
    }
  }
}

TEST_CASE("currents of superposed voltages are superposed at any boundary") {
  test::Generate generate(4);
  for (int round = 0; round < 5; ++round) {
    for (const Shape shape : kShapes) {
      const Array a = random_array(generate, shape.rows, shape.cols);
      const LinearNetwork network(a.g, a.wires);
      const Matrix v = rows_of(shape, generate);
      const Matrix w = rows_of(shape, generate);
      const Matrix v_bit = generate.matrix(1, shape.cols, -0.2, 0.2);
      Matrix sum(1, shape.rows);
      for (std::size_t i = 0; i < shape.rows; ++i) sum(0, i) = 2 * v(0, i) - 3 * w(0, i);
      for (const auto method : {Method::iterative, Method::direct}) {
        const SolveOptions options{method, 1e-12, 1000, true};
        const Matrix one = network.solve(v, v_bit.values(), options).i_bit_line;
        const Matrix two = network.solve(w, v_bit.values(), options).i_bit_line;
        const Matrix bits =
            network.solve(Matrix(1, shape.rows), v_bit.values(), options).i_bit_line;
        const Matrix all = network.solve(sum, v_bit.values(), options).i_bit_line;
        const double scale = largest(one.values()) + largest(two.values()) + largest(bits.values());
        for (std::size_t j = 0; j < shape.cols; ++j) {  // v_bit counts 2 - 3 times: twice too few
          CAPTURE(round, shape.rows, shape.cols, j, name_of(method));
          REQUIRE(std::fabs(all(0, j) - 2 * one(0, j) + 3 * two(0, j) - 2 * bits(0, j)) <=
                  1e-10 * scale);
        }
      }
    }
  }
}

TEST_CASE("what goes in comes out even where sweeps have not converged") {
  test::Generate generate(5);
  const Matrix g = generate.sparse(40, 33, 1e-6, 1e-3, 0.2);
  const Matrix v = generate.matrix(1, 40, -0.2, 0.5);
  for (const Drive drive : {Drive::left, Drive::both}) {
    const Wires wires{.r_word_line = 20.0, .r_bit_line = 30.0, .r_source = 10.0, .drive = drive};
    const auto s = circuit::solve(g, v, wires, {}, {Method::iterative, 1e-10, 1, true});
    CHECK(s.report.error_bound > 1e-6);
    double in = 0;
    double out = 0;
    for (const double i : s.i_word_line.values()) in += i;
    for (const double i : s.i_bit_line.values()) out += i;
    CHECK(std::fabs(in - out) <= 1e-12 * largest(s.i_bit_line.values()));
  }
}

TEST_CASE("the residual is the largest imbalance of a node, after any number of sweeps") {
  test::Generate generate(6);
  const Array a{generate.sparse(40, 33, 1e-6, 1e-3, 0.2),
                {.r_word_line = 20.0, .r_bit_line = 30.0}};
  const Matrix v = generate.matrix(1, 40, -0.2, 0.5);
  for (const int sweeps : {1, 2, 3, 4}) {
    const auto s = circuit::solve(a.g, v, a.wires, {}, {Method::iterative, 1e-14, sweeps, true},
                                  {.nodes = true});
    const double scale = std::max(largest(s.i_word_line.values()), largest(s.i_bit_line.values()));
    CAPTURE(sweeps);
    CHECK(s.report.residual == Approx(node_imbalance(a, s, v) / scale).epsilon(1e-4).margin(1e-13));
  }
}
