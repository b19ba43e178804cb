"""Well-known networks as workloads: perceptrons, image networks and language models.

Also smaller ones, as changes of a Workload that both sides of a comparison feel.
"""

from __future__ import annotations

from typing import Literal

from titania._core import Workload
from titania._core.zoo import (
    LanguageModel,
    WorkloadFacts,
    WorkloadOptions,
    language_model,
    prune,
    quantise,
    with_experts,
    workloads,
)
from titania._core.zoo import workload as _workload

__all__ = [
    "LanguageModel",
    "WorkloadFacts",
    "WorkloadOptions",
    "language_model",
    "prune",
    "quantise",
    "with_experts",
    "workload",
    "workloads",
]


def workload(
    model: str | LanguageModel,
    *,
    phase: Literal["decode", "prefill", "chat"] | None = None,
    context: int | None = None,
    prompt: int | None = None,
    output: int | None = None,
    weight_bits: float = 8,
    expert_bits: float | None = None,
    activation_bits: int = 8,
    cache_bits: int = 16,
) -> Workload:
    """Return a network of the zoo, or a LanguageModel of your own, as a Workload.

    Args:
        model: a name of ``titania.workloads()``, in any case and with _ for -.
        phase: what one inference of a language model is.  "decode": one token that attends to
            ``context`` positions.  "prefill": a whole ``prompt``; of an encoder, a whole sequence.
            "chat": one output token of a server, the mean over a request of ``prompt`` and
            ``output`` tokens.
        context: positions that a decoded token attends to; None: 1024, or all if there are fewer.
        prompt: tokens of a prompt; None: 512 for "prefill", or all if there are fewer; 100 for
            "chat".
        output: tokens of an answer in a chat; None: 350.
        weight_bits: bits per weight.
        expert_bits: bits per weight of experts, where they have others: 4.25 for gpt-oss in MXFP4;
            None: weight_bits.
        activation_bits: bits per activation.
        cache_bits: bits per key or value.
    """
    options = WorkloadOptions(
        phase=phase,
        context=context,
        prompt=prompt,
        output=output,
        weight_bits=weight_bits,
        expert_bits=expert_bits,
        activation_bits=activation_bits,
        cache_bits=cache_bits,
    )
    return _workload(model, options)
