"""What `dir()` and completion tell of a module: what it offers, not what it is built from."""

from __future__ import annotations

from types import ModuleType


def give(package: ModuleType) -> None:
    """Let `dir` of a package, and of the modules that it offers, list their `__all__`."""
    offered = [package, *(vars(package)[name] for name in package.__all__)]
    for module in offered:
        if isinstance(module, ModuleType):
            names = sorted(module.__all__)
            setattr(module, "__dir__", names.copy)  # noqa: B010 (mypy knows no such attribute)
