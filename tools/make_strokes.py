"""Write the order of Chinese characters by their strokes (姓氏笔画), as ICU's stroke collation has it.

    uv run --with pyicu tools/make_strokes.py

Run once, by hand, when a newer ICU knows more characters: PyICU is built against the system's ICU and is nothing that
an installation should need. The committed table was made with ICU 72.1.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

TABLE = Path(__file__).resolve().parents[1] / "src/jiaogong/ballots/rules/strokes.txt"
BLOCKS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF))
LINE = 100


def in_order() -> list[str]:
    """The characters of the two blocks that names are written in, from one stroke to many."""
    icu: Any = importlib.import_module("icu")
    collator = icu.Collator.createInstance(icu.Locale("zh@collation=stroke"))
    characters = (chr(code) for first, last in BLOCKS for code in range(first, last + 1))
    return sorted(characters, key=collator.getSortKey)


if __name__ == "__main__":
    ordered = in_order()
    lines = ("".join(ordered[at : at + LINE]) for at in range(0, len(ordered), LINE))
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
