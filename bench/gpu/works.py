"""Pieces of work that a GPU is measured on: what they compute and move, not how.

1 MAC = 2 operations.  `bytes` is what DRAM has to move at least once per call: weights, inputs and
outputs; what passes between the kernels of one call is counted as written and read once.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

BYTES = {"fp32": 4.0, "tf32": 4.0, "fp16": 2.0, "bf16": 2.0, "int8": 1.0}


@dataclass(frozen=True)
class Work:
    """One call."""

    kind: str  # matmul, mlp, convolution, transformer
    precision: str
    batch: int
    shape: tuple[int, ...]  # matmul (in, out); mlp widths; convolution (in, out, kernel, side);
    #                         transformer (width, heads, hidden, sequence)
    flops: float
    bytes: float
    kernels: int

    @property
    def name(self) -> str:
        size = "x".join(str(n) for n in self.shape)
        return f"{self.kind} {size}, {self.precision}, batch {self.batch}"


def matmul(inputs: int, outputs: int, batch: int, precision: str) -> Work:
    """(batch, inputs) times (inputs, outputs).  INT8 sums are INT32."""
    size = BYTES[precision]
    out_size = 4.0 if precision == "int8" else size
    moved = size * inputs * (outputs + batch) + out_size * batch * outputs
    flops = 2.0 * batch * inputs * outputs
    return Work("matmul", precision, batch, (inputs, outputs), flops, moved, 1)


def mlp(widths: tuple[int, ...], batch: int, precision: str) -> Work:
    """Products and ReLU, one after the other: two kernels a layer."""
    pairs = list(itertools.pairwise(widths))
    weights = sum(a * b for a, b in pairs)
    passed = widths[0] + widths[-1] + 4 * sum(widths[1:-1])  # product out, ReLU in and out, in
    moved = BYTES[precision] * (weights + batch * passed)
    kernels = 2 * len(pairs) - 1
    return Work("mlp", precision, batch, widths, 2.0 * batch * weights, moved, kernels)


def convolution(
    channels: int, outputs: int, kernel: int, side: int, batch: int, precision: str
) -> Work:
    """A square kernel over a square image, stride 1, as large an image out."""
    weights = channels * outputs * kernel**2
    moved = BYTES[precision] * (weights + batch * side**2 * (channels + outputs))
    flops = 2.0 * batch * side**2 * weights
    shape = (channels, outputs, kernel, side)
    return Work("convolution", precision, batch, shape, flops, moved, 1)


def transformer(
    width: int, heads: int, hidden: int, sequence: int, batch: int, precision: str
) -> Work:
    """One block over whole sequences: attention with a fused kernel, then two products and GELU."""
    weights = 4 * width**2 + 2 * width * hidden
    tokens = batch * sequence
    flops = 2.0 * tokens * weights + 4.0 * tokens * sequence * width
    # Two norms, q k v out, attention, projection, two residual sums, hidden layer and GELU.
    passed = (2 * 2 + 4 + 4 + 2 + 2 * 3) * width + 4 * hidden
    moved = BYTES[precision] * (weights + tokens * passed)
    shape = (width, heads, hidden, sequence)
    return Work("transformer", precision, batch, shape, flops, moved, 12)


def plan(precisions: tuple[str, ...] = tuple(BYTES)) -> Iterator[Work]:
    """Everything that is measured: shapes, types and batches."""
    for precision in precisions:
        for size in (1024, 4096, 8192):
            for batch in (32, 256, 2048, 16384):
                yield matmul(size, size, batch, precision)
        if precision == "int8":  # torch has no other INT8 kernels on a GPU
            continue
        for batch in (1, 64, 4096):
            yield mlp((784, 4096, 4096, 10), batch, precision)
        for batch in (1, 16, 128):
            yield convolution(256, 256, 3, 28, batch, precision)
        for batch in (1, 8, 64):
            yield transformer(4096, 32, 16384, 512, batch, precision)
