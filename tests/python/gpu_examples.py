"""An example of every config of a GPU, no field at its default."""

import titania as ti


def _figure(value, unit=""):
    return ti.energy.Figure(
        value=value, low=value / 2, high=value * 1.2, unit=unit, kind="measured", source="s"
    )


_ARITHMETIC = ti.baseline.Arithmetic(
    precision="int8",
    e_op=_figure(5e-13, "J"),
    eta_compute=_figure(0.5),
)
_PEAK = ti.baseline.PeakRate(precision="int8", rate=_figure(6e14, "1/s"))
_CALIBRATION = ti.baseline.Calibration(
    work="vision",
    stack="mine",
    active_power=_figure(150.0, "W"),
    eta_memory=_figure(0.5),
    act_reuse=_figure(3.0),
    t_launch=_figure(4e-6, "s"),
    t_request=_figure(1e-5, "s"),
    t_collective=_figure(2e-5, "s"),
    collective_bandwidth=_figure(2e11, "B/s"),
    expert_imbalance=_figure(0.2),
    graph=True,
    kernel_factor=2.0,
    arithmetic=[_ARITHMETIC],
)
GPU_EXAMPLES = [
    _ARITHMETIC,
    _PEAK,
    _CALIBRATION,
    ti.baseline.Gpu(
        name="g",
        title="G",
        release="2020",
        node="7N",
        count=4,
        memory=_figure(40e9, "B"),
        memory_bandwidth=_figure(2e12, "B/s"),
        tdp=_figure(400.0, "W"),
        idle_power=_figure(50.0, "W"),
        e_byte=_figure(6e-11, "J"),
        host_power=_figure(80.0, "W"),
        die_area=_figure(8e-4, "m2"),
        peaks=[_PEAK],
        calibrations=[ti.baseline.Calibration(), _CALIBRATION],
    ),
    ti.baseline.GpuWork(
        operations=1e9,
        weight_bytes=1e6,
        activation_bytes=1e5,
        other_bytes=1e4,
        resident_weight_bytes=2e6,
        resident_bytes=3e4,
        expert_bytes=5e5,
        expert_operations=1e8,
        kernels=5.0,
        collectives=3.0,
        collective_bytes=1e3,
        bits=16,
        unit="token",
    ),
    ti.baseline.GpuRun(
        batch=2.0,
        precision="fp16",
        gpus=4,
        work="serving",
        kernels=3.0,
        graph=True,
        t_request=1e-5,
        overlap="full",
        duty=0.5,
        boundary="site",
        site=ti.energy.Site(overhead=_figure(0.1)),
    ),
]
