"""ti.about: what is installed."""

import titania as ti


def test_it_counts_what_the_tables_hold():
    text = ti.about()
    assert text.startswith(f"titania {ti.__version__}: ")
    for count, what in (
        (len(ti.workloads()), "workloads"),
        (len(ti.accelerators()), "accelerators"),
        (len(ti.baseline.gpus()), "GPUs"),
        (len(ti.energy.constants()), "energy figures"),
    ):
        assert f"{count} {what}" in text
