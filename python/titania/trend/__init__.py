"""How fast GPUs become more efficient, and when one catches a crossbar.

The trend is that of data sheets: dense peak over power limit.  What machines achieve is another
quantity, and :func:`catch_up` refuses to mix the two.
"""

from titania.trend._catch_up import CatchUp, catch_up
from titania.trend._doubling import FLAGSHIPS, Chip, Doubling, chips, doubling_time
from titania.trend._efficiency import Efficiency

__all__ = [
    "FLAGSHIPS",
    "CatchUp",
    "Chip",
    "Doubling",
    "Efficiency",
    "catch_up",
    "chips",
    "doubling_time",
]
