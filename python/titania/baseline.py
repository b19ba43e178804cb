"""The same workload on a GPU or a digital INT8 unit."""

from titania._core.baseline import (
    DigitalUnit,
    Gpu,
    GpuRun,
    digital_inference,
    gpu,
    gpu_inference,
    gpus,
    saturated_batch,
)

__all__ = [
    "DigitalUnit",
    "Gpu",
    "GpuRun",
    "digital_inference",
    "gpu",
    "gpu_inference",
    "gpus",
    "saturated_batch",
]
