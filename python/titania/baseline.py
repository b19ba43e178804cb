"""The same workload on a GPU or a digital INT8 unit; a human brain as a labelled line."""

from titania._core.baseline import (
    Arithmetic,
    DigitalUnit,
    Gpu,
    GpuRun,
    GpuWork,
    batch_curve,
    brain,
    digital_inference,
    gpu,
    gpu_inference,
    gpu_work,
    gpus,
    saturated_batch,
)

__all__ = [
    "Arithmetic",
    "DigitalUnit",
    "Gpu",
    "GpuRun",
    "GpuWork",
    "batch_curve",
    "brain",
    "digital_inference",
    "gpu",
    "gpu_inference",
    "gpu_work",
    "gpus",
    "saturated_batch",
]
