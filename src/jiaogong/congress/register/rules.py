"""What a version must have behind it before it binds, its text article by article, and two texts held together.

《学校教职工代表大会规定》（教育部令第32号）第七条. No database, no clock.
"""

from __future__ import annotations

import datetime as dt
import enum
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal

# The word by which a limit names a kind of rule (congress.rules_passed, congress.rules_heard).
WORDS = {
    "charter": "章程", "plan": "规划", "congress": "教代会", "pay": "分配", "assessment": "考核", "appointment": "聘任",
    "rewards": "奖惩", "welfare": "福利", "other": "其他",
}  # fmt: skip
EARLIEST = dt.date(1949, 10, 1)  # a rule of an older day is a slip of the pen
ALIKE = 0.4
MOST_PAIRED = 900
_HEAD = re.compile(r"第[零〇一二三四五六七八九十百\d]+[条章节]")
_CLAUSE = re.compile(r"[^，。；：、！？\n]+[，。；：、！？]?|[，。；：、！？\n]")

Kind = Literal["same", "gone", "new"]
Part = tuple[Kind, str]
Sent = tuple[str, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePlan:
    """What a rule is called, of which kind it is, its number and the office in charge."""

    title: str
    kind: str
    number: str = ""
    office: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a version says, as text, as a file or both, and what it changes."""

    text: str = ""
    note: str = ""
    file: Sent | None = None


class Need(enum.Enum):
    """What the congress does with a rule before it binds."""

    PASS = "pass"
    HEAR = "hear"
    NOTHING = "nothing"


def need_of(kind: str, *, passed: Sequence[str], heard: Sequence[str], replaces_passed: bool = False) -> Need:
    """What a rule of a kind needs: passed, where the list of such kinds names it or it changes what was passed; or heard.

    >>> lists = {"passed": ("分配", "考核"), "heard": ("章程", "规划")}
    >>> [need_of(kind, **lists).value for kind in ("pay", "charter", "other")]
    ['pass', 'hear', 'nothing']
    >>> need_of("other", **lists, replaces_passed=True).value
    'pass'
    """
    if replaces_passed or WORDS[kind] in passed:
        return Need.PASS
    return Need.HEAR if WORDS[kind] in heard else Need.NOTHING


def years_on(day: dt.date, years: int) -> dt.date:
    """The same day so many years on; of 29 February the 28th.

    >>> years_on(dt.date(2024, 2, 29), 3)
    datetime.date(2027, 2, 28)
    """
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


@dataclass(frozen=True, slots=True)
class Article:
    """A piece of a rule: its number as it stands ("" before the first), and what it says."""

    head: str
    text: str


def articles(text: str) -> list[Article]:
    """A text parted where an article, chapter or section begins a line.

    >>> [a.head for a in articles("为规范考勤，制定本办法。\\n第一条 每日签到。\\n迟到须说明。\\n第二条　本办法自公布之日起施行。")]
    ['', '第一条', '第二条']
    """
    found: list[Article] = []
    for line in (line.strip() for line in text.splitlines()):
        if not line:
            continue
        begun = _HEAD.match(line)
        if begun:
            found.append(Article(begun.group(), line[begun.end() :].strip()))
        elif found and found[-1].head:
            last = found.pop()
            found.append(Article(last.head, f"{last.text}\n{line}".strip()))
        else:
            found.append(Article("", line))
    return found


@dataclass(frozen=True, slots=True)
class Compared:
    """An article before and after: `parts` of its text that stayed, went or came; None where there was or is none."""

    before: Article | None
    after: Article | None
    parts: tuple[Part, ...]

    @property
    def heads(self) -> tuple[str, ...]:
        """What the article is called, before and after where that differs; "" for what stands before the first one."""
        return tuple(dict.fromkeys(article.head for article in (self.before, self.after) if article))

    @property
    def kind(self) -> str:
        """ "same", "changed", "moved" (only its number changed), "gone" or "new"."""
        if self.before is None or self.after is None:
            return "new" if self.before is None else "gone"
        if self.before.text != self.after.text:
            return "changed"
        return "same" if self.before.head == self.after.head else "moved"


def compare(old: str, new: str) -> list[Compared]:
    """Two texts article by article: alike ones beside each other even where their numbers have moved.

    >>> before = "第一条 每日签到两次。\\n第二条 本办法自公布之日起施行。"
    >>> after = "第一条 每日签到一次。\\n第二条 外出须请假。\\n第三条 本办法自公布之日起施行。"
    >>> [c.kind for c in compare(before, after)]
    ['changed', 'new', 'moved']
    """
    before, after = articles(old), articles(new)
    matched = SequenceMatcher(None, [a.text for a in before], [a.text for a in after], autojunk=False)
    found: list[Compared] = []
    for tag, i1, i2, j1, j2 in matched.get_opcodes():
        if tag == "equal":
            found += [Compared(b, a, (("same", a.text),)) for b, a in zip(before[i1:i2], after[j1:j2], strict=True)]
        else:
            found += [_held(b, a) for b, a in _paired(before[i1:i2], after[j1:j2])]
    return found


def _held(before: Article | None, after: Article | None) -> Compared:
    return Compared(before, after, tuple(parts_of(before.text if before else "", after.text if after else "")))


def _paired(before: Sequence[Article], after: Sequence[Article]) -> Iterator[tuple[Article | None, Article | None]]:
    """Each article beside the first later one that it is like; where there are very many, simply in their order."""
    if len(before) * len(after) > MOST_PAIRED:
        yield from zip_longest(before, after)
        return
    at = 0
    for article in before:
        like = next((n for n in range(at, len(after)) if _is_like(article.text, after[n].text)), None)
        if like is None:
            yield article, None
            continue
        yield from ((None, added) for added in after[at:like])
        yield article, after[like]
        at = like + 1
    yield from ((None, added) for added in after[at:])


def _is_like(before: str, after: str) -> bool:
    return SequenceMatcher(None, before, after, autojunk=False).ratio() >= ALIKE


def parts_of(old: str, new: str) -> Iterator[Part]:
    """What stayed, went and came, clause by clause; within clauses that answer each other, by characters.

    >>> list(parts_of("每日签到两次，迟到须说明。", "每日签到一次，迟到须说明。"))
    [('same', '每日签到'), ('gone', '两'), ('new', '一'), ('same', '次，迟到须说明。')]
    """
    kept: list[tuple[Kind, str]] = []
    for kind, said in _by_clauses(old, new):
        if kept and kept[-1][0] == kind:
            kept[-1] = (kind, kept[-1][1] + said)
        elif said:
            kept.append((kind, said))
    yield from kept


def _by_clauses(old: str, new: str) -> Iterator[Part]:
    before, after = _CLAUSE.findall(old), _CLAUSE.findall(new)
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, came = "".join(before[i1:i2]), "".join(after[j1:j2])
        if tag == "equal":
            yield "same", came
        elif gone and came and len(gone) * len(came) < 40_000 and _is_like(gone, came):
            yield from _by_characters(gone, came)
        else:
            yield "gone", gone
            yield "new", came


def _by_characters(gone: str, came: str) -> Iterator[Part]:
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, gone, came, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "same", came[j1:j2]
        else:
            yield "gone", gone[i1:i2]
            yield "new", came[j1:j2]
