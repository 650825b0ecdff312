"""Parts that stand outside every claim: taken in by the claim that follows, or made one of their own."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from jiaogong.prose.parts import Parts
from jiaogong.prose.reading import Award, Claim, DateSpan, Figure, Name, Reading
from jiaogong.prose.text import Plain
from jiaogong.summaries.checking import cues

_DONE = re.compile(r"已|实际|完成|了|共|获|因")
Placed = TypeVar("Placed", Award, DateSpan, Figure, Name)


class Laid(Protocol):
    """What of a page is needed here."""

    @property
    def flat(self) -> str: ...
    @property
    def parts(self) -> Parts: ...
    @property
    def reading(self) -> Reading: ...
    def sentence(self, at: int) -> tuple[int, int]: ...
    def clause(self, at: int) -> tuple[int, int]: ...


def placed(parts: Parts, made: Plain) -> Parts:
    """The parts of a plain text at the places of its original."""
    if not made.is_shifted:
        return parts

    def back(found: Sequence[Placed]) -> tuple[Placed, ...]:
        spans = (made.span(p.start, p.end) for p in found)
        return tuple(replace(p, start=start, end=end) for p, (start, end) in zip(found, spans, strict=True))

    return Parts(back(parts.figures), back(parts.dates), back(parts.people), back(parts.bodies), back(parts.awards))


def provable_claims(page: Laid) -> tuple[Claim, ...]:
    """The claims to prove, in order: acts done and habits kept, with every figure, date, name and prize of the text in one.

    A claim takes in what stands before it in its sentence and belongs to no other;
    what still stands alone is made a claim. Plans are left out, but for numbers of
    what is undone (尚未办结的2件提案).
    """
    every = sorted((c for c in page.reading.claims if c.status != "said"), key=lambda c: c.start)
    grown = [_grown(page, claim, every[i - 1] if i else None) for i, claim in enumerate(every)]
    done = [c for c in grown if c.status in ("done", "rate") and not _is_listed_as_planned(page, c)]
    return tuple(sorted((*done, *_strays(page, grown)), key=lambda c: c.start))


def _grown(page: Laid, claim: Claim, before: Claim | None) -> Claim:
    start = max(page.sentence(claim.start)[0], before.end if before else 0)
    if claim.status == "planned" or not any(_of(page.parts, start, claim.start)):
        return claim
    return _with_parts(page, replace(claim, start=_past_marks(page.flat, start, claim.start)))


def _of(parts: Parts, start: int, end: int) -> Iterator[object]:
    """The parts that begin within start..end; festivals and bodies are no proof of anything."""
    yield from _within(parts.figures, start, end)
    yield from (d for d in _within(parts.dates, start, end) if not d.is_festival)
    yield from _within(parts.people, start, end)
    yield from _within(parts.awards, start, end)


def _with_parts(page: Laid, claim: Claim) -> Claim:
    start, end, parts = claim.start, claim.end, page.parts
    return replace(
        claim,
        figures=_within(parts.figures, start, end),
        dates=_within(parts.dates, start, end),
        people=_within(parts.people, start, end),
        bodies=_within(parts.bodies, start, end),
        awards=_within(parts.awards, start, end),
    )


def _within(parts: Sequence[Placed], start: int, end: int) -> tuple[Placed, ...]:
    first = bisect_left(parts, start, key=lambda p: p.start)
    return tuple(parts[first : bisect_left(parts, end, lo=first, key=lambda p: p.start)])


def _strays(page: Laid, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Claims made of stretches between claims that hold parts."""
    starts = [c.start for c in claims]
    stretches: dict[tuple[int, int], bool] = {}
    for part in _all(page.parts):
        i = bisect_right(starts, part.start) - 1
        holder = claims[i] if i >= 0 and part.start < claims[i].end else None
        if holder is None and _is_planned(page, claims, i, part.start):
            continue
        if holder is None:
            stretches[_free_stretch(page, claims, starts, part.start)] = True
        elif holder.status == "planned" and isinstance(part, Figure) and _is_undone(page, part):
            stretches[page.clause(part.start)] = True
    for start, end in stretches:
        if any(_of(page.parts, start, end)):
            yield _with_parts(page, _new_claim(page.flat, claims, start, end))


def _is_listed_as_planned(page: Laid, claim: Claim) -> bool:
    """Whether the sentence announces plans with a colon before the claim: 已列入计划的工作:10月…."""
    start = page.sentence(claim.start)[0]
    return bool(cues.PLANS_LISTED.search(page.flat, start, claim.start)) or _goes_on_planning(page, claim, start)


def _goes_on_planning(page: Laid, claim: Claim, start: int) -> bool:
    """Whether a plan told before in the sentence goes on: 计划组织疗休养10人,举办分享会4场."""
    if not cues.PLANNED.search(page.flat, start, claim.start) or _DONE.search(page.flat, claim.start, claim.end):
        return False
    return any(c.status == "planned" and start <= c.start and c.end <= claim.start for c in page.reading.claims)


def _all(parts: Parts) -> Iterator[Award | DateSpan | Figure | Name]:
    yield from parts.figures
    yield from parts.awards
    yield from parts.people
    yield from parts.dates


def _is_planned(page: Laid, claims: Sequence[Claim], before: int, at: int) -> bool:
    """Whether a place lies among plans: its sentence announces them, or the claims on both sides are."""
    if cues.PLANNED.search(page.flat, page.sentence(at)[0], at):
        return True
    sides = claims[max(before, 0) : before + 2]
    return before >= 0 and all(c.status == "planned" for c in sides)


def _is_undone(page: Laid, figure: Figure) -> bool:
    start, end = page.clause(figure.start)
    return bool(cues.MISSING.search(page.flat, start, end))


def _free_stretch(page: Laid, claims: Sequence[Claim], starts: Sequence[int], at: int) -> tuple[int, int]:
    """The part of a sentence around a place that lies between claims."""
    start, end = page.sentence(at)
    i = bisect_left(starts, at)
    if i:
        start = max(start, claims[i - 1].end)
    if i < len(claims):
        end = min(end, claims[i].start)
    return start, end


def _new_claim(flat: str, claims: Sequence[Claim], start: int, end: int) -> Claim:
    """A claim over a stretch, of the category of the claim before it in the paragraph."""
    near = next((c for c in reversed(claims) if c.start <= start and "\n" not in flat[c.end : start]), None)
    start = _past_marks(flat, start, end)
    end -= len(flat[start:end]) - len(flat[start:end].rstrip(" ,;:、"))
    return Claim(start, end, "done", near.category if near else "other")


def _past_marks(flat: str, start: int, end: int) -> int:
    return start + len(flat[start:end]) - len(flat[start:end].lstrip(" ,;:、"))
