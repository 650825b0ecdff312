"""Clauses that say what was not done: each made a claim of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jiaogong.prose.parts import Parts
from jiaogong.prose.reading import Claim
from jiaogong.summaries.checking import cues, denying
from jiaogong.summaries.checking.strays import Laid, Placed


def denial_in(clause: str) -> re.Match[str] | None:
    """Where a clause denies that something was done or is on record; None where it does not.

    >>> bool(denial_in("没有召开教代会的记录")), bool(denial_in("未获通过")), bool(denial_in("督促没有开会记录的学校开会"))
    (True, False, False)
    """
    m = cues.DENIED.search(clause)
    return None if m and cues.ATTRIBUTE.match(clause, m.end()) else m


def with_denials(page: Laid, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims to prove, each clause that denies being a claim of its own.

    A clause with a number stays as it is (12个学校没有记录), a plan is no denial.
    """
    planned = [c for c in page.reading.claims if c.status == "planned"]
    spans = [s for s in _denying(page) if not any(c.start <= s[0] < c.end for c in planned)]
    held = list(claims)
    for span in spans:
        holder = next((c for c in held if c.start < span[1] and span[0] < c.end), None)
        if holder is None:
            held.append(Claim(*span, "done", _near(claims, page, span)))
            continue
        held.remove(holder)
        held += _cut(page, holder, span)
    return tuple(sorted(held, key=lambda c: c.start))


def _denying(page: Laid) -> Iterator[tuple[int, int]]:
    """The denying clauses without a number: after a date that stands before what is denied."""
    for m in (*cues.DENIED.finditer(page.flat), *_of_nobody(page)):
        start, end = page.clause(m.start())
        is_planned = cues.PLANNED.search(page.flat, page.sentence(start)[0], m.start())
        if (
            cues.ATTRIBUTE.match(page.flat, m.end())
            or is_planned
            or _counts(page, start, m.start())
            or _counts(page, m.end(), end)
        ):
            continue
        proven = _ends_of_parts(page.parts, start, end)
        if all(at <= m.start() for at in proven):
            yield _trimmed(page.flat, max([start, *proven]), end)


def _of_nobody(page: Laid) -> list[re.Match[str]]:
    """Denials told of people, in clauses that deny nothing else."""
    found = [(m, page.clause(m.start())) for m in denying.NOBODY.finditer(page.flat)]
    return [m for m, (start, end) in found if not cues.DENIED.search(page.flat, start, end)]


def _counts(page: Laid, start: int, end: int) -> bool:
    """Whether a stretch holds a number of anything; that of 没有一条 lies within the denial and is none."""
    return any(start <= f.start < end for f in page.parts.figures)


def _ends_of_parts(parts: Parts, start: int, end: int) -> list[int]:
    """Where the dates, people and prizes of a stretch end."""
    dates = [d.end for d in parts.dates if start <= d.start < end and not d.is_festival]
    people = [p.end for p in parts.people if start <= p.start < end]
    return dates + people + [p.end for p in parts.awards if start <= p.start < end]


def _near(claims: Sequence[Claim], page: Laid, span: tuple[int, int]) -> str:
    """The category of the claim before in the paragraph, else other."""
    before = [c for c in claims if c.end <= span[0] and "\n" not in page.flat[c.end : span[0]]]
    return before[-1].category if before else "other"


def _cut(page: Laid, claim: Claim, span: tuple[int, int]) -> Iterator[Claim]:
    """A claim as what stands before a denial, the denial, and what stands after; what proves nothing goes with the denial."""
    start, end = claim.start, claim.end
    for a, b in ((claim.start, span[0]), (span[1], claim.end)):
        a, b = _trimmed(page.flat, a, b)
        rest = _of(claim, a, b)
        if a < b and (has_parts(rest) or cues.DOING.search(page.flat, a, b)):
            start, end = (span[0], end) if b <= span[0] else (start, span[1])
            yield rest
    yield replace(_of(claim, start, end), figures=())


def has_parts(claim: Claim) -> bool:
    return bool(claim.figures or claim.dates or claim.people or claim.awards)


def _trimmed(flat: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the marks at its ends."""
    text = flat[start:end]
    return end - len(text.lstrip(" ,;:、")), start + len(text.rstrip(" ,;:、"))


def _of(claim: Claim, start: int, end: int) -> Claim:
    """What of a claim lies in a stretch."""
    return replace(
        claim,
        start=start,
        end=end,
        figures=_lying(claim.figures, start, end),
        dates=_lying(claim.dates, start, end),
        people=_lying(claim.people, start, end),
        bodies=_lying(claim.bodies, start, end),
        awards=_lying(claim.awards, start, end),
    )


def _lying(parts: Sequence[Placed], start: int, end: int) -> tuple[Placed, ...]:
    return tuple(p for p in parts if start <= p.start < end)
