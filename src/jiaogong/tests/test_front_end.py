from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

PACKAGE = Path(__file__).resolve().parents[1]
NAMED = re.compile(r"""components/icon\.html["'] with name=["']([\w-]+)["']""")
SOUGHT = re.compile(r"""\{% static ["']([^"']+)["'] %\}""")


def templates() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("templates/**/*.html"))


def test_every_icon_that_a_template_names_is_in_the_sprite() -> None:
    sprite = ElementTree.parse(PACKAGE / "static/vendor/icons.svg").getroot()

    drawn = {symbol.get("id") for symbol in sprite}

    assert set(NAMED.findall(templates())) - drawn == set()


def test_every_static_file_that_a_template_names_is_in_the_package() -> None:
    sought = set(SOUGHT.findall(templates()))

    assert {name for name in sought if not (PACKAGE / "static" / name).exists()} == set()
