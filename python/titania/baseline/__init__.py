"""The same workload on a GPU or a digital INT8 unit; a human brain as a labelled line."""

from titania._core.baseline import (
    Arithmetic,
    Calibration,
    DigitalUnit,
    Gpu,
    GpuRun,
    GpuWork,
    PeakRate,
    batch_curve,
    brain,
    calibrations,
    digital_inference,
    gpu,
    gpu_inference,
    gpu_work,
    gpus,
    saturated_batch,
)
from titania.baseline._measured_gpu import load_measured, measured_points

__all__ = [
    "Arithmetic",
    "Calibration",
    "DigitalUnit",
    "Gpu",
    "GpuRun",
    "GpuWork",
    "PeakRate",
    "batch_curve",
    "brain",
    "calibrations",
    "digital_inference",
    "gpu",
    "gpu_inference",
    "gpu_work",
    "gpus",
    "load_measured",
    "measured_points",
    "saturated_batch",
]
