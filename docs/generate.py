"""Runs every example of these pages, and writes the reference pages that the package describes.

    python docs/generate.py            what ./dev docs does first
    python docs/generate.py --write    the same, and puts the examples' real output into the pages

A ```python block of a page is run, in order, in one namespace per page.  A ```text block right
below it is what it prints, to the letter.  Nothing here needs a network.
"""

from __future__ import annotations

import contextlib
import difflib
import io
import os
import re
import sys
import tempfile
import warnings
from pathlib import Path

from accelerator_page import accelerators_page
from tables import code, plain, range_of, scaled, table

import titania as ti
from titania import command, validation

DOCS = Path(__file__).resolve().parent
GENERATED = DOCS / "reference" / "generated"
SUBMODULES = (
    "device",
    "nonideality",
    "periphery",
    "mapping",
    "circuit",
    "plot",
    "energy",
    "baseline",
    "comparison",
    "trend",
    "scenario",
    "zoo",
    "validation",
)
LADDER = "<!-- below this line: titania validate, by docs/generate.py --write -->\n"

BLOCK = re.compile(
    r"^```python\n(?P<code>.*?)^```\n(?:\n?^```text\n(?P<output>.*?)^```\n)?",
    re.MULTILINE | re.DOTALL,
)

# --- Examples -----------------------------------------------------------------------------------


def pages() -> list[Path]:
    """The pages that people wrote, and the README."""
    written = (p for p in DOCS.rglob("*.md") if GENERATED not in p.parents)
    return [DOCS.parent / "README.md", *sorted(written)]


def run_block(page: Path, line: int, source: str, names: dict[str, object]) -> str:
    """Run a block that starts on a line of a page; return what it printed."""
    printed = io.StringIO()
    above = "\n" * (line - 1)  # so that a traceback names the line of the page
    program = compile(above + source, str(page), "exec")
    with contextlib.redirect_stdout(printed), warnings.catch_warnings():
        warnings.simplefilter("error")
        exec(program, names)
    return "\n".join(text.rstrip() for text in printed.getvalue().rstrip().splitlines()) + "\n"


def run_page(page: Path, write: bool) -> list[str]:
    """Run a page's examples; return how the output it shows differs from the real one."""
    text = page.read_text(encoding="utf-8")
    names: dict[str, object] = {"__name__": "__main__"}
    pieces, differences, done = [], [], 0
    for block in BLOCK.finditer(text):
        line = text.count("\n", 0, block.start("code")) + 1
        real = run_block(page, line, block["code"], names)
        shown = block["output"]
        if shown is None or shown == real:
            continue
        differences += difflib.unified_diff(
            shown.splitlines(), real.splitlines(), f"{page}:{line}, shown", "real", lineterm=""
        )
        pieces += [text[done : block.start("output")], real]
        done = block.end("output")
    if write and pieces:
        page.write_text("".join(pieces) + text[done:], encoding="utf-8")
        return []
    return differences


def run_examples(write: bool) -> None:
    """Run the examples of all pages, in a folder of their own; end the program if one is wrong."""
    differences = []
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        for page in pages():
            differences += run_page(page, write)
    if differences:
        sys.exit(
            "\n".join([*differences, "docs: an example prints something else than its page shows"])
        )


# --- The ladder ---------------------------------------------------------------------------------


def check_ladder(write: bool) -> None:
    """Compare the tables of validation.md with a run, or put them there.

    A rung whose data is not at hand keeps the table that the page has.
    """
    page = DOCS / "validation.md"
    head, _, below = page.read_text(encoding="utf-8").partition(LADDER)
    shown = dict(re.findall(r"^(## .*?)\n(.*?)(?=^## |\Z)", below, re.MULTILINE | re.DOTALL))
    sections = [validation.markdown(name, points) for name, points in validation.ladder().items()]
    real = dict(section.split("\n", 1) for section in sections)
    wrong = [name for name, table in real.items() if shown.get(name, "").strip() != table.strip()]
    if not write and wrong:
        sys.exit(f"docs: {page} differs from titania validate in {', '.join(wrong)}")
    tables = {name: real.get(name, shown.get(name, "")) for name in [*_rungs(), *real]}
    text = "\n".join(f"{name}\n\n{table.strip()}\n" for name, table in tables.items() if table)
    if write:
        page.write_text(f"{head}{LADDER}\n{text}", encoding="utf-8")


def _rungs() -> list[str]:
    return [f"## {name[0].upper()}{name[1:]}" for name in validation.RUNGS]


# --- Pages made from the package ----------------------------------------------------------------


def config_classes() -> list[tuple[str, type]]:
    """All config classes under the names users give them."""
    found = []
    for prefix, module in [("ti", ti), *((f"ti.{n}", getattr(ti, n)) for n in SUBMODULES)]:
        for name in module.__all__:
            thing = getattr(module, name)
            if callable(getattr(thing, "_fields", None)) and thing not in [cls for _, cls in found]:
                found.append((f"{prefix}.{name}", thing))
    return found


