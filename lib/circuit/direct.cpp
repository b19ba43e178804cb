#include "circuit/direct.hpp"

#include <cmath>
#include <cstddef>
#include <limits>
#include <memory>
#include <vector>

#include <Eigen/SparseCholesky>
#include <Eigen/SparseCore>

#include "circuit/nodes.hpp"
#include "core/parallel.hpp"
#include "titania/circuit/solve.hpp"

namespace titania::circuit {

namespace {

struct Resistor {
  std::size_t a;
  std::size_t b;
  double conductance;  // infinite for 0 ohm
};

std::vector<Resistor> list_resistors(std::span<const double> g, const Segments& segments) {
  std::vector<Resistor> list;
  const auto add = [&](std::size_t a, std::size_t b, double conductance) {
    if (conductance > 0) list.push_back({a, b, conductance});
  };
  for (std::size_t k = 0; k < g.size(); ++k) add(k, g.size() + k, g[k]);
  for_each_segment(segments, [&](const WireSegment& s) { add(s.a, s.b, 1 / s.r); });
  return list;
}

constexpr std::ptrdiff_t kKnown = -1;

/// Which nodes are one, and which of them have a voltage to solve for.
struct NodeMap {
  UnionFind nodes;                      // joined by 0 ohm
  std::vector<std::ptrdiff_t> unknown;  // of a node's representative: its number, or kKnown
  std::ptrdiff_t unknowns = 0;

  [[nodiscard]] std::ptrdiff_t number(std::size_t node) { return unknown[nodes.find(node)]; }
};

/// `is_passive`: nothing drives a current but the terminals.
NodeMap map_nodes(const Numbering& n, const std::vector<Resistor>& resistors, bool is_passive) {
  NodeMap map{UnionFind(n.count()), std::vector<std::ptrdiff_t>(n.count(), kKnown), 0};
  UnionFind islands(n.count());  // joined by anything
  for (const auto& r : resistors) {
    islands.join(r.a, r.b);
    if (std::isinf(r.conductance)) map.nodes.join(r.a, r.b);
  }
  std::vector<bool> fixed(n.count(), false);        // representatives with a known voltage
  std::vector<bool> grounded(n.count(), false);     // islands with a known voltage
  constexpr std::size_t kNone = 0;                  // a node, so no terminal
  std::vector<std::size_t> only(n.count(), kNone);  // of an island: its terminal, if it has one
  for (std::size_t t = n.first_terminal(); t < n.count(); ++t) {
    const std::size_t island = islands.find(t);
    only[island] = grounded[island] ? kNone : t;
    grounded[island] = true;
  }
  for (std::size_t k = 0; is_passive && k < n.first_terminal(); ++k) {
    const std::size_t t = only[islands.find(k)];
    if (t != kNone) map.nodes.join(t, k);  // no current, hence one voltage
  }
  for (std::size_t t = n.first_terminal(); t < n.count(); ++t) fixed[map.nodes.find(t)] = true;
  for (std::size_t k = 0; k < n.first_terminal(); ++k) {
    const std::size_t root = map.nodes.find(k);
    const std::size_t island = islands.find(k);
    if (fixed[root] || map.unknown[root] != kKnown) continue;
    if (!grounded[island]) {
      grounded[island] = true;
      fixed[root] = true;  // this node stays known, at 0 V
      continue;
    }
    map.unknown[root] = map.unknowns++;
  }
  return map;
}

/// Voltages of the terminals (node, input); 0 elsewhere.
Eigen::MatrixXd terminal_voltages(const Numbering& n,
                                  NodeMap& map,
                                  MatrixView v_word_line,
                                  std::span<const double> v_bit_line) {
  Eigen::MatrixXd known = Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(n.count()),
                                                static_cast<Eigen::Index>(v_word_line.rows()));
  for (std::size_t t = n.first_terminal(); t < n.count(); ++t) {
    const std::size_t line = t - n.first_terminal();
    for (std::size_t k = 0; k < v_word_line.rows(); ++k) {
      known(static_cast<Eigen::Index>(map.nodes.find(t)), static_cast<Eigen::Index>(k)) =
          line < n.rows ? v_word_line(k, line) : v_bit_line[line - n.rows];
    }
  }
  return known;
}

/// Kirchhoff's current law at every unknown node: matrix x = rhs.
struct NodalEquations {
  Eigen::SparseMatrix<double> matrix;
  Eigen::MatrixXd rhs;
};

NodalEquations assemble(const std::vector<Resistor>& resistors,
                        NodeMap& map,
                        const Eigen::MatrixXd& known) {
  std::vector<Eigen::Triplet<double>> entries;
  NodalEquations equations{Eigen::SparseMatrix<double>(map.unknowns, map.unknowns),
                           Eigen::MatrixXd::Zero(map.unknowns, known.cols())};
  for (const auto& r : resistors) {
    if (std::isinf(r.conductance)) continue;
    const std::size_t ends[2] = {map.nodes.find(r.a), map.nodes.find(r.b)};
    if (ends[0] == ends[1]) continue;
    for (int e = 0; e < 2; ++e) {
      const std::ptrdiff_t here = map.unknown[ends[e]];
      const std::ptrdiff_t there = map.unknown[ends[1 - e]];
      if (here == kKnown) continue;
      entries.emplace_back(here, here, r.conductance);
      if (there == kKnown) {
        equations.rhs.row(here) +=
            r.conductance * known.row(static_cast<Eigen::Index>(ends[1 - e]));
      } else {
        entries.emplace_back(here, there, -r.conductance);
      }
    }
  }
  equations.matrix.setFromTriplets(entries.begin(), entries.end());
  return equations;
}

/// Currents (input, cell) out of the word-line node and into the bit-line node of each cell.
void inject(MatrixView injected, const Numbering& n, NodeMap& map, Eigen::MatrixXd& rhs) {
  const std::size_t cells = n.rows * n.cols;
  for (std::size_t k = 0; k < injected.rows(); ++k) {
    const auto column = static_cast<Eigen::Index>(k);
    for (std::size_t cell = 0; cell < cells; ++cell) {
      const std::ptrdiff_t word = map.number(cell);
      const std::ptrdiff_t bit = map.number(cells + cell);
      if (word != kKnown) rhs(word, column) -= injected(k, cell);
      if (bit != kKnown) rhs(bit, column) += injected(k, cell);
    }
  }
}

Eigen::MatrixXd factor_and_solve(const NodalEquations& equations) {
  const Eigen::SimplicialLDLT<Eigen::SparseMatrix<double>> factor(equations.matrix);
  if (factor.info() != Eigen::Success) {
    // Conductances so far apart that rounding makes the matrix singular.
    constexpr double unknown = std::numeric_limits<double>::infinity();
    throw ConvergenceError({Method::direct, false, 0, unknown, unknown});
  }
  Eigen::MatrixXd x = factor.solve(equations.rhs);
  x += factor.solve(equations.rhs - equations.matrix * x);  // one refinement
  return x;
}

}  // namespace

