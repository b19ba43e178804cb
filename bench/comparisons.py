"""What a comparison adds to the inferences that it compares."""

from __future__ import annotations

from typing import TYPE_CHECKING

import titania as ti
from measure import Row, ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

WORKLOAD, CHIP, GPU = "llama-2-70b", "tio2_edge", "h100-sxm"
BATCH = 8
DRAWS = 1000
SIZES, BITS = (64, 128, 256, 512), (4, 6, 8, 10)


def rows() -> Iterator[Row]:
    """One point against the crossbar's inference in it; its percentiles and its map beside it."""
    workload, chip, gpu = ti.workload(WORKLOAD), ti.accelerator(CHIP), ti.baseline.gpu(GPU)
    known = ti.compare(workload, chip, gpu, batches=BATCH)

    def compare() -> ti.Comparison:
        return ti.compare(workload, chip, gpu, batches=BATCH)

    yield ratio(
        "comparison at one batch / the crossbar's inference",
        compare,
        lambda: chip.inference(workload, batch=BATCH),
        1.5,
    )
    yield ratio(
        f"percentiles of its ratio, {DRAWS} draws / the comparison",
        lambda: known.ratio_percentiles(draws=DRAWS),
        compare,
        5,
    )
    places = len(SIZES) * len(BITS)
    yield ratio(
        "break-even map, per place / the comparison",
        lambda: known.break_even(SIZES, BITS, (BATCH,)),
        compare,
        1.5,
        counts=(places, 1),
    )
