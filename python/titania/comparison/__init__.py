"""A workload on a crossbar accelerator and on its competitors, at one boundary.

::

    c = ti.compare("llama-2-70b", "isaac", baselines=["h100-sxm"], batches=[1, 8, 64, 512])
    print(c)                    # the batch curve of both sides, and what decides it
    c.save_html("out.html")     # the same as one page, figures included

For a network simulated on tiles, `versus` holds its measured report against one baseline.
"""

from titania._core.comparison import (
    BreakEvenMap,
    Choice,
    ChoiceRange,
    MemristorShare,
    Point,
    Versus,
    lossless_adc_bits,
    table,
    versus,
)
from titania.comparison._comparison import Comparison, compare

__all__ = [
    "BreakEvenMap",
    "Choice",
    "ChoiceRange",
    "Comparison",
    "MemristorShare",
    "Point",
    "Versus",
    "compare",
    "lossless_adc_bits",
    "table",
    "versus",
]
