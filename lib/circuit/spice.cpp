// The nodal network of wires.hpp as SPICE elements: a resistor per segment and linear cell, a
// behavioural current source per cell of another law, a voltage source per terminal.  Currents are
// read at the sources: SPICE counts a source's current from its first node through the source to
// its second.
#include "titania/circuit/spice.hpp"

#include <cmath>
#include <cstddef>
#include <ostream>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include "circuit/input_checks.hpp"
#include "circuit/nodes.hpp"
#include "circuit/nonlinear/cell_laws.hpp"
#include "titania/core/config_text.hpp"
#include "titania/core/error.hpp"
#include "titania/core/text.hpp"

namespace titania::circuit {

namespace {

std::string place(std::size_t i, std::size_t j) {
  return std::to_string(i) + "_" + std::to_string(j);
}

/// Names of the nodes, one for all that 0 ohm joins.
class NodeNames {
 public:
  NodeNames(const Segments& segments) : n_{segments.rows, segments.cols}, joined_(n_.count()) {
    for_each_segment(segments, [&](const WireSegment& s) {
      if (s.r == 0) joined_.join(first(s.a, s.b), s.a + s.b - first(s.a, s.b));
    });
  }

  [[nodiscard]] std::size_t root(std::size_t node) { return joined_.find(node); }

  [[nodiscard]] std::string operator()(std::size_t node) {
    const std::size_t k = root(node);
    const std::size_t cells = n_.rows * n_.cols;
    if (k < cells) return "w" + place(k / n_.cols, k % n_.cols);
    if (k < 2 * cells) return "b" + place(k / n_.cols - n_.rows, k % n_.cols);
    if (k < n_.sense(0)) return "s" + std::to_string(k - n_.source(0));
    return "t" + std::to_string(k - n_.sense(0));
  }

 private:
  /// Which of two nodes keeps its name: a terminal, or else the lower number.
  [[nodiscard]] std::size_t first(std::size_t a, std::size_t b) {
    const std::size_t x = root(a);
    const std::size_t y = root(b);
    if (x >= n_.first_terminal()) return a;
    if (y >= n_.first_terminal()) return b;
    return x <= y ? a : b;
  }

  Numbering n_;
  UnionFind joined_;
};

/// Writes one cell, and what is in series with it, between two named nodes.  The results say
/// whether the cell joins the nodes; nothing is written if it does not.
struct CellElements {
  std::ostream& out;
  double g;
  std::size_t row;
  std::size_t k;   ///< number of the cell
  std::string at;  ///< "{row}_{column}"

  using Node = const std::string&;

  bool operator()(const OneTransistorOneResistor& c, Node word, Node bit) const {
    const bool on = c.on.at(c.on.shape().size() == 1 ? row : k) != 0;
    const double r = on ? c.r_on : 1 / c.g_off;
    if (std::isinf(r)) return false;
    if (r == 0) return plain(c.cell, word, bit);
    out << "rt" << at << " " << word << " c" << at << " " << to_text(r) << "\n";
    return plain(c.cell, "c" + at, bit);
  }

  bool operator()(const OneSelectorOneResistor& c, Node word, Node bit) const {
    source("bs", word, "c" + at, sinh(c.i0, c.v0, word, "c" + at));
    return plain(c.cell, "c" + at, bit);
  }

  bool operator()(const Linear& /*c*/, Node a, Node b) const {
    out << "rc" << at << " " << a << " " << b << " " << to_text(1 / g) << "\n";
    return true;
  }

  bool operator()(const Sinh& c, Node a, Node b) const {
    return source("bc", a, b, sinh(g * c.v0, c.v0, a, b));
  }

  bool operator()(const Cubic& c, Node a, Node b) const {
    const std::string v = voltage(a, b);
    return source("bc", a, b,
                  to_text(g) + "*" + v + "*(1+" + to_text(c.c.at(k)) + "*" + v + "*" + v + ")");
  }

  bool operator()(const CustomCell& /*c*/, Node /*a*/, Node /*b*/) const {
    throw std::logic_error("a custom cell has no netlist");
  }

 private:
  bool plain(const PlainCell& cell, Node a, Node b) const {
    return std::visit([&](const auto& c) { return (*this)(c, a, b); }, cell);
  }

  bool source(const char* kind, Node a, Node b, const std::string& current) const {
    out << kind << at << " " << a << " " << b << " i=" << current << "\n";
    return true;
  }

  static std::string voltage(Node a, Node b) { return "v(" + a + "," + b + ")"; }

  static std::string sinh(double i0, double v0, Node a, Node b) {
    return to_text(i0) + "*sinh(" + voltage(a, b) + "/" + to_text(v0) + ")";
  }
};

class Netlist {
 public:
  Netlist(std::ostream& out, MatrixView g, const Wires& wires, const Cell& cell)
      : out_(out),
        g_(g),
        wires_(wires),
        cell_(cell),
        segments_(make_segments(wires, g.rows(), g.cols())),
        n_{g.rows(), g.cols()},
        name_(segments_),
        islands_(n_.count()) {}

  void write(std::span<const double> v, std::span<const double> v_bit_line) {
    out_ << "titania crossbar, " << g_.rows() << " word lines x " << g_.cols() << " bit lines\n";
    // Newton's method ends when a step is this small, and its last step squares the error.  A pivot
    // of a floating line may be as small as the conductance of its cells.
    out_ << ".options reltol=1e-9 abstol=1e-18 vntol=1e-13 itl1=1000 pivtol=1e-30\n";
    write_terminals(v, v_bit_line);
    write_wires();
    write_cells();
    tie_islands();
    write_commands();
  }

