"""Rows as a table of pandas, which is an extra."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


def frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    """The rows as a table; ImportError with what to install without pandas."""
    try:
        import pandas as pd  # noqa: PLC0415 (an extra)
    except ImportError as error:
        msg = "to_pandas() needs pandas: pip install 'titania[tables]'"
        raise ImportError(msg) from error
    return pd.DataFrame(rows)
