"""Smaller networks, as changes of a Workload that both sides of a comparison feel."""

from titania._core.compress import prune, quantise, with_experts

__all__ = ["prune", "quantise", "with_experts"]
