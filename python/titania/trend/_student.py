"""Student's t distribution for whole degrees of freedom, in closed form.

With theta = atan(t / sqrt(dof)), the probability of |T| < t is a finite sum in sin and cos of theta
(Abramowitz and Stegun 26.7.3 and 26.7.4).
"""

from __future__ import annotations

import math


def cdf(t: float, dof: int) -> float:
    """Probability that Student's t with dof degrees of freedom lies below t."""
    theta = math.atan(t / math.sqrt(dof))
    sine, cosine = math.sin(theta), math.cos(theta)
    term = cosine if dof % 2 else 1.0
    total = 0.0
    for k in range(2 if dof % 2 else 1, dof, 2):
        total += term
        term *= cosine * cosine * k / (k + 1)
    within = 2 / math.pi * (theta + sine * total) if dof % 2 else sine * total
    return 0.5 + within / 2


def quantile(probability: float, dof: int) -> float:
    """The t below which Student's t lies with a probability inside (0, 1)."""
    if probability < 0.5:
        return -quantile(1 - probability, dof)
    low, high = 0.0, 1.0
    while cdf(high, dof) < probability:
        high *= 2
    for _ in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if cdf(middle, dof) < probability else (low, middle)
    return (low + high) / 2
