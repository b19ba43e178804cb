"""Opens the pages that Titania writes in a real browser: ./dev browser.

Each page is loaded without a network at desktop and phone width.  It must ask for nothing but
itself, report no error, and show its figures; the pictures stay in build/browser to be looked at.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import titania as ti
from titania import demo

WIDTHS = {"desktop": (1200, 9000), "phone": (420, 12000)}


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


def requests_of(page, folder):
    """Addresses that loading the page asked for."""
    log = folder / "net.json"
    run(page, f"--log-net-log={log}", "--dump-dom")
    text = log.read_text()
    log.unlink()
    try:
        events = json.loads(text)["events"]
    except json.JSONDecodeError:  # the browser was closed while it wrote
        return set(re.findall(r'"url":"([^"]+)"', text))
    return {e["params"]["url"] for e in events if "url" in e.get("params", {})}


def check(page, folder):
    """Everything a page has to hold; returns complaints."""
    found = []
    done = run(page, "--dump-dom")
    if re.search(r"CONSOLE|Uncaught", done.stderr):
        found.append("reports an error")
    if done.stdout.count("<img") + done.stdout.count("<svg") == 0:
        found.append("shows no figure")
    outside = {url for url in requests_of(page, folder) if url.startswith(("http", "ws"))}
    own = {url for url in outside if "google" not in url and "gvt1" not in url}  # the browser's own
    if own:
        found.append(f"asks for {sorted(own)}")
    for name, (width, height) in WIDTHS.items():
        picture = folder / f"{page.stem}-{name}.png"
        run(page, f"--window-size={width},{height}", f"--screenshot={picture}")
        if picture.stat().st_size < 50_000:
            found.append(f"is empty at {name} width")
    return found


def main():
    folder = Path("build/browser").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    comparison = ti.compare("llama-2-70b", "isaac", ["h100-sxm", "b200"], [1, 8, 64, 512])
    comparison.save_html(folder / "comparison.html")
    demo.run(demo.Options(0, 2, folder, 2.5, 65e-9))
    complaints = []
    for page in sorted(folder.glob("*.html")):
        complaints += [f"{page.name} {complaint}" for complaint in check(page, folder)]
    print(
        "\n".join(complaints)
        or f"browser: pages open; pictures in {folder.relative_to(Path.cwd())}"
    )
    sys.exit(bool(complaints))


if __name__ == "__main__":
    main()
