"""Set phrases and close-knit words that lost a character: 一年度的, 参行政管理, 丰富彩."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jiaogong.prose.findings.sheet import ByPair, Sheet, by_pair
from jiaogong.prose.reading import Finding

_AFTER_TAKE_PART = re.compile(
    r"参(?<=[积极要分派]参)(?=[行政校民会学教工])(?!政|校友)|代会(?<=[向开]代会)(?=报|,|。|通|审)"
)
_IN_NAME = re.compile(
    r"[\u4e00-\u9fff]{0,3}(?:幼儿园|托儿所|小学|中学|学校|学院|社区|街道|医院|大学|》|协?杯)"
)  # 红桥幼儿园, 《赵州桥》


@cache
def _table() -> tuple[dict[str, str], dict[str, tuple[set[str], set[str]]]]:
    """Damaged phrases with what they were, and close-knit characters with their partners before and after."""
    data = tomllib.loads((Path(__file__).parent / "bound.toml").read_text("utf-8"))
    damaged: dict[str, str] = {}
    phrases = set(data["phrases"]["list"].split())
    for phrase in phrases:
        for gone in range(1, len(phrase) - 1):
            rest = phrase[:gone] + phrase[gone + 1 :]
            if len(phrase) >= 4 and rest not in phrases and rest not in data["phrases"]["natural"].split():
                damaged[rest] = phrase
    return damaged, {c: (set(row[0].split()), set(row[1].split())) for c, row in data["partners"].items()}


@cache
def _damaged_by_pair() -> ByPair:
    return by_pair(_table()[0])


@cache
def _close_knit() -> re.Pattern[str]:
    return re.compile("[" + "".join(_table()[1]) + "]")


def find(sheet: Sheet) -> Iterator[Finding]:
    """Yield each place where a phrase or a word is one character short."""
    text = sheet.text
    damaged, partners = _table()
    for rest in sheet.listed(_damaged_by_pair()):
        for at in sheet.places(rest):
            if not _is_natural(text, at, rest):
                yield Finding(at, at + len(rest), "dropped_figure", {"read": rest, "phrase": damaged[rest]})
    for m in _close_knit().finditer(text):
        (before, after), around = partners[m[0]], text[m.start() - 1 : m.end() + 1] if m.start() else ""
        if len(around) < len("前中后") or around[0] in before or around[-1] in after:
            continue
        if around[-1] != "\n" and not _IN_NAME.match(text, m.end()):
            yield Finding(m.start() - 1, m.end() + 1, "dropped_figure", {"read": around})
    for m in _AFTER_TAKE_PART.finditer(text):
        yield Finding(m.start(), m.end() + 1, "dropped_figure", {"read": text[m.start() : m.end() + 1]})


def _is_natural(text: str, at: int, rest: str) -> bool:
    """一年度 is damage, 上一年度 is not."""
    phrase = _table()[0][rest]
    if phrase in text[max(at - 1, 0) : at + len(phrase)]:  # 实实在 in 实实在在
        return True
    return rest.startswith("一") and text[at - 1 : at] in tuple("上本下每新这前同第")
