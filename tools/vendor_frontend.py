"""Fetch the front-end from npm into the package, so that installing needs no npm and a page no network.

    tools/vendor_frontend.py            fetch, build and write everything (needs npm)
    tools/vendor_frontend.py --check    compare what is committed with versions.json (needs nothing)

To move to a newer release change PACKAGES and run it; to have another icon add it to ICONS.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "src/jiaogong"
VENDOR = PACKAGE / "static/vendor"
FOR_TESTS = PACKAGE / "tests/vendor"
VERSIONS = VENDOR / "versions.json"

# Tabler 1.4 is the last whose colours are plain hex: from 1.5 on, browsers before Chromium 111 (many schools') show none.
PACKAGES = {
    "@tabler/core": "1.4.0",
    "@tabler/icons": "3.51.0",
    "@popperjs/core": "2.11.8",
    "bootstrap": "5.3.7",
    "htmx.org": "2.0.11",
    "echarts": "6.1.0",
    "esbuild": "0.28.2",
    "axe-core": "4.14.1",
}

COPIED = {
    VENDOR / "tabler.min.css": "@tabler/core/dist/css/tabler.min.css",
    VENDOR / "tabler.min.js": "@tabler/core/dist/js/tabler.min.js",
    VENDOR / "htmx.min.js": "htmx.org/dist/htmx.min.js",
    FOR_TESTS / "axe.min.js": "axe-core/axe.min.js",
}

# Only what our charts use; everything would weigh twice as much.
CHARTS = """
import * as echarts from "echarts/core";
import { BarChart, LineChart, PieChart, HeatmapChart, TreeChart, TreemapChart } from "echarts/charts";
import {
  AriaComponent, CalendarComponent, DataZoomComponent, DatasetComponent, GridComponent, LegendComponent,
  MarkLineComponent, MarkPointComponent, TitleComponent, TooltipComponent, TransformComponent, VisualMapComponent,
} from "echarts/components";
import { LabelLayout, UniversalTransition } from "echarts/features";
import { CanvasRenderer, SVGRenderer } from "echarts/renderers";
echarts.use([
  BarChart, LineChart, PieChart, HeatmapChart, TreeChart, TreemapChart,
  AriaComponent, CalendarComponent, DataZoomComponent, DatasetComponent, GridComponent, LegendComponent,
  MarkLineComponent, MarkPointComponent, TitleComponent, TooltipComponent, TransformComponent, VisualMapComponent,
  LabelLayout, UniversalTransition, CanvasRenderer, SVGRenderer,
]);
export * from "echarts/core";
"""

ICONS = """
    adjustments alert-triangle archive arrow-back-up arrow-right award ball-basketball ballpen bell book box building
    building-bank building-community calendar calendar-due calendar-event cash certificate chart-bar check checklist
    chevron-down chevron-left chevron-right chevron-up circle-check circle-x clipboard-check clipboard-list clock
    coin-yuan copy download dots-vertical edit eye eye-off file-check file-description file-export file-import
    file-spreadsheet file-text file-type-doc filter flag folder gavel gift heart heart-handshake help-circle history
    home info-circle key language layout-dashboard link list-check lock login logout mail medal menu-2 message-circle
    microphone moon note notebook paperclip phone photo plus presentation printer quote refresh school search send settings
    shield-check signature sitemap sort-ascending sort-descending sparkles speakerphone star sun table target trash
    trophy upload user user-check user-plus users users-group world writing x zoom-check
"""

MIT = """Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""

LICENCE_FILES = {
    "@tabler/icons (MIT): icons.svg": "@tabler/icons/LICENSE",
    "Bootstrap (MIT), inside tabler.min.css and tabler.min.js": "bootstrap/LICENSE",
    "Popper (MIT), inside tabler.min.js": "@popperjs/core/LICENSE.md",
    "htmx (0BSD): htmx.min.js": "htmx.org/LICENSE",
    "Apache ECharts (Apache-2.0): echarts.min.js": "echarts/LICENSE",
    "Apache ECharts, notice": "echarts/NOTICE",
    "zrender (BSD-3-Clause), inside echarts.min.js": "zrender/LICENSE",
    "tslib (0BSD), inside echarts.min.js": "tslib/LICENSE.txt",
    "axe-core (MPL-2.0): tests/vendor/axe.min.js, in the source only": "axe-core/LICENSE",
}


