"""Peak memory of a call, measured in a process of its own.

What counts is what the process has resident at most, less what it had before the call: its inputs,
the interpreter and the libraries.  Run as a program it measures one exact read:
python bench/memory.py SIZE THREADS.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np

import titania as ti
from measure import Row, Value


def _status(field: str) -> int:
    text = Path("/proc/self/status").read_text()
    return 1024 * int(re.search(rf"^{field}:\s+(\d+) kB$", text, re.MULTILINE)[1])


def peak_bytes(call: Callable[[], object]) -> int:
    """Bytes that a call adds to what is resident, at most; from above if it was once more."""
    before = _status("VmRSS")
    kept = call()  # noqa: F841  results count
    return _status("VmHWM") - before


def read_bytes(n: int, threads: int) -> int:
    """Bytes that one exact read of an n x n array takes."""
    rng = np.random.default_rng(0)
    g, v = rng.uniform(1e-6, 100e-6, (n, n)), rng.uniform(0, 0.2, n)
    wires = ti.Wires(r_word_line=1.0, r_bit_line=1.0)
    with ti.threads(threads):
        return peak_bytes(lambda: ti.circuit.solve(g, v, wires=wires, method="iterative"))


def memory_of_a_read(n: int) -> Row:
    """The row of the table."""

    def take(threads: int) -> Value:
        command = [sys.executable, __file__, str(n), str(threads)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return Value(int(done.stdout) / 1e6, unit=" MB")

    return Row(f"memory of one exact read, {n} x {n}", take, bound=100, stretch=60)


if __name__ == "__main__":
    print(read_bytes(int(sys.argv[1]), int(sys.argv[2])))
