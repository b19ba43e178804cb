"""Files that are written whole or not at all."""

from __future__ import annotations

import errno
import itertools
import os
from pathlib import Path
from typing import TYPE_CHECKING

from titania._core import FileError

if TYPE_CHECKING:
    from collections.abc import Iterable

_numbers = itertools.count()


def require_writable(paths: Iterable[str | os.PathLike[str]]) -> None:
    """FileError for the first path that cannot be written: asked before the work begins."""
    for path in paths:
        folder = Path(path).resolve().parent
        if not folder.is_dir():
            msg = f"{path}: cannot be written: there is no folder {folder}"
            raise FileError(msg)
        if not os.access(folder, os.W_OK):
            msg = f"{path}: cannot be written: {os.strerror(errno.EACCES)}"
            raise FileError(msg)
        _require_file(path)


def _require_file(path: str | os.PathLike[str]) -> None:
    target = Path(path)
    if target.exists() and not target.is_file():
        msg = f"{path}: cannot be written: is there already, and is not a regular file"
        raise FileError(msg)


def write_whole(path: str | os.PathLike[str], text: str) -> None:
    """Write beside the target, flush to the disk, and rename: the target is whole or untouched.

    FileError naming the path if it cannot be written, or is there already and is not a file.
    """
    _require_file(path)
    target = Path(path).resolve()
    temporary = target.with_name(f"{target.name}.tmp-{os.getpid()}-{next(_numbers)}")
    try:
        with temporary.open("x", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except OSError as error:
        msg = f"{path}: cannot be written: {error.strerror}"
        raise FileError(msg) from error
    finally:
        temporary.unlink(missing_ok=True)
