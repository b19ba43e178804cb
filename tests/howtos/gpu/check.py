"""A GPU added by the guide has its name, its figures and their sources."""

import titania as ti

assert "mine" in ti.baseline.gpus()
gpu = ti.baseline.gpu("mine")
assert gpu.title == "My own accelerator"
assert gpu.tdp.value == 350
assert gpu.e_byte.source == "a sheet of paper [choice]"
work = ti.workload("vgg-8")
assert ti.baseline.gpu_inference(gpu, work, batch=64).energy_J > 0
assert "mine" in str(ti.compare(work, "tio2_edge", "mine", batches=64))
