"""Files that are written whole or not at all."""

from __future__ import annotations

import itertools
import os
from pathlib import Path

from titania._core import FileError

_numbers = itertools.count()


def write_whole(path: str | os.PathLike[str], text: str) -> None:
    """Write beside the target, flush to the disk, and rename: the target is whole or untouched.

    FileError naming the path if it cannot be written, or is there already and is not a file.
    """
    target = Path(path).resolve()
    if target.exists() and not target.is_file():
        msg = f"{path}: cannot be written: is there already, and is not a regular file"
        raise FileError(msg)
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
