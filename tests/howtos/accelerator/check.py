"""An accelerator added by the guide is found by its name."""

import titania as ti

assert "mine" in ti.accelerators()
chip = ti.accelerator("mine")
assert (chip.name, chip.adcs_per_array) == ("mine", 8)
work = ti.workload("vgg-8")
slower = (
    chip.inference(work).report.latency_s
    / ti.accelerator("tio2_edge").inference(work).report.latency_s
)
assert slower > 1
assert "mine" in str(ti.compare(work, "mine", batches=1))
