"""Kirchhoff's equations of a crossbar, solved exactly."""

from __future__ import annotations

import reprlib
import warnings
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy as np

from titania import _core
from titania._core import CellLaw
from titania._core.circuit import (
    Cubic,
    Linear,
    OneSelectorOneResistor,
    OneTransistorOneResistor,
    PowerEstimate,
    Sinh,
    SolveReport,
    Wires,
)
from titania._file import write_whole
from titania.circuit._lines import line_mask

_ROUNDING = 1e-9  # of a current: what may be left without a word

if TYPE_CHECKING:
    from os import PathLike

    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]
    DeviceModel = _core.device.Ideal | _core.device.Tio2Passive | _core.device.Vteam
    Cell = (
        Linear
        | Sinh
        | Cubic
        | OneTransistorOneResistor
        | OneSelectorOneResistor
        | CellLaw
        | DeviceModel
    )
    _Network = _core.circuit.LinearNetwork | _core.circuit.NonlinearNetwork

Method = Literal["auto", "ideal", "iterative", "transfer", "direct"]


class Solution:
    """Currents of a solved crossbar; what is inside is computed when asked for.

    Arrays have a leading batch axis if the voltages had one.

    Attributes:
        i_bit_line: (cols,) A, positive out of the array, all sensed ends together.
        i_word_line: (rows,) A, positive into the array, all driven ends together.
            The currents of floating lines are exactly 0.
        power: W drawn from the sources, which is what cells, wires and terminals turn to heat.
        wires: the wires that were solved; a floating line has an infinite r_source or r_sense.
        report: method, converged, iterations, residual, error_bound, error_estimate.
    """

    def __init__(
        self,
        problem: _Problem,
        options: dict[str, Any],
    ) -> None:
        network, v, v_bit_line = problem.network, np.atleast_2d(problem.v), problem.v_bit_line
        self.wires = wires = problem.wires
        self._problem = problem
        self._network = network
        self._inputs = (v, v_bit_line)
        self._options = options
        self._single = problem.v.ndim == 1
        raw = network.solve(v, v_bit_line, power=False, nodes=False, **options)
        self.report: SolveReport = raw.report
        self.i_bit_line = self._shaped(np.where(np.isinf(wires.r_sense), 0.0, raw.i_bit_line))
        self.i_word_line = self._shaped(np.where(np.isinf(wires.r_source), 0.0, raw.i_word_line))
        volts = self._shaped(v)
        self.power = (volts * self.i_word_line).sum(-1) - self.i_bit_line @ v_bit_line

    def _shaped(self, values: Floats) -> Floats:
        return values[0] if self._single else values

    @cached_property
    def ideal(self) -> Solution:
        """The same crossbar, inputs and floating lines with ideal wires.

        What wires cost is the difference.
        """
        rows, cols = self._network.shape
        floating = (
            np.broadcast_to(np.isinf(terminal), count).tolist()
            for terminal, count in ((self.wires.r_source, rows), (self.wires.r_sense, cols))
        )
        wires = _core.circuit.with_open_terminals(Wires(), rows, cols, *floating)
        network = _network(self._network.conductance, wires, self._problem.cell)
        problem = self._problem._replace(network=network, wires=wires)
        return Solution(problem, self._options | {"method": "auto"})

    @cached_property
    def _powers(self) -> tuple[Floats, Floats, Floats]:
        raw = self._network.solve(*self._inputs, power=True, nodes=False, **self._options)
        fields = (raw.power_cells, raw.power_wires, raw.power_terminals)
        return tuple(self._shaped(field) for field in fields)  # type: ignore[return-value]

    def estimate_power(self, sample: int = 64, *, seed: int = 0) -> PowerEstimate:
        """Mean power per input and where it goes, from a random sample of a large batch.

        Args:
            sample: inputs to solve for their power, drawn without replacement; of a batch that is
                smaller, all are.
            seed: of the draw.

        Returns:
            ``mean`` and ``standard_error``, each with sources, cells, wires and terminals (W).

        Raises:
            ArgumentError: if sample is less than 2 and the batch is larger.
        """
        v, v_bit_line = self._inputs
        tolerance = self._options["tolerance"]
        return self._network.estimate_power(
            v, v_bit_line, min(sample, len(v)), seed=seed, tolerance=tolerance
        )

    @cached_property
    def _nodes(self) -> tuple[Floats, Floats, Floats]:
        raw = self._network.solve(*self._inputs, power=False, nodes=True, **self._options)
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
    def power_cells(self) -> Floats:
        """Heat in the cells, W."""
        return self._powers[0]

    @property
    def power_wires(self) -> Floats:
        """Heat in the line segments, W."""
        return self._powers[1]

    @property
    def power_terminals(self) -> Floats:
        """Heat in r_source and r_sense, W."""
        return self._powers[2]

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
    cell: Cell | None = None,
    method: Method = "auto",
    tolerance: float = 1e-10,
    max_iterations: int = 20000,
    allow_unconverged: bool = False,
) -> Solution:
    """Solve a crossbar with wire, source and sense resistance.

    Args:
        g: conductances (rows, cols), S, finite and not negative.
        v, v_bit_line: word-line voltages (rows,) or (batch, rows), bit-line voltages (cols,), V.
        wires: resistances; ideal by default, and then the solution is the product v g.
        floating_word_lines, floating_bit_lines: lines without a terminal, as a boolean mask
            (rows,) or (cols,) or as their numbers; all may float.  They take the voltage that their
            cells give them, and what v or v_bit_line says of them is ignored (but must be finite).
        cell: law of the cells; None is linear.  A Sinh, Cubic, OneTransistorOneResistor (1T1R) or
            OneSelectorOneResistor (1S1R), a device model, or a CellLaw of your own.
        method: "ideal", the product, for ideal wires; "iterative", line relaxation, for few inputs;
            "transfer", by the transfer matrix of linear cells, for many; "direct", the sparse
            reference.  "auto" goes by the array, never by the batch: "ideal" or else "iterative",
            and "direct" should that fail.
        tolerance: relative ``report.error_bound`` to reach; "transfer" only has an error_estimate.
        max_iterations: sweeps after which line relaxation gives up.
        allow_unconverged: return what was reached; ``report.converged`` tells.

    Raises:
        ArgumentError, ShapeError, ConfigError: naming what is wrong.
        ConvergenceError: if an input does not reach the tolerance; carries the ``report``.
            RuntimeWarning: where rounding, all that is left, is above the tolerance and 1e-9.

    Example:
        >>> import numpy as np, titania as ti
        >>> g = np.full((64, 64), 100e-6)
        >>> s = ti.circuit.solve(g, np.full(64, 0.2), wires=ti.Wires(r_word_line=1, r_bit_line=1))
        >>> f"{1 - s.i_bit_line.mean() / (64 * 100e-6 * 0.2):.4f}"
        '0.2145'
    """
    problem = _problem(g, v, wires, v_bit_line, floating_word_lines, floating_bit_lines, cell)
    options = {"method": method, "tolerance": tolerance, "max_iterations": max_iterations}
    solution = Solution(problem, options | {"allow_unconverged": allow_unconverged})
    return solution if allow_unconverged else _without_silence(solution, tolerance)


