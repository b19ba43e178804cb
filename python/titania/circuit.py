"""Kirchhoff's equations of a crossbar, solved exactly."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy as np

from titania import _core
from titania._core import Wires
from titania._core.circuit import SolveReport
from titania._file import write_whole
from titania._lines import line_mask

if TYPE_CHECKING:
    from os import PathLike

    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]

__all__ = ["Method", "Solution", "SolveReport", "Wires", "solve", "to_spice"]

Method = Literal["auto", "product", "line_gauss_seidel", "direct"]


class Solution:
    """Currents of a solved crossbar; node voltages and cell currents are computed when asked for.

    Arrays have a leading batch axis if the voltages had one.

    Attributes:
        i_bit_line: (cols,) A, positive out of the array, all sensed ends together.
        i_word_line: (rows,) A, positive into the array, all driven ends together.
            The currents of floating lines are exactly 0.
        power: W drawn from the sources, which is what cells, wires and terminals turn to heat.
        power_cells, power_wires, power_terminals: W, where it goes.
        wires: the wires that were solved; a floating line has an infinite r_source or r_sense.
        report: method, converged, iterations, residual, error_bound.
    """

    def __init__(
        self,
        network: _core.circuit.LinearNetwork,
        wires: Wires,
        v: Floats,
        v_bit_line: Floats,
        options: dict[str, Any],
        single: bool,
    ) -> None:
        self._network = network
        self.wires = wires
        self._inputs = (v, v_bit_line)
        self._options = options
        self._single = single
        raw = network.solve(v, v_bit_line, nodes=False, **options)
        self.report: SolveReport = raw.report
        self.i_bit_line = self._shaped(np.where(np.isinf(wires.r_sense), 0.0, raw.i_bit_line))
        self.i_word_line = self._shaped(np.where(np.isinf(wires.r_source), 0.0, raw.i_word_line))
        self.power = self._shaped(raw.power)
        self.power_cells = self._shaped(raw.power_cells)
        self.power_wires = self._shaped(raw.power_wires)
        self.power_terminals = self._shaped(raw.power_terminals)

    def _shaped(self, values: Floats) -> Floats:
        return values[0] if self._single else values

    @cached_property
    def ideal(self) -> Solution:
        """The same crossbar, inputs and floating lines with ideal wires: what wires cost is the
        difference."""
        rows, cols = self._network.shape
        floating = (
            np.broadcast_to(np.isinf(terminal), count).tolist()
            for terminal, count in ((self.wires.r_source, rows), (self.wires.r_sense, cols))
        )
        wires = _core.circuit.with_open_terminals(Wires(), rows, cols, *floating)
        network = _core.circuit.LinearNetwork(self._network.conductance, wires)
        options = self._options | {"method": "auto"}
        return Solution(network, wires, *self._inputs, options, self._single)

    @cached_property
    def _nodes(self) -> tuple[Floats, Floats, Floats]:
        raw = self._network.solve(*self._inputs, nodes=True, **self._options)
        shape = (-1, *self._network.shape)
        fields = (raw.v_word_line, raw.v_bit_line, raw.i_cell)
        return tuple(self._shaped(field.reshape(shape)) for field in fields)  # type: ignore[return-value]

    @property
    def v_source(self) -> Floats:
        """Voltages of the word lines' terminals (rows,), V; 0 for floating lines."""
        return self._shaped(self._inputs[0])

    @property
    def v_sense(self) -> Floats:
        """Voltages of the bit lines' terminals (cols,), V, of all inputs; 0 for floating lines."""
        return self._inputs[1]

    @property
    def v_word_line(self) -> Floats:
        """Voltages of the word-line nodes (rows, cols), V.  ArgumentError above 1 GB."""
        return self._nodes[0]

    @property
    def v_bit_line(self) -> Floats:
        """Voltages of the bit-line nodes (rows, cols), V.  ArgumentError above 1 GB."""
        return self._nodes[1]

    @property
    def i_cell(self) -> Floats:
        """Currents through the cells (rows, cols), A, word line to bit line."""
        return self._nodes[2]

    def __repr__(self) -> str:
        rows, cols = self._network.shape
        batch = "" if self._single else f"{len(self.i_bit_line)} inputs, "
        return f"Solution({rows}x{cols}, {batch}{self.report})"


