"""The main job: handwritten digits through a TiO2 crossbar, with joules beside a GPU."""

from __future__ import annotations

import sys
import time

from titania._core.io import preset
from titania._file import make_folder, require_writable, write_whole
from titania.demo import _costs, _figure, _page, _study, _text
from titania.demo import _digits as digits
from titania.demo._options import Options

__all__ = ["Options", "digits", "run"]


def run(options: Options) -> str:
    """Do the job, write the figure and the page to ``options.out``, and return the text."""
    started = time.monotonic()

    def say(fraction: float, what: str) -> None:
        seconds = time.monotonic() - started
        print(f"[{fraction:4.0%}] {seconds:5.1f} s  {what}", file=sys.stderr, flush=True)

    config = preset("tio2_passive").replace(
        node=options.node,
        **{
            "wires.r_word_line": options.segment_resistance,
            "wires.r_bit_line": options.segment_resistance,
        },
    )
    picture, page = options.out / "titania-demo.png", options.out / "titania-demo.html"
    make_folder(options.out)
    require_writable([picture, page])
    say(0.0, "training a 64-48-10 network on 1,198 digits")
    data = digits.load(options.seed)
    layers = digits.train(data, options.seed)
    found = _study.run(layers, config, options.seed, options.chips, data, say)
    spent = _costs.measure(layers, config, options.seed, data)
    result = _text.everything(found, spent)

    say(1.0, "drawing")
    image = _figure.draw(found, spent)
    write_whole(picture, image)
    write_whole(page, _page.render(options, config, found, spent, image))
    say(1.0, f"done: {options.out}/titania-demo.png and .html")
    return result