def _without_silence(solution: Solution, tolerance: float) -> Solution:
    """Warn where rounding is all that is left, and too much; a transfer matrix has no bound."""
    report = solution.report
    bound = report.error_bound if report.error_estimate is None else report.error_estimate
    if bound > max(tolerance, _ROUNDING):
        text = f"error_bound = {bound:.2g} is all that rounding allows of tolerance = {tolerance:g}"
        warnings.warn(f"{text}: resistances lie too far apart", RuntimeWarning, stacklevel=3)
    return solution


def transfer_matrix(g: ArrayLike, wires: Wires | None = None) -> Floats:
    """Compute what the wires make of a matrix of conductances: i_bit_line = v @ T, exactly.

    After that, reading any number of inputs with wire resistance is a plain matrix product.
    The array is merged from halves of halves in hybrid form (nested dissection that keeps port
    voltages on the near sides and port currents on the far ones, so that no wire resistance is
    inverted); see TransferMatrix for the source power, driven bit lines and changed cells.

    Args:
        g: conductances (rows, cols), S, finite and not negative.
        wires: resistances; ideal by default, and then the result is g.

    Returns:
        T (rows, cols), S.  Rows and columns of floating lines are 0.

    Raises:
        ArgumentError, ShapeError, ConfigError: naming what is wrong.

    Example:
        >>> import numpy as np, titania as ti
        >>> g = np.full((64, 64), 100e-6)
        >>> t = ti.circuit.transfer_matrix(g, ti.Wires(r_word_line=1, r_bit_line=1))
        >>> f"{1 - t.mean() / 100e-6:.4f}"
        '0.2145'
    """
    return _core.circuit.transfer_matrix(g, wires)


