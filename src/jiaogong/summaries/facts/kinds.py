"""The kind of an act, by its name: what tells one repetition from the next left out."""

from __future__ import annotations

import re

_SERIAL = re.compile(r"^\d{1,2}月(?:份)?|第[一二三四\d]+季度|[春秋][季]学?期?|\d+")


def kind_of(title: str) -> str:
    """The name without months, quarters, seasons and numbers, so that routine is known as such.

    >>> kind_of("3月师德学习"), kind_of("第二季度公布经费收支")
    ('师德学习', '公布经费收支')
    """
    return _SERIAL.sub("", title).strip()