def solve(
    g: ArrayLike,
    v: ArrayLike,
    *,
    wires: Wires | None = None,
    v_bit_line: ArrayLike | None = None,
    floating_word_lines: ArrayLike | None = None,
    floating_bit_lines: ArrayLike | None = None,
    cell: None = None,
    method: Method = "auto",
    tolerance: float = 1e-10,
    max_iterations: int = 20000,
) -> Solution:
    """Solve a crossbar of linear cells with wire, source and sense resistance.

    Args:
        g: conductances (rows, cols), S, finite and not negative.
        v: word-line voltages (rows,) or (batch, rows), V.
        wires: resistances; ideal by default, and then the solution is the product v g.
        v_bit_line: bit-line voltages (cols,), V; 0 by default.
        floating_word_lines, floating_bit_lines: lines without a terminal, as a boolean mask
            (rows,) or (cols,) or as their numbers.  A floating line takes the voltage that its
            cells give it, and what v or v_bit_line says of it is ignored (but must be finite).
            All lines may float; then all currents are 0.
        cell: must be None, which is linear, in this version.
        method: "auto" takes the product for ideal wires, else line relaxation, else (if that needs
            more than 2000 sweeps) "direct", the sparse factorisation that serves as reference.
        tolerance: relative error of the bit-line currents to reach, as bounded by
            ``report.error_bound``.
        max_iterations: sweeps after which line relaxation gives up; ``report.converged`` tells.

    Raises:
        ArgumentError, ShapeError, ConfigError: naming what is wrong.

    Example:
        >>> import numpy as np, titania as ti
        >>> g = np.full((64, 64), 100e-6)
        >>> s = ti.circuit.solve(g, np.full(64, 0.2), wires=ti.Wires(r_word_line=1, r_bit_line=1))
        >>> f"{1 - s.i_bit_line.mean() / (64 * 100e-6 * 0.2):.4f}"
        '0.2145'
    """
    _check_cell(cell)
    p = _problem(g, v, wires, v_bit_line, floating_word_lines, floating_bit_lines)
    options = {"method": method, "tolerance": tolerance, "max_iterations": max_iterations}
    inputs = np.atleast_2d(p.v), p.v_bit_line
    return Solution(p.network, p.wires, *inputs, options, single=p.v.ndim == 1)


def to_spice(
    path: str | PathLike[str],
    g: ArrayLike,
    v: ArrayLike,
    *,
    wires: Wires | None = None,
    v_bit_line: ArrayLike | None = None,
    floating_word_lines: ArrayLike | None = None,
    floating_bit_lines: ArrayLike | None = None,
    cell: None = None,
) -> None:
    """Write a crossbar and one input as a netlist that ``ngspice -b path`` runs as it stands.

    It prints the currents of the driven and the sensed lines, ``i_word_line_0``, ... and
    ``i_bit_line_0``, ... (A), signs as in :class:`Solution`.  The file is written whole or not at
    all.

    Args:
        path: of the file; what is there is replaced.
        g, wires, v_bit_line, floating_word_lines, floating_bit_lines, cell: as in :func:`solve`.
        v: word-line voltages (rows,), V.

    Raises:
        ArgumentError, ShapeError, ConfigError: naming what is wrong.
        FileError: if it cannot be written.
    """
    _check_cell(cell)
    p = _problem(g, v, wires, v_bit_line, floating_word_lines, floating_bit_lines)
    if p.v.ndim != 1:
        msg = f"v has shape {p.v.shape}, expected ({p.v.shape[-1]},) = (word lines,): one input"
        raise _core.ShapeError(msg)
    write_whole(path, _core.circuit.spice(p.g, p.wires, p.v, p.v_bit_line))


class _Problem(NamedTuple):
    """Arguments of a solve, checked."""

    g: Floats
    network: _core.circuit.LinearNetwork
    wires: Wires
    v: Floats
    v_bit_line: Floats


def _problem(
    g: ArrayLike,
    v: ArrayLike,
    wires: Wires | None,
    v_bit_line: ArrayLike | None,
    floating_word_lines: ArrayLike | None,
    floating_bit_lines: ArrayLike | None,
) -> _Problem:
    g = _core.circuit.conductances(g)
    rows, cols = g.shape
    words = line_mask(floating_word_lines, "floating_word_lines", rows, "word lines")
    columns = line_mask(floating_bit_lines, "floating_bit_lines", cols, "bit lines")
    lines = _core.circuit.with_open_terminals(
        Wires() if wires is None else wires, rows, cols, words.tolist(), columns.tolist()
    )
    network = _core.circuit.LinearNetwork(g, lines)
    bits = np.zeros(cols) if v_bit_line is None else network.bit_line_voltages(v_bit_line)
    volts = _grounded(network.voltages(v), words)
    return _Problem(g, network, lines, volts, _grounded(bits, columns))


def _check_cell(cell: None) -> None:
    if cell is not None:
        msg = f"cell = {cell!r}: this version solves linear cells only, pass None"
        raise _core.ArgumentError(msg)


def _grounded(volts: Floats, floating: NDArray[np.bool_]) -> Floats:
    """Voltages with 0 V for floating lines, whose values mean nothing; NaN stays to be refused."""
    if not floating.any():
        return volts
    return np.where(floating & np.isfinite(volts), 0.0, volts)