def configs_page() -> str:
    """Return the field tables of all config classes."""
    text = (
        "# Config tables\n\nEvery field of every config, from the tables that validation, JSON and "
        "Python share.\nA source in brackets says what was not measured: `[choice]` by us, "
        "`[recall]` from memory,\n`[derived]` computed from what was read.\n"
    )
    head = ("field", "default", "unit", "range", "meaning", "source")
    for name, cls in config_classes():
        rows = [
            (
                code(f["name"]),
                code(repr(f["default"])),
                f["unit"],
                f["range"],
                f["doc"],
                f["source"],
            )
            for f in cls._fields()
        ]
        text += f"\n## {name}\n\n{(cls.__doc__ or '').splitlines()[0]}\n\n{table(head, rows)}"
    return text


def components_table() -> str:
    """Return the component table."""
    rows = []
    for c in ti.energy.constants():
        energy = (
            f"{scaled(c['energy_J'], 1e12)} ({scaled(c['energy_low_J'], 1e12)} to "
            f"{scaled(c['energy_high_J'], 1e12)})"
        )
        rows.append(
            (
                code(c["id"]),
                f"{c['description']}; per {c['action']}" + ("" if c["usable"] else " (not usable)"),
                scaled(c["node_m"], 1e9),
                energy,
                scaled(c["latency_s"], 1e9),
                scaled(c["area_m2"], 1e12),
                scaled(c["static_power_W"], 1e6),
                f"{c['kind']}, {c['scaling']}",
                f"{c['uncertainty']}; {c['source']}; {c['provenance']}",
            )
        )
    head = (
        "id",
        "component",
        "node, nm",
        "energy, pJ (low to high)",
        "latency, ns",
        "area, um2",
        "static, uW",
        "kind, scaling",
        "uncertainty; source; how read",
    )
    return table(head, rows)


def _calibration_figures(calibration: ti.baseline.Calibration) -> dict[str, object]:
    """Every figure of a calibration by its name; "fp16.e_op" belongs to a number format."""
    named = {row["name"]: getattr(calibration, row["name"]) for row in calibration._fields()}
    for a in calibration.arithmetic:
        named |= {f"{a.precision}.{n}": getattr(a, n) for n in ("e_op", "eta_compute")}
    return {n: f for n, f in named.items() if isinstance(f, ti.energy.Figure)}


def _gpu_rows(gpu: ti.baseline.Gpu) -> list[tuple[str, ...]]:
    """Every figure of a GPU: parameter, value with range, unit, kind, source."""
    units = {"B": ("GB", 1e-9), "B/s": ("GB/s", 1e-9), "1/s": ("Top/s", 1e-12)}
    units |= {
        "J": ("pJ", 1e12),
        "s": ("us", 1e6),
        "W": ("W", 1.0),
        "m2": ("mm2", 1e6),
        "": ("", 1.0),
    }
    named = [(row["name"], getattr(gpu, row["name"])) for row in gpu._fields()]
    named += [(f"{p.precision}.peak", p.rate) for p in gpu.peaks]
    physics = _calibration_figures(gpu.calibration("other"))
    named += physics.items()
    for calibration in gpu.calibrations:
        prefix = f"{calibration.work}, {calibration.stack}: "
        figures = _calibration_figures(calibration)
        named += [(prefix + n, f) for n, f in figures.items() if f != physics.get(n)]
    rows = []
    for name, figure in named:
        if isinstance(figure, ti.energy.Figure) and figure.value > 0:
            unit, factor = units[figure.unit]
            rows.append((f"`{name}`", range_of(figure, factor), unit, figure.kind, figure.source))
    return rows


def gpu_tables() -> str:
    """Return the GPUs, one table each."""
    head = ("parameter", "value (5 to 95 %)", "unit", "kind", "source")
    text = (
        "Peaks are dense, without the doubling that data sheets print for sparsity.  Meanings: "
        "[baselines](../../explanation/baselines.md).\n\n"
    )
    for gpu in ti.baseline.gpus().values():
        release = f", {gpu.release}" if gpu.release else ""
        count = f", {gpu.count} GPUs; figures per GPU" if gpu.count > 1 else ""
        text += f"### {gpu.name}\n\n{gpu.title}{release}{count}\n\n"
        text += table(head, _gpu_rows(gpu)) + "\n"
    return text


def measurements_table() -> str:
    """Return what the model says of every published measurement."""
    head = ("point", "kind", "theirs", "ours", "unit", "difference", "passes")
    rows = []
    for p in validation.RUNGS["GPUs"]():
        done = p["ours"] is not None
        rows.append(
            (
                str(p["name"]),
                str(p["kind"]),
                f"{p['theirs']:.4g}",
                f"{p['ours']:.4g}" if done else "-",
                str(p["unit"]),
                f"{p['difference']:+.0%}" if done else "-",
                ("yes" if p["pass"] else "no") if done else "-",
            )
        )
    return table(head, rows)


