"""What a measurement ran on."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_info

import titania as ti

_CACHES = Path("/sys/devices/system/cpu/cpu0/cache")


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0))


def cache_bytes() -> int:
    """Size of the largest cache, 0 if the system does not tell."""
    sizes = [path.read_text().strip() for path in _CACHES.glob("index*/size")]
    return max((int(size.rstrip("K")) * 1024 for size in sizes if size.endswith("K")), default=0)


def _processor() -> str:
    text = Path("/proc/cpuinfo").read_text()
    fields = dict(re.findall(r"^(.+?)\s*: (.*)$", text.split("\n\n")[0], re.MULTILINE))
    name = fields.get("model name", platform.machine())
    kind = [fields.get(key, "?") for key in ("cpu family", "model")]
    return f"{name} (family {kind[0]}, model {kind[1]})"


def _memory_bytes() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def _compiler() -> str:
    """The compiler that made the extension, as the extension itself says."""
    section = subprocess.run(
        ["readelf", "-p", ".comment", ti._core.__file__],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return ", ".join(re.findall(r"\]\s+(.+)", section))


def _blas() -> str:
    found = [library for library in threadpool_info() if library["user_api"] == "blas"]
    names = (f"{b['internal_api']} {b['version']} ({b['architecture']})" for b in found[:1])
    return ", ".join(names)


def describe() -> str:
    """The machine and the programs, in a few lines."""
    return (
        f"{_processor()}, {cores()} cores, {cache_bytes() / 2**20:.0f} MiB cache, "
        f"{_memory_bytes() / 2**30:.0f} GiB memory.\n"
        f"Titania {ti.__version__}, {_compiler()}; Python {platform.python_version()}, "
        f"NumPy {np.__version__}, {_blas()}.  Load before the run: {os.getloadavg()[0]:.1f}."
    )
