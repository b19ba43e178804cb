"""Pictures of crossbars, comparisons and trends.  They need matplotlib: the extra ``plot``."""

from titania.plot._batch_curve import batch_curve
from titania.plot._break_even import break_even
from titania.plot._crossbar import crossbar, ir_drop
from titania.plot._deciding import deciding
from titania.plot._energy_split import energy_split
from titania.plot._floors import floors
from titania.plot._trend import trend

__all__ = [
    "batch_curve",
    "break_even",
    "crossbar",
    "deciding",
    "energy_split",
    "floors",
    "ir_drop",
    "trend",
]