def to_spice(
    path: str | PathLike[str],
    g: ArrayLike,
    v: ArrayLike,
    *,
    wires: Wires | None = None,
    v_bit_line: ArrayLike | None = None,
    floating_word_lines: ArrayLike | None = None,
    floating_bit_lines: ArrayLike | None = None,
    cell: Cell | None = None,
) -> None:
    """Write a crossbar and one input as a netlist that ``ngspice -b path`` runs as it stands.

    It prints the currents of the driven and the sensed lines, ``i_word_line_0``, ... and
    ``i_bit_line_0``, ... (A), signs as in :class:`Solution`.  The file is written whole or not at
    all.

    Args:
        path: of the file; what is there is replaced.
        g, wires, v_bit_line, floating_word_lines, floating_bit_lines: as in :func:`solve`.
        v: word-line voltages (rows,), V.
        cell: as in :func:`solve`, with a formula: not a CellLaw.

    Raises:
        ArgumentError, ShapeError, ConfigError: naming what is wrong.
        FileError: if it cannot be written.
    """
    problem = _problem(g, v, wires, v_bit_line, floating_word_lines, floating_bit_lines, cell)
    shape = problem.v.shape
    if len(shape) != 1:
        msg = f"v has shape {shape}, expected ({shape[-1]},) = (word lines,): one input"
        raise _core.ShapeError(msg)
    write_whole(path, problem.network.spice(problem.v, problem.v_bit_line))


class _Problem(NamedTuple):
    """Arguments of a solve, checked."""

    network: _Network
    wires: Wires
    cell: Cell | None
    v: Floats
    v_bit_line: Floats


def _problem(
    g: ArrayLike,
    v: ArrayLike,
    wires: Wires | None,
    v_bit_line: ArrayLike | None,
    floating_word_lines: ArrayLike | None,
    floating_bit_lines: ArrayLike | None,
    cell: Cell | None,
) -> _Problem:
    g = _core.circuit.conductances(g)
    rows, cols = g.shape
    words = line_mask(floating_word_lines, "floating_word_lines", rows, "word lines")
    columns = line_mask(floating_bit_lines, "floating_bit_lines", cols, "bit lines")
    if not isinstance(wires, Wires | None):
        raise TypeError(f"wires: expected Wires or None, got {reprlib.repr(wires)}")
    lines = _core.circuit.with_open_terminals(
        Wires() if wires is None else wires, rows, cols, words.tolist(), columns.tolist()
    )
    network = _network(g, lines, cell)
    volts = _grounded(network.voltages(v), words)
    bits = np.zeros(cols) if v_bit_line is None else network.bit_line_voltages(v_bit_line)
    return _Problem(network, lines, cell, volts, _grounded(bits, columns))


def _network(g: Floats, wires: Wires, cell: Cell | None) -> _Network:
    if cell is None:
        return _core.circuit.LinearNetwork(g, wires)
    return _core.circuit.NonlinearNetwork(g, wires, cell)


def _grounded(volts: Floats, floating: NDArray[np.bool_]) -> Floats:
    """Voltages with 0 V for floating lines, whose values mean nothing; NaN stays to be refused."""
    if not floating.any():
        return volts
    return np.where(floating & np.isfinite(volts), 0.0, volts)
