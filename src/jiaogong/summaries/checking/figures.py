"""A figure held against the ledger: what it is a number of, and whether that has this value."""

from __future__ import annotations

from fractions import Fraction

from jiaogong.catalogue import MEASURES
from jiaogong.prose.reading import Claim, Figure
from jiaogong.summaries.checking import cues
from jiaogong.summaries.checking.changes import changes, is_change
from jiaogong.summaries.checking.derived import Maybe, for_each
from jiaogong.summaries.checking.earlier import earlier_of
from jiaogong.summaries.checking.fact import Fact
from jiaogong.summaries.checking.ground import Ground
from jiaogong.summaries.checking.heads import heads
from jiaogong.summaries.checking.own_acts import own_subjects
from jiaogong.summaries.checking.own_sentence import is_told_in
from jiaogong.summaries.checking.rules import agrees, agrees_in_wan, is_rounding
from jiaogong.summaries.checking.shapes import Answer, Told
from jiaogong.summaries.checking.shares import SHARE_UNITS, shares
from jiaogong.summaries.checking.subjects import Subject
from jiaogong.summaries.checking.sums import sums
from jiaogong.summaries.checking.table import Table
from jiaogong.summaries.checking.unions_counted import unions_counted


def check_figure(table: Table, claim: Claim, figure: Figure) -> Answer:
    """Hold one figure against the ledger, and settle what it is a number of."""
    each = _is_each(table, figure)
    subjects, ground = list(for_each(table, figure)) if each else _subjects(table, claim, figure), table.ground
    if _tells_last_year(table, figure) and not is_change(table, figure):
        subjects, ground = _of_last_year(table, figure, subjects)
    facts = [(s, f) for s in subjects if (f := ground.recall(s)) is not None]
    agreeing = [(s, f) for s, f in facts if says(table.page.printed(figure), figure, f)]
    own = own_subjects(table, claim, figure, subjects, agreed=bool(agreeing)) if ground is table.ground else []
    if own:
        told_of_own = [(s, f) for s in own if (f := ground.recall(s)) is not None]
        facts = sorted([*told_of_own, *facts[: not agreeing]], key=lambda found: distance(figure, found[1]))
        agreeing = [(s, f) for s, f in told_of_own if says(table.page.printed(figure), figure, f)]
    firm = [(s, f) for s, f in facts if not isinstance(s, Maybe)]
    table.settled[figure.start, figure.end] = tuple(s for s, _f in agreeing or firm[:1])
    if agreeing:
        fact = agreeing[0][1]
        return Answer("supported", told(fact), table.ground.showing(fact.entries))
    meant = table.meant(claim, figure.start)
    if is_told_in(table, claim, figure, each=each):
        return Answer("supported", figure.value, table.ground.showing(sorted(meant.entries)))
    if firm:
        return Answer("contradicted", told(firm[0][1]), table.ground.showing(firm[0][1].entries))
    if facts:
        return Answer("unsupported", None, table.ground.showing(facts[0][1].entries))
    if each and meant.how not in ("day", "name"):
        return Answer("uncheckable")
    return Answer("unsupported" if subjects or each or could_be_held(figure) else "uncheckable")


def distance(figure: Figure, fact: Fact) -> Fraction:
    """How far the ledger's value is from a printed one: of several that may be meant, the nearest is told."""
    return abs(Fraction(str(figure.value)) - Fraction(fact.value) / fact.scale)


def _is_each(table: Table, figure: Figure) -> bool:
    """Whether a number is told for each: 每季度公布一次, 人均200元."""
    start, _end = table.page.clause(figure.start)
    return bool(cues.EACH.search(table.page.flat, start, figure.start))


def _subjects(table: Table, claim: Claim, figure: Figure) -> list[Subject]:
    """What the figure may be a number of, the likeliest first."""
    if is_change(table, figure):
        return list(changes(table, claim, figure))
    if figure.unit in SHARE_UNITS:
        return list(shares(table, claim, figure))
    for reading in (heads, unions_counted):
        found = list(reading(table, claim, figure))
        if found:
            return found
    return list(sums(table, claim, figure))


def _tells_last_year(table: Table, figure: Figure) -> bool:
    start, _end = table.page.segment(figure)
    before = table.page.flat[start : figure.start]
    return bool(cues.LAST_YEAR.search(before)) and not cues.COMPARED.search(before)


def _of_last_year(table: Table, figure: Figure, subjects: list[Subject]) -> tuple[list[Subject], Ground]:
    """What a number of the year before may be of, and on which ground: what was just told of this year, else its own words."""
    ground, whole = table.ground.before, table.ground.year_before
    for subject in table.subjects_before(figure):
        told = earlier_of(subject, table.ground)
        for past in (ground, whole):
            if any(past.recall(s) is not None for s in told):
                return told, past
    return [*table.subjects_before(figure), *subjects], ground


def says(printed: str, figure: Figure, fact: Fact) -> bool:
    """Whether a figure as printed says what the ledger has."""
    if figure.unit in SHARE_UNITS:
        return _says_share(printed, figure, fact)
    read = Fraction(str(figure.value)) * fact.scale
    if isinstance(fact.value, Fraction) and fact.value.denominator > 1 and digits(printed):
        return is_rounding(digits(printed), fact.value / fact.scale)
    if agrees(read, figure.qualifier, fact.value, fact.qualifier):
        return True
    return (
        "万" in printed and not figure.qualifier and agrees_in_wan(digits(printed), int(fact.value) * 100 // fact.scale)
    )


def _says_share(printed: str, figure: Figure, fact: Fact) -> bool:
    exact = Fraction(fact.value)
    if figure.qualifier:
        return agrees(Fraction(str(figure.value)), figure.qualifier, exact)
    number = digits(printed) or str(figure.value)
    return is_rounding(number, exact) and not (number in ("100", "100.0") and exact != 100)


def digits(printed: str) -> str:
    """The Arabic number in what is printed; "" where it is written in words."""
    return "".join(c for c in printed if c.isascii() and (c.isdigit() or c == "."))


def told(fact: Fact) -> Told:
    """The ledger's value as a JSON number: yuan for money, one decimal for a share."""
    if isinstance(fact.value, Fraction):
        return float(round(fact.value / fact.scale, 1))
    whole, rest = divmod(fact.value, fact.scale)
    return whole if rest == 0 else fact.value / fact.scale


def could_be_held(figure: Figure) -> bool:
    """Whether the catalogue counts anything in a figure's unit."""
    return figure.unit is None or any(m.printed_in(figure.unit) for m in MEASURES.values())
