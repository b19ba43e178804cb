"""What is installed, in one line."""

from __future__ import annotations

from titania import _core


def about() -> str:
    """Describe the installed library: its version, and how much its tables hold.

    Example:
        >>> import titania as ti
        >>> ti.about().startswith(f"titania {ti.__version__}: ")
        True
    """
    counts = {
        "presets": len(_core.io.preset_names()),
        "workloads": len(_core.zoo.workloads()),
        "accelerators": len(_core.io.accelerators()),
        "GPUs": len(_core.baseline.gpus()),
        "energy figures": len(_core.energy.constants()),
    }
    listed = ", ".join(f"{count} {what}" for what, count in counts.items())
    return f"titania {_core.__version__}: {listed}"
