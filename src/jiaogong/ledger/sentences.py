"""One typed sentence read into the facts of one entry."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from jiaogong.kernel.periods import Period
from jiaogong.ledger.claims import Mark, ReadAct, Roster, facts_of_claim
from jiaogong.ledger.rules import AwardFact, Facts, FigureFact
from jiaogong.ledger.saying.counts import figures_said
from jiaogong.ledger.saying.cues import category_said, taking_part_said
from jiaogong.ledger.saying.days import day_of_act, find_days
from jiaogong.ledger.saying.parting import alone, cut_between, only_urges
from jiaogong.ledger.saying.spans import DAY, Spoken
from jiaogong.ledger.saying.titles import surnames_said, title_said
from jiaogong.prose.assembling import read_claims
from jiaogong.prose.parts import Parts, find_parts
from jiaogong.prose.reading import Award, Claim, DateSpan, Figure, Name
from jiaogong.prose.text import Plain, plain

_TO_COME = re.compile(r"(?:^|[日月底初旬周，,。])(?:下一步|将|拟|计划|打算|准备)")
_SO_FAR = re.compile("全年")
_FULL_DAY = re.compile(r"-\d\d-\d\d")
_COUNT_LED = re.compile(
    r"[约近共]?[\d一二两三四五六七八九十]+[多余几]?(?:个|位|名)?(?:人|老师|教师)|大家|收[集到]|征集|一?共|总共|参加|到会"
)
_VISIT = re.compile("慰问|看望|探望|走访|看了|去看|吊唁")
_CLAUSE_END = re.compile("[，,。；;]")
_LEAST_ACT = 2
_STOP_INSIDE = re.compile("[。；;！？].")
_HOURS = ("早上", "上午", "中午", "下午", "傍晚", "晚上")
_ACTS = ("done", "rate", "planned")
_OTHER = "other"
_Part = TypeVar("_Part", Award, DateSpan, Figure, Name)


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """What was read from a sentence; `marks` are the places that went into a field, in order.

    `is_dated`: whether the sentence itself names the day, which is otherwise today; `names`: the people it names,
    on the union's file or not. `further`: the second act that it tells, as a sentence of its own, which is in no field;
    `is_only_said`: it says how things should be, and nothing that was done.
    """

    said: str
    facts: Facts
    is_planned: bool = False
    marks: tuple[Mark, ...] = ()
    left_out: tuple[str, ...] = ()
    is_dated: bool = False
    names: tuple[str, ...] = ()
    further: str = ""
    is_only_said: bool = False


def read_sentence(said: str, *, today: dt.date, roster: Roster) -> ReadSentence:
    """Read one typed sentence; without a date it was today, without a year the last time that day came.

    Days are read as people say them (昨天, 上周五, 本学期), and so are counts. Never fails: a sentence in which no
    act is found becomes the title of an entry of category other. Of two acts the first is read.
    """
    said = " ".join(said.split())
    made_plain = plain(said)
    parts = find_parts(made_plain.plain, frozenset(roster))
    claims = list(read_claims(made_plain, parts))
    acts = _acts(claims, said, made_plain, parts)
    told = said if made_plain.is_shifted else made_plain.plain  # in simplified characters, place for place
    is_planned = acts[0].status == "planned" or bool(_TO_COME.search(told))
    names = [(n.start, n.end) for act in acts for n in act.people if n.name in roster]
    days = find_days(told, today=today, is_coming=is_planned, taken=names)
    acts = [_without(days, act) for act in acts if not _is_occasion(act, days)] or acts
    for told_acts in (acts, _acts_by_stops(said, roster)):
        cut = cut_between(told_acts, said)
        if cut:
            first = read_sentence(alone(said[:cut]), today=today, roster=roster)
            return replace(first, further=_further(said, cut, days, told_acts))
    joined = _one_entry(said, told, acts, days, today=today, roster=roster, is_planned=is_planned)
    return replace(joined, is_only_said=not days and only_urges(told, claims or _ended(said, roster)))


def _one_entry(
    said: str,
    told: str,
    acts: list[Claim],
    days: Sequence[Spoken],
    *,
    today: dt.date,
    roster: Roster,
    is_planned: bool,
) -> ReadSentence:
    """What one entry of these acts would state."""
    if _COUNT_LED.match(told, acts[0].start):  # its own clause says how many, an earlier one what
        acts[0] = replace(acts[0], start=0)
    acts = [replace(act, category=acts[0].category) for act in acts]  # one entry counts by the measures of one category
    day = _chosen(days, acts)
    is_planned = is_planned or bool(day and day.first > today)
    around = _coming(today) if is_planned else _past(today)
    read_acts = [facts_of_claim(_with(days, day, act), told, period=around, roster=roster) for act in acts]
    joined = _joined(said, told, read_acts, day, today)
    if is_planned:
        joined = replace(joined, is_planned=True, facts=replace(joined.facts, due_date=joined.facts.last_day))
    named = tuple(dict.fromkeys(n.name for act in acts for n in act.people))
    return replace(joined, names=named)


def _ended(said: str, roster: Roster) -> list[Claim]:
    """What a sentence claims once it is ended as one of a text is."""
    made_plain = plain(f"{said}。")
    return list(read_claims(made_plain, find_parts(made_plain.plain, frozenset(roster))))


def _acts_by_stops(said: str, roster: Roster) -> list[Claim]:
    """The acts of what was typed as several sentences, or parts of one; none for a sentence without a stop inside."""
    return [c for c in _ended(said, roster) if c.status in _ACTS] if _STOP_INSIDE.search(said) else []


def _further(said: str, cut: int, days: Sequence[Spoken], acts: Sequence[Claim]) -> str:
    """The second act as a sentence of its own, on the day of the first where it names none."""
    further = alone(said[cut:])
    is_dated = any(d.start >= cut for d in days) or any(act.date for act in acts if act.start >= cut)
    places = [*((d.start, d.end) for d in days), *((d.start, d.end) for d in acts[0].dates)]
    earlier = (said[start:end] for start, end in places if end <= cut)
    day = next((words for words in earlier if words not in _HOURS), "")
    return f"{day}，{further}" if day and not is_dated else further


def _acts(claims: Sequence[Claim], said: str, made_plain: Plain, parts: Parts) -> list[Claim]:
    """The acts that were done, or else all; a sentence in which none is found is taken as one."""
    acts = [c for c in claims if c.status in ("done", "rate")] or [*claims] or [_whole(said, made_plain, parts)]
    told = category_said(made_plain.plain)
    return [replace(act, category=told) if told and act.category == _OTHER else act for act in acts]


def _whole(said: str, made_plain: Plain, parts: Parts) -> Claim:
    def placed(found: Sequence[_Part]) -> tuple[_Part, ...]:
        spans = (made_plain.span(part.start, part.end) for part in found)
        return tuple(replace(part, start=start, end=end) for part, (start, end) in zip(found, spans, strict=True))

    return Claim(
        start=0,
        end=len(said),
        status="done",
        category=_OTHER,
        date=next((d.iso for d in parts.dates if not d.is_festival), None),
        figures=placed(parts.figures),
        people=placed(parts.people),
        bodies=placed(parts.bodies),
        awards=placed(parts.awards),
        dates=placed(parts.dates),
    )


def _is_occasion(act: Claim, days: Sequence[Spoken]) -> bool:
    """Whether an act says no more than when it was: 庆祝教师节."""
    outside = sum(1 for at in range(act.start, act.end) if not any(d.start <= at < d.end for d in days))
    return outside < _LEAST_ACT and any(act.start <= d.start < act.end for d in days)


def _without(days: Sequence[Spoken], act: Claim) -> Claim:
    """An act without what is part of a day that was said: 去年3月8日 has its year, the 两天 of 前两天 counts nothing."""

    def is_apart(part: DateSpan | Figure | Name) -> bool:
        return not any(part.start < s.end and s.start < part.end for s in days)

    kept = tuple(filter(is_apart, act.dates))
    is_bare = len(kept) < len(act.dates) and all(d.is_festival for d in kept)
    return replace(
        act,
        dates=kept,
        date=None if is_bare else act.date,
        figures=tuple(filter(is_apart, act.figures)),
        people=tuple(filter(is_apart, act.people)),
    )


def _chosen(days: Sequence[Spoken], acts: Sequence[Claim]) -> Spoken | None:
    """The day that was said, unless the sentence has a written date that is as narrow."""
    day = day_of_act(days)
    written = next((act.date for act in acts if act.date), None)
    if day and written and (_FULL_DAY.search(written) or day.rank != DAY):
        return None
    return day


def _with(days: Sequence[Spoken], chosen: Spoken | None, act: Claim) -> Claim:
    """An act with the days said in it, so that its title goes without them; only the one chosen is its date."""
    said = [DateSpan(d.start, d.end, d.iso, d is not chosen) for d in days if act.start <= d.start < act.end]
    return replace(act, dates=tuple(sorted((*act.dates, *said), key=lambda d: d.start)))


def _past(today: dt.date) -> Period:
    return Period("past", "year", today - dt.timedelta(days=364), today)


def _coming(today: dt.date) -> Period:
    return Period("coming", "year", today, today + dt.timedelta(days=364))


def _joined(said: str, told: str, acts: Sequence[ReadAct], day: Spoken | None, today: dt.date) -> ReadSentence:
    """The acts of one sentence are one entry: the first names it, the others add figures, prizes and people."""
    first = acts[0].facts
    figures: dict[str, FigureFact] = {}
    awards: list[AwardFact] = []
    for act in acts:
        for figure in act.facts.figures:
            figures.setdefault(figure.measure, figure)
        awards += act.facts.awards
    marks = [m for act in acts for m in act.marks]
    if day and not any(m.start < day.end and day.start < m.end for m in marks):
        marks.append(Mark(day.start, day.end, "date"))
    taken = [(m.start, m.end) for m in marks]
    more = figures_said(told, first.category, list(figures.values()), taken)
    marks += [Mark(count.start, count.end, "figure") for count, _fact in more]
    counted = [(count.start, count.end) for count, _fact in more]
    people = tuple(dict.fromkeys(p for act in acts for p in act.facts.people))
    facts = replace(
        first,
        title=title_said(_as_typed(first.title, told, said)),
        sentence=said,
        figures=_more_telling(
            (*figures.values(), *(fact for _count, fact in more)), first.category, told, awards, len(people)
        ),
        awards=tuple(awards),
        people=people,
        bodies=tuple(dict.fromkeys(b for act in acts for b in act.facts.bodies)),
    )
    left_out = [
        f for act in acts for f in act.figures_left_out if not any(f.start < e and s < f.end for s, e in counted)
    ]
    return ReadSentence(
        said=said,
        facts=_dated(facts, acts, day, today),
        marks=tuple(sorted(marks, key=lambda m: m.start)),
        left_out=tuple(said[f.start : f.end] for f in left_out)
        + tuple(name for act in acts for name in act.names_left_out),
        is_dated=bool(day or _SO_FAR.search(told) or any(act.is_dated for act in acts)),
    )


def _more_telling(
    figures: Sequence[FigureFact], category: str, said: str, awards: Sequence[AwardFact], named: int
) -> tuple[FigureFact, ...]:
    """The figures, participants named by what they took part in; whoever was given a title or visited by name counted."""
    have = {f.measure for f in figures}
    own = taking_part_said(category, said)
    if own and own not in have:
        figures = [replace(f, measure=own) if f.measure == "participants" else f for f in figures]
    if category == "honours" and awards and not have & {"prizes", "honoured_people", "honoured_groups"}:
        figures = [*figures, FigureFact("honoured_people", sum(a.count for a in awards))]
    visited = _VISIT.search(said)
    if category == "care" and visited and "visits" not in have:
        named = named or _named_by_surname(said, visited)
        figures = [*figures, FigureFact("visits", named)] if named else figures
    return tuple(figures)


def _named_by_surname(said: str, visited: re.Match[str]) -> int:
    """How many are visited whose surname alone is told: behind the visit (看望李老师), or whom it was brought (给马主任送去慰问金)."""
    clause = _CLAUSE_END.split(said[: visited.start()])[-1]
    behind = surnames_said(_CLAUSE_END.split(said[visited.end() :])[0])
    return len(behind or surnames_said(clause.partition("给")[2]))


def _as_typed(title: str, told: str, said: str) -> str:
    """A title in the characters that were typed."""
    at = told.find(title)
    return said[at : at + len(title)] if at >= 0 else title


def _dated(facts: Facts, acts: Sequence[ReadAct], day: Spoken | None, today: dt.date) -> Facts:
    """The facts on the day that was said, else on the first that is written, else today."""
    if day:
        return replace(facts, start=day.first, end=day.last, precision=day.precision)
    dated = next((act.facts for act in acts if act.is_dated), None)
    if dated:
        return replace(facts, start=dated.start, end=dated.end, precision=dated.precision)
    if _SO_FAR.search(facts.sentence):
        return replace(facts, start=today.replace(month=1, day=1), end=today, precision="period")
    return replace(facts, start=today, end=today, precision="day")
