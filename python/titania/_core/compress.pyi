"""
Smaller networks, felt by both sides.
"""
from __future__ import annotations
import titania._core
import typing
__all__: list[str] = ['prune', 'quantise', 'with_experts']
def prune(workload: titania._core.Workload, share: typing.SupportsFloat | typing.SupportsIndex, *, structured: bool) -> titania._core.Workload:
    """
    The Workload without a share of it, in [0, 1).
    
    structured: every inner width (channels, heads, hidden elements) loses that share; both
    sides get smaller matrices.  Otherwise single weights go: weight_density falls, which
    lowers the currents of a crossbar, frees no cell, and saves a GPU nothing.
    """
def quantise(workload: titania._core.Workload, *, weight_bits: typing.SupportsInt | typing.SupportsIndex | None = None, activation_bits: typing.SupportsInt | typing.SupportsIndex | None = None, cache_bits: typing.SupportsInt | typing.SupportsIndex | None = None) -> titania._core.Workload:
    """
    The Workload with fewer bits per weight, activation, or key and value; None: as it was.
    
    A GPU moves fewer bytes and may compute in a narrower format; a crossbar needs fewer
    cells per weight and fewer input pulses and converter bits.
    """
def with_experts(workload: titania._core.Workload, experts: typing.SupportsInt | typing.SupportsIndex, active: typing.SupportsInt | typing.SupportsIndex) -> titania._core.Workload:
    """
    The Workload with another number of experts, of which each token uses `active`.
    
    Idle experts occupy cells and memory; active ones cost reads and operations.
    """
