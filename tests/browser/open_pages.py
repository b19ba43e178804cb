"""Opens the pages that Titania writes in a real browser: ./dev browser.

Each page is opened without a network at the width of a desk and of a phone, in light and dark.  It
must load nothing but itself, report no error, show all its figures and be no wider than the window.
The pictures stay in build/browser to be looked at.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from html import escape, unescape
from pathlib import Path

import titania as ti
from titania import demo

WIDTHS = {"desk": 1200, "phone": 400}
SHADES = {"light": (), "dark": ("--blink-settings=preferredColorScheme=0",)}

# A browser's window has a least width, a frame has none.  The frame's page is of the same origin,
# so that it can be asked what it loaded and how large it is.
FRAME = """<!DOCTYPE html><meta charset="utf-8">
<style>body {{ margin: 0 }} iframe {{ border: 0; display: block }}</style>
<iframe id="page" width="{width}" height="{height}" srcdoc="{source}"></iframe>
<script>
addEventListener("load", () => {{
  const inside = document.getElementById("page").contentWindow;
  const page = inside.document.documentElement;
  const loaded = inside.performance.getEntriesByType("resource").map(e => e.name);
  const broken = [...inside.document.images].filter(i => !i.naturalWidth).map(i => i.alt);
  document.body.dataset.found = JSON.stringify({{
    wide: page.scrollWidth, tall: page.scrollHeight, figures: inside.document.images.length,
    loaded: loaded.filter(n => !n.startsWith("data:")), broken}});
}});
</script>"""
FOUND = re.compile(r'data-found="([^"]*)"')


def browser():
    """Path of the browser."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        sys.exit("browser: chromium is not installed")
    return found


def run(page, *options):
    """Open a page with further options; return what the browser printed and logged."""
    with tempfile.TemporaryDirectory() as profile:
        command = [
            browser(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--enable-logging=stderr",
            f"--user-data-dir={profile}",
            *options,
            page.as_uri(),
        ]
        return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)


def framed(page, folder, width, height):
    """A page in a frame of a width and height."""
    source = escape(page.read_text(encoding="utf-8"))
    frame = folder / "frame.html"
    frame.write_text(FRAME.format(width=width, height=height, source=source), encoding="utf-8")
    return frame


def look(page, folder, width):
    """What the frame found out about its page, and what the browser logged."""
    done = run(framed(page, folder, width, 900), "--dump-dom")
    found = json.loads(unescape(FOUND.search(done.stdout)[1]))
    return found, re.findall(r'CONSOLE[^"]*"(.*)"', done.stderr)


def check(page, folder):
    """Opens a page at every width and takes its pictures; returns complaints."""
    complaints = []
    for name, width in WIDTHS.items():
        found, messages = look(page, folder, width)
        complaints += [f"loads {address}" for address in found["loaded"]]
        complaints += [f"does not show: {alt}" for alt in found["broken"]]
        complaints += [f"reports: {message}" for message in messages]
        if found["figures"] == 0:
            complaints.append("shows no figure")
        if found["wide"] > width:
            complaints.append(f"is {found['wide']} pixels wide in {width} ({name})")
        for shade, options in SHADES.items():
            picture = folder / f"{page.stem}-{name}-{shade}.png"
            frame = framed(page, folder, width, found["tall"])
            size = f"--window-size={width},{found['tall']}"
            run(frame, size, f"--screenshot={picture}", *options)
    (folder / "frame.html").unlink()
    return complaints


def write_pages(folder):
    """A comparison of every make, and the demo; returns their paths."""
    for workload, accelerator, baselines in (
        ("llama-2-70b", "isaac", ["h100-sxm", "b200"]),
        ("resnet-50", "tio2_edge", ["agx-orin", "t4", "digital-unit"]),
        ("lenet-5", "neurram", ["digital-unit"]),
    ):
        comparison = ti.compare(workload, accelerator, baselines)
        comparison.save_html(folder / f"{workload}-{accelerator}.html")
    demo.run(demo.Options(chips=2, out=folder))
    return sorted(folder.glob("*.html"))


def main():
    folder = Path("build/browser").resolve()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    complaints = []
    for page in write_pages(folder):
        complaints += [f"{page.name} {complaint}" for complaint in check(page, folder)]
    print("\n".join(complaints) or "browser: pages open; pictures in build/browser")
    sys.exit(bool(complaints))


if __name__ == "__main__":
    main()
