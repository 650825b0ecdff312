"""A letter as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaogong.summaries.documents.annexes import CLOSES, OPENS, Annexes
from jiaogong.summaries.documents.letter import Letter

_NOTE = re.compile(rf"{OPENS}(\d+){CLOSES}")
_MARKS = re.compile(r"([\\`*_\[\]<>|])|^([#+-])")


def as_markdown(whole: Letter, annexes: Annexes | None = None) -> str:
    """The letter as Markdown, signed and dated at its end, its annexes below."""
    blocks = [f"# {_plain(whole.title)}"]
    blocks += [("#" * (part.level + 1) + " " if part.level else "") + _plain(part.text) for part in whole.parts]
    blocks.append(f"{_plain(whole.union)}  \n{whole.date}")
    blocks += _annexes(annexes) if annexes else []
    return "\n\n".join(blocks) + "\n"


def _annexes(annexes: Annexes) -> Iterator[str]:
    if annexes.rows:
        yield "## 附表  主要数据对照"
        heads = ("类别", "指标", annexes.called, annexes.before, "增减")
        rows = [(r.category, r.measure, r.value, r.before, r.change) for r in annexes.rows]
        yield "\n".join("| " + " | ".join(cells) + " |" for cells in (heads, ("---",) * len(heads), *rows))
    for note in annexes.notes:
        yield f"[^{note.number}]: {_plain(note.quote)}：" + "；".join(_plain(line) for line in note.lines)


def _plain(text: str) -> str:
    """The text with what Markdown would take for a mark escaped."""
    return _NOTE.sub(r"[^\1]", _MARKS.sub(lambda m: "\\" + m[0], text))