Drops solve_direct(std::span<const double> g,
                   const Segments& segments,
                   MatrixView v_word_line,
                   std::span<const double> v_bit_line,
                   MatrixView injected) {
  const Numbering n{segments.rows, segments.cols};
  const std::vector<Resistor> resistors = list_resistors(g, segments);
  NodeMap map = map_nodes(n, resistors, injected.size() == 0);
  Eigen::MatrixXd voltage = terminal_voltages(n, map, v_word_line, v_bit_line);
  if (map.unknowns > 0) {
    // Shared, since a cancelled factorisation is left to run to its end.
    const auto equations = std::make_shared<NodalEquations>(assemble(resistors, map, voltage));
    inject(injected, n, map, equations->rhs);
    const auto x = std::make_shared<Eigen::MatrixXd>();
    detail::run_interruptibly([equations, x] { *x = factor_and_solve(*equations); });
    for (std::size_t k = 0; k < n.count(); ++k) {
      const std::ptrdiff_t row = map.unknown[k];
      if (row != kKnown) voltage.row(static_cast<Eigen::Index>(k)) = x->row(row);
    }
  }

  Drops drops{Matrix(v_word_line.rows(), g.size()), Matrix(v_word_line.rows(), g.size())};
  for (std::size_t input = 0; input < v_word_line.rows(); ++input) {
    const auto at = [&](std::size_t node) {
      return voltage(static_cast<Eigen::Index>(map.nodes.find(node)),
                     static_cast<Eigen::Index>(input));
    };
    for (std::size_t k = 0; k < g.size(); ++k) {
      drops.u(input, k) = v_word_line(input, k / n.cols) - at(k);
      drops.b(input, k) = at(g.size() + k) - v_bit_line[k % n.cols];
    }
  }
  return drops;
}

}  // namespace titania::circuit
