"""Files that are written whole or not at all, and errors that name the path in a sentence."""

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


def read_text(path: str | os.PathLike[str], most: int = 16 << 20) -> str:
    """What a file of at most so many bytes says; FileError naming the path if it cannot be read."""
    try:
        if Path(path).stat().st_size > most:
            msg = f"{path}: is larger than {most >> 20} MiB"
            raise FileError(msg)
        return Path(path).read_text(encoding="utf-8")
    except FileError:
        raise
    except (OSError, ValueError) as error:
        msg = f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}"
        raise FileError(msg) from error


def make_folder(path: str | os.PathLike[str]) -> None:
    """FileError naming the path if it is no folder and cannot become one."""
    try:
        Path(path).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        msg = f"{path}: cannot be made a folder: {error.strerror}"
        raise FileError(msg) from error


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


def write_whole(path: str | os.PathLike[str], content: str | bytes) -> None:
    """Write beside the target, flush to the disk, and rename: the target is whole or untouched.

    FileError naming the path if it cannot be written, or is there already and is not a file.
    """
    _require_file(path)
    target = Path(path).resolve()
    temporary = target.with_name(f"{target.name}.tmp-{os.getpid()}-{next(_numbers)}")
    try:
        with temporary.open("xb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except OSError as error:
        msg = f"{path}: cannot be written: {error.strerror}"
        raise FileError(msg) from error
    finally:
        temporary.unlink(missing_ok=True)
