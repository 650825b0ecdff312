"""Figures of a measure: of single acts recognised, of totals of a branch and period, and acts counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from jiaogong.catalogue import MEASURES
from jiaogong.prose.reading import Claim, Figure
from jiaogong.summaries.checking import cues
from jiaogong.summaries.checking.cases import visits_of_cases
from jiaogong.summaries.checking.contests import contests_held
from jiaogong.summaries.checking.days import days_of
from jiaogong.summaries.checking.derived import Added, Maybe, added_up, counted_up, left_over
from jiaogong.summaries.checking.listed import listed
from jiaogong.summaries.checking.meant import Meant
from jiaogong.summaries.checking.measures import kin
from jiaogong.summaries.checking.narrowing import in_days, scopes_for, without_words
from jiaogong.summaries.checking.roles import told_by_role
from jiaogong.summaries.checking.scope import Scope
from jiaogong.summaries.checking.subjects import Acts, Rest, Subject, Summed, Unfinished
from jiaogong.summaries.checking.table import Table

FEW = 3
_IN_ALL_AFTER = re.compile(r"工作(?:记入|计入|入|$)")
_EVENT_UNITS = ("次", "场", "项", "期", "届", "个", "场次", "件")
_HELD_UNITS = ("场", "场次")
"""Units of what was held: where the ledger counts that, it is not the acts that are counted."""
_PUBLISHED = {"finance": "accounts_published", "disclosure": "items_disclosed"}
_TIMES = ("次", "期", "回")
DONE_OF = {"checkups_due": "checkups_done", "delegates_due": "delegates_present", "checkups_followed": "checkups_done"}
SPENT_ON = {
    "visits": "visit_amount",
    "aid_recipients": "aid_amount",
    "gifts_given": "gift_amount",
    "birthday_gifts": "gift_amount",
    "donors": "donation_amount",
}
"""What is paid or given beside a count of people."""
REST = {
    "proposals_settled": ("proposals_filed", "proposals_received", "proposals_answered"),
    "proposals_answered": ("proposals_filed", "proposals_received"),
    "proposals_filed": ("proposals_received",),
    "checkups_done": ("checkups_due",),
    "delegates_present": ("delegates_due",),
    "schools_passed": ("schools_inspected",),
}
"""Of what a count is a part, so that 尚未办结 counts the rest."""


def sums(table: Table, claim: Claim, figure: Figure) -> Iterator[Subject]:
    """What a counted figure may be the number of, the likeliest first."""
    before, after = table.around(figure)
    clause = before + after
    if figure.unit in _EVENT_UNITS and cues.UNCONFIRMED.search(clause):
        yield Unfinished("drafts")
        return
    if figure.unit in _EVENT_UNITS and cues.OVERDUE.search(clause):
        yield Unfinished("overdue")
        return
    if figure.unit in _EVENT_UNITS and _is_of_all_work(table, figure):
        yield Acts(Scope())
        return
    rest = list(left_over(table, claim, figure))
    if rest:
        yield from rest
        return
    counted = list(counted_up(table, figure))
    if counted:
        yield from counted
        return
    yield from added_up(table, figure)
    measures = table.measures(claim, figure) or _carried(table, figure)
    if cues.MISSING.search(clause):
        yield from _rests(table, claim, figure, measures)
        return
    measures = _all_of_them(table, figure, measures)
    measures = told_by_role(table, claim, figure, measures)
    meant = _of_what_is_named(table, table.meant(claim, figure.start), clause)
    if _is_of_a_month(table, claim, figure):
        visited = list(visits_of_cases(table, claim, figure, measures))
        yield from visited
        if visited:
            return
    if meant.how != "day":
        named = list(_gone_on(table, figure, measures)) or list(visits_of_cases(table, claim, figure, measures))
        named = named or list(listed(table, claim, figure, measures)) or list(contests_held(table, claim, figure))
        yield from named
        if named:
            return
    if meant.acts and not (meant.how == "carried" and cues.SUMMED_UP.search(before)):
        yield from _of_acts(table, figure, meant, measures)
        if _is_definite(meant) and not cues.PERIOD_WIDE.search(before):
            return
    paired = list(_paired(table, figure))
    yield from paired
    if (paired and cues.SPENT.fullmatch(before)) or (_is_narrow(paired) and not cues.SUMMED_UP.search(before)):
        return
    for measure in measures:
        for scope in scopes_for(table, claim, figure, measure):
            yield Summed(measure, scope)
    yield from _acts(table, claim, figure, measures)


def _is_of_a_month(table: Table, claim: Claim, figure: Figure) -> bool:
    """Whether months are printed for a figure, not a day: 4至6月看望患病教职工."""
    iso = table.date_for(claim, figure.start)
    when = days_of(iso, table.period) if iso else None
    return when is not None and when[1] == "month"


def _of_what_is_named(table: Table, meant: Meant, clause: str) -> Meant:
    """The acts recognised otherwise than by their day, less those of which the clause names another circumstance."""
    named = cues.circumstances(clause)
    if not named or meant.how == "day":
        return meant
    acts = [a for a in meant.acts if any(n in table.ground.text_of(a) for names in named for n in names)]
    return meant if len(acts) == len(meant.acts) else Meant(tuple(acts), meant.how if acts else "nothing")


def _gone_on(table: Table, figure: Figure, measures: list[str]) -> Iterator[Subject]:
    """Another number of several acts just summed: 27次,384人次参加."""
    subject = table.subject_before(figure)
    if not isinstance(subject, Summed) or len(subject.scope.entries or ()) < 2:
        return
    clause = table.page.said(table.page.clause(figure.start))
    one_by_one = "分别" in table.page.said(table.page.sentence(figure.start))
    if one_by_one or cues.circumstances(clause) or "、" in clause:
        return
    paired = [SPENT_ON.get(subject.measure, "")] if figure.unit == "元" else measures
    for measure in dict.fromkeys([*paired, *(k for m in paired if m for k in sorted(kin(m)))]):
        told = Summed(measure, subject.scope)
        if measure and measure != subject.measure and table.ground.recall(told) is not None:
            yield told
            return


def _is_definite(meant: Meant) -> bool:
    """Whether the acts recognised leave no room for a total: those of a printed day, or of one union and one name."""
    return meant.how == "day" or (meant.how == "name" and len({a.union for a in meant.acts}) == 1)


def _paired(table: Table, figure: Figure) -> Iterator[Summed | Added]:
    """What was spent on those just counted: 看望住院教职工6人次,慰问金3400元."""
    subject = table.subject_before(figure)
    if figure.unit == "元" and isinstance(subject, Added):
        parts = [p for p in subject.parts if isinstance(p, Summed) and p.measure in SPENT_ON]
        if len(parts) == len(subject.parts):
            yield Added(tuple(Summed(SPENT_ON[p.measure], p.scope) for p in parts))
    elif figure.unit == "元" and isinstance(subject, Summed) and subject.measure in SPENT_ON:
        money = SPENT_ON[subject.measure]
        yield Summed(money, replace(subject.scope, holding=subject.measure))
        yield Summed(money, subject.scope)


def _is_narrow(paired: list[Summed | Added]) -> bool:
    return any(isinstance(s, Added) or s.scope.names or s.scope.entries is not None for s in paired)


def _is_of_all_work(table: Table, figure: Figure) -> bool:
    """Whether all that the ledger holds is counted: 工会台账共记录工作106项."""
    before = table.page.flat[table.page.clause(figure.start)[0] : figure.start]
    return bool(cues.IN_ALL.search(before) or _IN_ALL_AFTER.match(table.around(figure)[1]))


def _all_of_them(table: Table, figure: Figure, measures: list[str]) -> list[str]:
    """Where all are said to have come, those who came are counted, not those who were due; those called up may be either."""
    if cues.ALL_OF_THEM.search(table.page.flat[figure.end : table.page.sentence(figure.start)[1]]):
        return [DONE_OF.get(m, m) for m in measures]
    before, after = table.around(figure)
    if "checkups_done" in measures and cues.CALLED_UP.search(before) and not cues.HAVING_COME.search(before + after):
        return ["checkups_due", *measures]
    return measures


def _carried(table: Table, figure: Figure) -> list[str]:
    """The measure of the figure before in the sentence, where the unit fits."""
    subject = table.subject_before(figure)
    if isinstance(subject, Summed) and figure.unit and MEASURES[subject.measure].printed_in(figure.unit):
        return [subject.measure]
    return []


def _of_acts(table: Table, figure: Figure, meant: Meant, measures: list[str]) -> Iterator[Subject]:
    """A measure of the acts recognised: together, and of each where they are few, named, and nothing sums them up."""
    acts = meant.acts
    held = {f.measure for a in acts for f in a.figures}
    told = table.page.flat[table.page.sentence(figure.start)[0] : table.page.clause(figure.start)[1]]
    chosen = [m for m in measures if m in held]
    if not chosen:
        fitting = [m for m in held if figure.unit and MEASURES[m].printed_in(figure.unit)]
        near = [m for m in fitting if any(m in kin(wanted) for wanted in measures)]
        chosen = near if near else fitting if len(fitting) == 1 and not measures else []
    for measure in chosen:
        holding = [a for a in acts if a.has(measure)]
        yield Summed(measure, Scope(entries=frozenset(a.entry for a in holding)))
        if meant.how != "words" and 1 < len(holding) <= FEW and not cues.SUMMED_UP.search(told):
            for act in holding:
                yield Summed(measure, Scope(entries=frozenset({act.entry})))
    if not chosen and figure.unit in _EVENT_UNITS and set(measures) <= {"sessions_held"}:
        yield Acts(Scope(entries=frozenset(a.entry for a in acts)))


def _rests(table: Table, claim: Claim, figure: Figure, measures: list[str]) -> Iterator[Subject]:
    """What is left undone: of those due less those done, and less those made good where that is told."""
    sentence = table.page.said(table.page.sentence(figure.start))
    for part in dict.fromkeys(DONE_OF.get(m, m) for m in measures):
        whole = next((w for w in REST.get(part, ()) if w in table.ground.by_measure), None)
        if whole is None:
            continue
        for scope in scopes_for(table, claim, figure, whole):
            rest = Rest(Summed(whole, scope), Summed(part, scope))
            is_after = part == "checkups_done" and "补检" in sentence
            yield Rest(rest, Summed("checkups_followed", scope)) if is_after else rest


def _published(table: Table, claim: Claim, figure: Figure) -> Iterator[Subject]:
    """How often accounts or affairs were made public, however much each time."""
    measure = _PUBLISHED.get(claim.category)
    unions = table.named_for(claim, figure.start)
    is_quarters = figure.unit == "个" and table.around(figure)[1].startswith("季度")
    if measure and (figure.unit in _TIMES or is_quarters) and unions is not None:
        days = in_days(table, claim, figure.start)
        yield Maybe(Acts(Scope(unions, frozenset({claim.category}), days, holding=measure)))


def _acts(table: Table, claim: Claim, figure: Figure, measures: list[str]) -> Iterator[Subject]:
    """Acts counted, where the unit counts events and no other measure does; of accounts and notices, those that hold their measure."""
    yield from _published(table, claim, figure)
    if figure.unit not in _EVENT_UNITS or any(m != "sessions_held" for m in measures):
        return
    unions = table.named_for(claim, figure.start)
    if unions is None:
        return
    days = in_days(table, claim, figure.start)
    clause = table.page.said(table.page.segment(figure))
    kinds = frozenset({claim.category})
    named = cues.circumstances(without_words(clause, measures[0]) if measures else clause)
    for names in named:
        yield Acts(Scope(unions, frozenset(), days, names=names))
    wide = Scope(unions, kinds, days)
    held = figure.unit in _HELD_UNITS and table.ground.recall(Summed("sessions_held", wide)) is not None
    if not held and (not named or cues.LOOSELY_SUMMED.search(clause)):
        yield Acts(wide)