# Every icon begins with an invisible square.
FRAME = '<path stroke="none" d="M0 0h24v24H0z" fill="none" />'


def fetch(workshop: Path) -> Path:
    """Install the pinned packages below a folder and return its node_modules."""
    wanted = [f"{name}@{version}" for name, version in PACKAGES.items()]
    (workshop / "package.json").write_text('{"private": true}', encoding="utf-8")
    command = ["npm", "install", "--silent", "--ignore-scripts", "--save-exact", *wanted]
    subprocess.run(command, cwd=workshop, check=True)
    return workshop / "node_modules"


def copy_plain(modules: Path) -> None:
    """Copy the ready-made files, without pointers to source maps, which are not kept."""
    for target, source in COPIED.items():
        text = (modules / source).read_text(encoding="utf-8")
        text = re.sub(r"\n?(//# sourceMappingURL=\S+|/\*# sourceMappingURL=\S+ \*/)\s*$", "\n", text)
        target.write_text(text, encoding="utf-8")


def build_charts(modules: Path) -> None:
    """Bundle the parts of ECharts that are used, as the global `echarts`."""
    entry = modules.parent / "charts.mjs"
    entry.write_text(CHARTS, encoding="utf-8")
    options = ["--bundle", "--minify", "--format=iife", "--global-name=echarts", "--target=es2018", "--charset=utf8"]
    options += ["--legal-comments=inline", "--log-level=error", f"--outfile={VENDOR / 'echarts.min.js'}"]
    subprocess.run([str(modules / "esbuild/bin/esbuild"), str(entry), *options], check=True)


def build_icons(modules: Path) -> None:
    """Write one sprite: <svg class="icon"><use href="…/icons.svg#home"/></svg>."""
    # The width of the stroke is left to the class "icon".
    paint = 'fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round"'
    symbols = []
    for name in ICONS.split():
        svg = (modules / "@tabler/icons/icons/outline" / f"{name}.svg").read_text(encoding="utf-8")
        strokes = re.sub(r"\s+", " ", "".join(re.findall(r"<(?:path|circle|rect|line)[^>]*/>", svg)))
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24" {paint}>{strokes.replace(FRAME, "")}</symbol>\n')
    head = '<svg xmlns="http://www.w3.org/2000/svg">\n'
    (VENDOR / "icons.svg").write_text(head + "".join(symbols) + "</svg>\n", encoding="utf-8")


def write_licences(modules: Path) -> None:
    """Gather every licence that the vendored files stand under."""
    parts = [f"Tabler (MIT): tabler.min.css, tabler.min.js\n\nCopyright (c) 2018-2025 The Tabler Authors\n\n{MIT}"]
    for title, source in LICENCE_FILES.items():
        parts.append(f"{title}\n\n{(modules / source).read_text(encoding='utf-8').strip()}\n")
    (VENDOR / "LICENSES.txt").write_text(f"\n{'=' * 80}\n\n".join(parts), encoding="utf-8")


def digests() -> dict[str, str]:
    """The SHA-256 of each vendored file, by its path in the package."""
    files = sorted(path for folder in (VENDOR, FOR_TESTS) for path in folder.iterdir() if path != VERSIONS)
    return {str(path.relative_to(PACKAGE)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def vendor() -> None:
    """Make the vendor folders anew."""
    for folder in (VENDOR, FOR_TESTS):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as workshop:
        modules = fetch(Path(workshop))
        copy_plain(modules)
        build_charts(modules)
        build_icons(modules)
        write_licences(modules)
    record = {"packages": PACKAGES, "sha256": digests()}
    VERSIONS.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")


def check() -> int:
    """Return 1, naming the files, where what is committed is not what was fetched."""
    record = json.loads(VERSIONS.read_text(encoding="utf-8"))
    expected, found = record["sha256"], digests()
    changed = sorted(name for name in expected | found if expected.get(name) != found.get(name))
    if record["packages"] != PACKAGES:
        changed.append(str(VERSIONS.relative_to(PACKAGE)))
    for name in changed:
        sys.stderr.write(f"{name} is not what tools/vendor_frontend.py wrote.\n")
    return int(bool(changed))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="only compare with versions.json")
    if parser.parse_args().check:
        return check()
    vendor()
    return 0


if __name__ == "__main__":
    sys.exit(main())
