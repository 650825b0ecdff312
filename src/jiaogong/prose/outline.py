"""The outline over a text's sentences: which part, chapter and item they stand under, and in what tone."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Tone = Literal["done", "planned", "lacking"]
Level = Literal["part", "chapter", "item", "none"]

HAN = "一二三四五六七八九十"
PLANS = re.compile(
    r"今后|下一?步|下一?(?:学期|学年|年度|阶段)|明年|来年|打算|设想|展望|努力(?:的)?方向|工作(?:思路|要点|安排)"
    r"|(?<!落实|制定|生育)(?<!划)计划(?!生育)|改进措施|整改措施"
)
_LACKS = re.compile(r"不足|存在(?:的|着)?(?:主要)?问题|差距|薄弱环节|反思|困难和问题|问题与")
_SUMS_UP = re.compile(r"总结|小结|回顾|工作情况|主要工作|报告")
_ORDER = re.compile(rf"\s*(?:[{HAN}](?:是|要)|其[{HAN}]|第[{HAN}][,、])")

Place = tuple[int, int]


class Section(NamedTuple):
    """What stands over a sentence: the chapter's heading, the item's opening words, and their tone."""

    heading: Place | None = None
    topic: Place | None = None
    tone: Tone = "done"


class Outline:
    """Where a reader stands in a text as it goes down its paragraphs.

    A part or a title lends its tone to its chapters, a chapter to its items. A
    sentence that announces plans lends it to the list that follows.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._part: Tone = "done"
        self._chapter = Section()
        self.section = Section()

    def enter(self, level: Level, first: Place, is_heading: bool) -> None:
        """Go on to a paragraph whose first sentence is `first`."""
        if level == "part" or (level == "none" and is_heading):
            self._enter_part(first, anew=level == "part")
        elif level == "chapter":
            self._chapter = self.section = Section(first, tone=self._tone(first, is_heading, self._part))
        elif level == "item":
            self.section = Section(self._chapter.heading, first, self._tone(first, is_heading, self._chapter.tone))
        elif not _ORDER.match(self._text, first[0]):
            self.section = Section(self._chapter.heading, self.section.topic, self._chapter.tone)

    def announce(self, sentence: Place) -> None:
        """Take note of a sentence that ends in a colon."""
        if PLANS.search(self._text, *sentence):
            if sentence[0] * 2 > len(self._text) and not _SUMS_UP.search(self._text, *sentence):
                self._part = "planned"  # 明年打算: 一、… 二、…
            self.section = Section(self.section.heading, self.section.topic, "planned")

    def _enter_part(self, first: Place, *, anew: bool) -> None:
        tone = self._tone(first, True, "done")
        if anew or tone != "done" or _SUMS_UP.search(self._text, *first):
            self._part = tone
        self._chapter = self.section = Section(first, tone=self._part)

    def _tone(self, place: Place, is_heading: bool, over: Tone) -> Tone:
        if over != "done" or not is_heading or _SUMS_UP.search(self._text, *place):
            return over
        if _LACKS.search(self._text, *place):
            return "lacking"
        return "planned" if PLANS.search(self._text, *place) else "done"
