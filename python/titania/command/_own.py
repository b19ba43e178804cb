"""Files of one's own where a name is expected."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from titania._core import ConfigError
from titania._file import read_text

if TYPE_CHECKING:
    from collections.abc import Callable


def own(name: str, *kinds: Any, measured: Callable[[str], Any] | None = None) -> Any:
    """A name as it is; of a name that ends in .json, what the file holds.

    Args:
        name: a name, or the path of a file.
        kinds: classes of which the file may hold one, as `to_json` wrote it.
        measured: what loads, from its path, a file that states a "format" as measurements do.

    Raises:
        FileError: the file cannot be read.
        ConfigError: it holds something else, or an impossible value; the path is named.
    """
    if not name.endswith(".json"):
        return name
    text = read_text(name)
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        msg = f"{name}: is not JSON: {error}"
        raise ConfigError(msg) from error
    stated = document if isinstance(document, dict) else {}
    if measured and "format" in stated:
        return measured(name)
    kind = {k.__name__: k for k in kinds}.get(str(stated.get("type")))
    if kind is None:
        allowed = ", ".join(k.__name__ for k in kinds)
        msg = f"{name}: type = {stated.get('type')!r}: expected one of {{{allowed}}}"
        raise ConfigError(msg)
    try:
        return kind.from_json(text)
    except ConfigError as error:
        msg = f"{name}: {error}"
        raise ConfigError(msg) from error
