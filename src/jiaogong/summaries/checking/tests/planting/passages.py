"""Words that do not belong: another union's paragraph, last year's year, blanks, strangers' notices, half sentences."""

from __future__ import annotations

import re
from random import Random

from jiaogong.summaries.checking.tests.planting.plant import Plant, put
from jiaogong.summaries.checking.tests.planting.source import Truth

_BLANKS = ("xx", "××", "XX", "**", "___", "某某")
_NOTICES = (
    "本文来自春雨范文网，转载请注明出处。", "更多资料请关注微信公众号：总结助手", "下载更多范文请访问www.fanwen-example.com",
    "（来源：青草文档网）", "版权归原作者所有，未经许可不得转载。", "本资料由好文库网整理发布",
)  # fmt: skip
_NUMBER = re.compile(r"(?<![\d.月年第])\d+(?:\.\d+)?(?=[人件次场份元万篇项节])")
_LONG = 60


def passage_taken(truth: Truth, rng: Random) -> Plant | None:
    """A paragraph of another union's summary put among our own, with numbers that are not ours.

    One without numbers is all set phrases of the writer; one whose numbers all are ours may be true of us.
    """
    own = set(_NUMBER.findall(truth.text))
    others = [p for text in truth.others for p in text.split("\n") if len(p) >= _LONG and _is_not_ours(p, own)]
    if not others or not truth.paragraphs:
        return None
    _start, end = rng.choice(truth.paragraphs)
    plant = put("passage taken", truth, end, end, "\n" + rng.choice(others))
    return Plant(plant.kind, plant.text, plant.start + 1, plant.end, "")


def _is_not_ours(passage: str, own: set[str]) -> bool:
    numbers = _NUMBER.findall(passage)
    return len(numbers) >= 2 and not own.issuperset(numbers)


def year_left_over(truth: Truth, rng: Random) -> Plant | None:
    """The year before left standing: in place of this one, or before a paragraph."""
    year = truth.period.year
    places = [m.span() for m in re.finditer(rf"{year}年", truth.text)]
    if places and rng.random() < 0.5:
        return put("year left over", truth, *rng.choice(places), f"{year - 1}年")
    if not truth.paragraphs:
        return None
    start, _end = rng.choice(truth.paragraphs)
    plant = put("year left over", truth, start, start, f"{year - 1}年，")
    return Plant(plant.kind, plant.text, plant.start, plant.end - 1, "")


def blank_left(truth: Truth, rng: Random) -> Plant | None:
    """A number left as xx."""
    numbers = [m.span() for m in _NUMBER.finditer(truth.text)]
    return put("xx", truth, *rng.choice(numbers), rng.choice(_BLANKS)) if numbers else None


def watermark(truth: Truth, rng: Random) -> Plant | None:
    """A stranger's notice at the end of a paragraph or on a line of its own."""
    if not truth.paragraphs:
        return None
    _start, end = rng.choice(truth.paragraphs)
    before = rng.choice(("", "\n"))
    plant = put("watermark", truth, end, end, before + rng.choice(_NOTICES))
    return Plant(plant.kind, plant.text, plant.start + len(before), plant.end, "")


def half_a_sentence(truth: Truth, rng: Random) -> Plant | None:
    """The end of a paragraph, or of the text, cut off inside a clause; or a number lost before its unit."""
    if not truth.paragraphs:
        return None
    start, end = rng.choice(truth.paragraphs)
    sentence = truth.text.rfind("。", start, end - 1) + 1 or start
    if rng.random() < 0.3:
        numbers = [m.span() for m in _NUMBER.finditer(truth.text, start, end)]
        if numbers:
            at, then = rng.choice(numbers)
            plant = put("half a sentence", truth, at, then, "")
            return Plant(plant.kind, plant.text, max(at - 6, 0), at + 6, truth.text[at:then])
    clauses = [m.start() for m in re.finditer("，", truth.text[sentence:end])]
    if not clauses:
        return None
    cut = sentence + rng.choice(clauses) + rng.randint(1, 4)
    if cut >= end - 2 or truth.text[cut] in "，。":
        return None
    plant = put("half a sentence", truth, cut, end, "")
    return Plant(plant.kind, plant.text, max(cut - 12, 0), cut, truth.text[cut:end])
