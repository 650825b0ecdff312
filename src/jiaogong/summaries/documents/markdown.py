"""A letter as Markdown."""

from __future__ import annotations

import re

from jiaogong.summaries.documents.letter import Letter

_MARKS = re.compile(r"([\\`*_\[\]<>|])|^([#+-])")


def as_markdown(whole: Letter) -> str:
    """The letter as Markdown, signed and dated at its end."""
    blocks = [f"# {_plain(whole.title)}"]
    blocks += [("#" * (part.level + 1) + " " if part.level else "") + _plain(part.text) for part in whole.parts]
    blocks.append(f"{_plain(whole.union)}  \n{whole.date}")
    return "\n\n".join(blocks) + "\n"


def _plain(text: str) -> str:
    """The text with what Markdown would take for a mark escaped."""
    return _MARKS.sub(lambda m: "\\" + m[0], text)
