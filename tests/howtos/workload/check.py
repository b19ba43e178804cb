"""Networks added by the guide are workloads of the zoo."""

import titania as ti

assert {"mine", "mine-1m"} <= set(ti.workloads())
image = ti.workload("mine")
assert image.macs == 27 * 16 * 64 + 16 * 16 * 10
assert image.parameters == 27 * 16 + 16 + 16 * 16 * 10 + 10
text = ti.workload("mine-1m", context=100)
attention = 128 * 128 + 2 * 128 * 64 + 128 * 128
assert text.macs == 2 * (attention + 3 * 128 * 256) + 128 * 1000
assert ti.compare("mine-1m", batches=1).ratio() > 0