def figures_page() -> str:
    """Return the component table and the GPUs."""
    return (
        "# Components and GPUs\n\nThe figures behind every joule, as `ti.energy.constants()` and "
        "`ti.baseline.gpus()` return them.\n`read`, `recall` and `estimate` say how a figure was "
        "obtained.  Latencies are known to a factor 1.5, areas to 2, static powers to 3: chosen "
        "by us.\n\n## Components\n\nA row that is not usable records a known error of another "
        f"tool; asking for it is refused.\n\n{components_table()}\n## GPUs\n\n{gpu_tables()}"
        f"## Published measurements of GPUs\n\n{measurements_table()}"
    )


def workloads_page() -> str:
    """Return the zoo: what one inference of each workload computes."""
    rows = []
    sources = []
    for name, facts in ti.workloads().items():
        work = ti.workload(name)
        published = facts.published_parameters
        said = f"{published:.0f}" if published else ("rumour" if facts.rumour else "")
        rows.append(
            (
                code(name),
                work.unit,
                f"{work.parameters:.0f}",
                said,
                f"{work.macs:.4g}",
                f"{work.digital.attention_macs:.4g}",
                f"{work.cache_bytes / 1e6:.4g}" if work.cache_bytes else "",
                f"{work.kernels:.0f}",
            )
        )
        sources.append((code(name), facts.source, facts.published_source))
    head = ("name", "per", "parameters", "published", "static MACs", "attention MACs")
    head += ("cache, MB", "kernels")
    return (
        "# Workloads\n\nThe zoo as `ti.workload(name)` gives it without options: language models "
        "decode one token at\n1024 positions, or at all they know if that is less; encoders read "
        "512.  Cache: keys and values\nread and written, 16 bits each.  What the columns mean: "
        f"[workloads](../../explanation/workloads.md).\n\n{table(head, rows)}\n## Sources\n\n"
        f"{table(('name', 'shape', 'published parameters'), sources)}"
    )


def presets_page() -> str:
    """Return the presets with their citations."""
    text = "# Presets\n\n`ti.preset(name)` gives a `TileConfig`; what is not set has its default.\n"
    for name in ti.preset_names():
        citations = "".join(f"- {plain(line)}\n" for line in ti.preset_citations(name))
        preset = ti.preset(name)
        values = {f["name"]: (getattr(preset, f["name"]), f["default"]) for f in preset._fields()}
        fields = "".join(f"    {n}={v!r},\n" for n, (v, default) in values.items() if v != default)
        config = f"TileConfig(\n{fields})"
        text += f"\n## {name}\n\n{citations}\n```{{code-block}} python\n{config}\n```\n"
    return text


def help_text(*arguments: str) -> str:
    """Return what `titania ... --help` prints on a terminal of 88 columns."""
    printed = io.StringIO()
    os.environ["COLUMNS"] = "88"
    with contextlib.redirect_stdout(printed), contextlib.suppress(SystemExit):
        command.main([*arguments, "--help"])
    shown = " ".join(["titania", *arguments, "--help"])
    return f"```{{code-block}} console\n$ {shown}\n{printed.getvalue()}```\n"


# --- What must not be forgotten -----------------------------------------------------------------


def forgotten() -> list[str]:
    """Public names and headers that the reference does not mention."""
    python = (DOCS / "reference" / "python.md").read_text(encoding="utf-8")
    cpp = (DOCS / "reference" / "cpp.md").read_text(encoding="utf-8")
    names = [f"titania.{name}" for name in ti.__all__ if not name.startswith("_")]
    for module in SUBMODULES:
        names += [f"titania.{module}.{name}" for name in getattr(ti, module).__all__]
    include = DOCS.parent / "include" / "titania"
    headers = [h.relative_to(include).as_posix() for h in sorted(include.rglob("*.hpp"))]
    return [n for n in names if not re.search(rf"{re.escape(n)}\b", python)] + [
        h for h in headers if f"`{h}`" not in cpp
    ]


def main() -> None:
    """Check, run, write."""
    if missing := forgotten():
        sys.exit("docs/reference does not mention " + ", ".join(missing))
    write = "--write" in sys.argv[1:]
    run_examples(write)
    check_ladder(write)
    GENERATED.mkdir(exist_ok=True)
    written = {
        "configs.md": configs_page(),
        "components_and_gpus.md": figures_page(),
        "presets.md": presets_page(),
        "workloads.md": workloads_page(),
        "accelerators.md": accelerators_page(),
        "command_line.txt": "\n".join(
            help_text(*command) for command in ((), ("demo",), ("compare",), ("validate",))
        ),
    }
    for name, text in written.items():
        (GENERATED / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
