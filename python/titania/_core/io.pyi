"""
Files of arrays and tiles; presets by name.
"""
from __future__ import annotations
import os
import titania._core.accelerator
import titania._core.array
import titania._core.network
import titania._core.tile
import typing
__all__: list[str] = ['accelerator', 'accelerators', 'load', 'preset', 'preset_citations', 'preset_names', 'save']
def accelerator(name: str) -> titania._core.accelerator.Accelerator:
    """
    The Accelerator of that name, in any case and with '-' or '_'.
    """
def accelerators() -> list[str]:
    """
    Names of the accelerators.
    """
def load(path: os.PathLike | str | bytes) -> titania._core.array.Crossbar | titania._core.tile.Tile | titania._core.network.Network:
    """
    Reads what save() wrote.  Raises FileError for a file that is truncated, was changed, or is
    something else; nothing in a file is ever executed.
    """
def preset(name: str) -> titania._core.tile.TileConfig:
    """
    The TileConfig of a preset.
    """
def preset_citations(name: str) -> list[str]:
    """
    What a preset is and where its numbers come from.
    """
def preset_names() -> list[str]:
    """
    Names of the presets.
    """
def save(object: titania._core.array.Crossbar | titania._core.tile.Tile | titania._core.network.Network, path: os.PathLike | str | bytes) -> None:
    """
    Writes a Crossbar, a Tile or a Network with everything it is to an .npz file, whole or not
    at all.
    """
