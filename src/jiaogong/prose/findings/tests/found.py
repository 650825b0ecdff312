"""What the finders say of a text, in a form that a test can state."""

from __future__ import annotations

from jiaogong.prose.findings import find_findings
from jiaogong.prose.text import plain


def found(text: str, kind: str, year: int | None = None) -> list[str]:
    """The quotes of one kind's findings, in order."""
    return [text[f.start : f.end] for f in find_findings(plain(text), year=year) if f.kind == kind]


def details(text: str, kind: str) -> list[dict[str, object]]:
    """The values that come with one kind's findings."""
    return [f.detail for f in find_findings(plain(text)) if f.kind == kind]
