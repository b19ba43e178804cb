#pragma once

#include <iosfwd>
#include <span>

#include "titania/circuit/cells.hpp"
#include "titania/circuit/wires.hpp"
#include "titania/core/export.hpp"
#include "titania/core/matrix.hpp"

namespace titania::circuit {

/// Writes one crossbar with its inputs as a netlist that `ngspice -b` runs as it stands, and that
/// prints the terminal currents to 17 digits: i_bit_line_0, i_bit_line_1, ... and i_word_line_0,
/// ..., A, with the signs of Solution.
///
/// Nodes are w{i}_{j} and b{i}_{j}, terminals s{i} (sources) and t{j} (sense); nodes joined by 0
/// ohm have one name, the first of them or the terminal's.  A segment of infinite resistance is
/// left out, and so is the source of a line whose r_source or r_sense is infinite: its current is
/// not printed.  Lines that nothing joins to a terminal are tied to ground at one node, where no
/// current flows; no conductance is added that the crossbar does not have.
///
/// Cells are resistors, or behavioural sources of their law; c{i}_{j} is the node between a cell
/// and the transistor or selector before it.
///
/// g (rows, cols), S, as `cell` means it; v (rows,), V; v_bit_line (cols,), V, 0 everywhere if
/// empty. Throws ArgumentError, ShapeError or ConfigError naming what is wrong; ArgumentError for a
/// CustomCell, whose law has no formula.
TITANIA_API void write_spice(std::ostream& out,
                             MatrixView g,
                             std::span<const double> v,
                             const Wires& wires = {},
                             std::span<const double> v_bit_line = {},
                             const Cell& cell = Linear{});

}  // namespace titania::circuit