 private:
  [[nodiscard]] bool driven(std::size_t i) const { return std::isfinite(wires_.r_source.at(i)); }
  [[nodiscard]] bool sensed(std::size_t j) const { return std::isfinite(wires_.r_sense.at(j)); }

  void write_terminals(std::span<const double> v, std::span<const double> v_bit_line) {
    out_ << "* terminals\n";
    for (std::size_t i = 0; i < g_.rows(); ++i) {
      if (driven(i)) out_ << "vw" << i << " s" << i << " 0 " << to_text(v[i]) << "\n";
    }
    for (std::size_t j = 0; j < g_.cols(); ++j) {
      const double volts = v_bit_line.empty() ? 0.0 : v_bit_line[j];
      if (sensed(j)) out_ << "vb" << j << " t" << j << " 0 " << to_text(volts) << "\n";
    }
  }

  void resistor(const std::string& element, std::size_t a, std::size_t b, double r) {
    islands_.join(a, b);
    out_ << "r" << element << " " << name_(a) << " " << name_(b) << " " << to_text(r) << "\n";
  }

  void write_wires() {
    using Place = WireSegment::Place;
    out_ << "* wires, with the resistances of sources and sense amplifiers\n";
    for_each_segment(segments_, [&](const WireSegment& s) {
      if (s.r == 0) islands_.join(s.a, s.b);
      if (s.r == 0 || std::isinf(s.r) || name_.root(s.a) == name_.root(s.b)) return;
      const char* kind = s.place == Place::word_line         ? "w"
                         : s.place == Place::word_line_right ? "wr"
                         : s.place == Place::bit_line        ? "b"
                                                             : "bt";
      resistor(kind + place(s.i, s.j), s.a, s.b, s.r);
    });
  }

  void write_cells() {
    out_ << "* cells\n";
    for (std::size_t i = 0; i < g_.rows(); ++i) {
      for (std::size_t j = 0; j < g_.cols(); ++j) {
        if (!(g_(i, j) > 0)) continue;
        const std::size_t word = n_.word(i, j);
        const std::size_t bit = n_.bit(i, j);
        const CellElements elements{out_, g_(i, j), i, i * g_.cols() + j, place(i, j)};
        const bool joins =
            std::visit([&](const auto& c) { return elements(c, name_(word), name_(bit)); }, cell_);
        if (joins) islands_.join(word, bit);
      }
    }
  }

  /// One resistor to ground for each part of the network that no terminal fixes.
  void tie_islands() {
    std::vector<bool> fixed(n_.count(), false);
    for (std::size_t i = 0; i < g_.rows(); ++i) {
      if (driven(i)) fixed[islands_.find(n_.source(i))] = true;
    }
    for (std::size_t j = 0; j < g_.cols(); ++j) {
      if (sensed(j)) fixed[islands_.find(n_.sense(j))] = true;
    }
    for (std::size_t k = 0; k < n_.first_terminal(); ++k) {
      const std::size_t island = islands_.find(k);
      if (fixed[island]) continue;
      fixed[island] = true;
      out_ << "rtie_" << name_(k) << " " << name_(k) << " 0 1\n";
    }
  }

  void print(const std::string& quantity, const std::string& expression) {
    out_ << "let " << quantity << " = " << expression << "\nprint " << quantity << "\n";
  }

  void write_commands() {
    out_ << ".control\nset numdgt=16\nop\n";
    for (std::size_t j = 0; j < g_.cols(); ++j) {
      const std::string line = std::to_string(j);
      if (sensed(j)) print("i_bit_line_" + line, "i(vb" + line + ")");
    }
    for (std::size_t i = 0; i < g_.rows(); ++i) {
      const std::string line = std::to_string(i);
      if (driven(i)) print("i_word_line_" + line, "-i(vw" + line + ")");
    }
    out_ << "quit\n.endc\n.end\n";
  }

  std::ostream& out_;
  MatrixView g_;
  const Wires& wires_;
  const Cell& cell_;
  Segments segments_;
  Numbering n_;
  NodeNames name_;
  UnionFind islands_;
};

bool has_formula(const Cell& cell) {
  const auto custom = [](const auto& c) {
    if constexpr (requires { c.cell; }) {
      return std::holds_alternative<CustomCell>(c.cell);
    } else {
      return std::is_same_v<std::decay_t<decltype(c)>, CustomCell>;
    }
  };
  return !std::visit(custom, cell);
}

}  // namespace

void write_spice(std::ostream& out,
                 MatrixView g,
                 std::span<const double> v,
                 const Wires& wires,
                 std::span<const double> v_bit_line,
                 const Cell& cell) {
  check_conductances(g);
  validate(wires);
  wires.check_shape(g.rows(), g.cols());
  validate_cell(cell, g.rows(), g.cols());
  check_inputs({v, 1, v.size()}, v_bit_line, g.rows(), g.cols(), {});
  const Cell known = with_formula(cell, g);
  if (!has_formula(known)) {
    throw ArgumentError("cell: a custom law has no formula to write: must be another cell");
  }
  Netlist(out, g, wires, known).write(v, v_bit_line);
}

}  // namespace titania::circuit
