"""A checked text made ready for its page: marks, counts, problems first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from jiaogong.kernel import periods
from jiaogong.ledger.claims import facts_of_claim
from jiaogong.ledger.rules import Facts
from jiaogong.members.queries import Standing, roster_of
from jiaogong.prose import read
from jiaogong.prose.reading import Claim
from jiaogong.summaries import queries
from jiaogong.summaries.checking import Checked, check_text
from jiaogong.summaries.checking.shapes import Part
from jiaogong.summaries.marking import Marked, Stretch, stretches
from jiaogong.summaries.models import LeftProblem, Text
from jiaogong.summaries.outline import Heading, headings
from jiaogong.summaries.problems import Problem, places_of, problems_of
from jiaogong.summaries.telling import KINDS, VERDICTS
from jiaogong.unions.models import Union

WORTH_A_LOOK = 0.01
AROUND = 40
_WEIGHT = {"supported": 1, "uncheckable": 2, "unsupported": 3, "contradicted": 4}


@dataclass(frozen=True, slots=True)
class Beside:
    """A passage as it stands here and there, each with a few words around it."""

    before: str
    words: str
    after: str
    other_before: str
    other_words: str
    other_after: str


@dataclass(frozen=True, slots=True)
class CopiedView:
    """How much of a text stands in another one too, in per cent: what counts, and all with required phrases.

    `key`: the other text, where the reader may open it.
    """

    of: str
    percent: str
    whole: str
    key: int
    is_open: bool
    passages: int


@dataclass(frozen=True)
class CheckView:
    """What the page of a check shows."""

    stretches: list[Stretch]
    counts: list[tuple[str, object, int]]
    problems: tuple[Problem, ...]
    left: tuple[Problem, ...]
    copied: list[CopiedView]
    outline: list[Heading]
    claims: int
    says_nothing: bool


def check_view(checked: Checked, left: Iterable[LeftProblem] = ()) -> CheckView:
    """Lay out a check: the text with every part marked by its verdict, and the problems in reading order, left ones apart."""
    problems = problems_of(checked, left)
    marks = [_part_mark(p) for c in checked.claims for p in places_of(c)]
    marks += [Marked(f.start, f.end, "finding", title=str(KINDS[f.kind]), weight=5) for f in checked.findings]
    outline = headings(checked.text)
    marks += [Marked(h.start, h.start + len(h.title), "heading") for h in outline]
    return CheckView(
        stretches=stretches(checked.text, marks),
        counts=[
            (verdict, label, sum(c.verdict == verdict for c in checked.claims)) for verdict, label in VERDICTS.items()
        ],
        problems=problems.open,
        left=problems.left,
        copied=_copied(checked),
        outline=outline,
        claims=len(checked.claims),
        says_nothing=checked.says_nothing,
    )


def _part_mark(part: Part) -> Marked:
    key = f"{part.start}-{part.end}" if part.entries else ""
    return Marked(part.start, part.end, part.verdict, key, str(VERDICTS[part.verdict]), _WEIGHT[part.verdict])


def _copied(checked: Checked) -> list[CopiedView]:
    """The texts worth looking at for copied passages, the most first; what two summaries share by chance is left out."""
    return [
        CopiedView(c.of, f"{100 * c.counted:.1f}", f"{100 * c.share:.1f}", c.key, c.is_open, len(c.passages))
        for c in checked.copied
        if c.counted >= WORTH_A_LOOK
    ]


def passages_beside(checked: Checked, key: int, other: str) -> list[Beside]:
    """The passages that a text shares with a stored one, side by side, in reading order."""
    found = next((c for c in checked.copied if c.key == key and c.is_open), None)
    if found is None:
        return []
    text = checked.text
    return [
        Beside(
            text[max(p.start - AROUND, 0) : p.start],
            text[p.start : p.end],
            text[p.end : p.end + AROUND],
            other[max(p.other_start - AROUND, 0) : p.other_start],
            other[p.other_start : p.other_end],
            other[p.other_end : p.other_end + AROUND],
        )
        for p in sorted(found.passages, key=lambda p: p.start)
    ]


def checked(who: Standing, text: Text) -> Checked:
    """A stored text held against the ledger and the other texts that the reader may see."""
    against = queries.others_to_compare(who, text.union, text.period)
    return check_text(text.body, union=text.union, period=periods.parse(text.period), against=against, reader=who)


def facts_of_quote(quote: str, union: Union, code: str) -> Facts:
    """What one sentence of a text states of a union's period: its first claim of something done, else its first, else its words alone."""
    names, period = roster_of(union), periods.parse(code)
    claims = read(quote, roster=list(names)).claims
    claim = next((c for c in claims if c.status in ("done", "rate")), next(iter(claims), None))
    whole = replace(claim, start=0, end=len(quote)) if claim else Claim(0, len(quote), "done", "other")
    return facts_of_claim(whole, quote, period=period, roster=names).facts


def entries_of_part(checked: Checked, start: int, end: int) -> list[int]:
    """The entries behind the part (or claim) at a place; empty where there is none."""
    for claim in checked.claims:
        for part in places_of(claim):
            if (part.start, part.end) == (start, end):
                return list(part.entries)
    return []
