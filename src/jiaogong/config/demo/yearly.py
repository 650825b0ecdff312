"""What the made-up unions state of themselves, and their yearly returns: last year's accepted, this year's on the way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from random import Random

from jiaogong.config.demo.people import Roster
from jiaogong.config.demo.tree import AREA_CODE, SEED, SHOWN_SCHOOL, Node
from jiaogong.kernel import clock
from jiaogong.members.models import Office, Person
from jiaogong.members.queries import Standing
from jiaogong.statistics.models import ReturnStep, YearlyReturn
from jiaogong.statistics.yearly.figures import Figures, figures_of, period_of
from jiaogong.statistics.yearly.form import FORM
from jiaogong.statistics.yearly.rules import fingerprint, in_the_way, judge, last_ended
from jiaogong.unions.models import Union, UnionFact

State = YearlyReturn.State
_WAY = (State.CHECKED, State.SIGNED, State.SENT, State.ACCEPTED)
_FAR = {"two_monthly": (State.ACCEPTED, State.SENT, State.SENT), "quarterly": (State.SENT, State.SIGNED, State.CHECKED)}
_SYSTEMS = ("congress_system", "disclosure_system", "mediation_body", "law_supervision", "protection_supervision")


def fill_terms(person: Person, node: Node) -> None:
    """Write terms of employment and schooling into an unsaved file; a few stay empty, as they do."""
    rng, terms, schooling = Random(f"{SEED}:terms:{person.number}"), Person.Employment, Person.Education
    if rng.random() < 0.985:
        weights = (2, 90, 3, 5) if node.sector == "private" else (84, 12, 3, 1)
        person.employment = rng.choices((terms.ESTABLISHED, terms.CONTRACT, terms.DISPATCHED, terms.OTHER), weights)[0]
    if rng.random() < 0.97:
        weights = (6, 62, 30, 2) if person.is_teacher else (1, 18, 46, 35)
        levels = (schooling.POSTGRADUATE, schooling.BACHELOR, schooling.COLLEGE, schooling.LOWER)
        person.education = rng.choices(levels, weights)[0]
    person.is_rural_worker = not person.is_teacher and rng.random() < 0.25


def state_and_file(nodes: Sequence[Node], rosters: Mapping[str, Roster], *, today: dt.date) -> None:
    """Profiles of all unions, and the returns of the two statistics years that ended last."""
    filing = [n for n in nodes if n.code in rosters and n.kind in (Union.Kind.BASE, Union.Kind.AREA)]
    facts = [fact for node in filing for fact in _facts(node, rosters[node.code], today)]
    UnionFact.objects.bulk_create(facts, batch_size=1000)
    year = last_ended(today)
    for of in (year - 1, year):
        figures = figures_of(rosters[AREA_CODE].union, of)
        for node in filing:
            _file(node, rosters, of, figures, is_past=of < year, today=today)


def _facts(node: Node, roster: Roster, today: dt.date) -> list[UnionFact]:
    rng = Random(f"{SEED}:facts:{node.code}")
    held = {
        "statistics_code": f"3499{rng.randint(10**7, 10**8 - 1)}",
        "division_code": "349902",
        "organisation_type": "upper" if node.kind == Union.Kind.AREA else "single",
        "unit_type": {"private": "private", "organ": "organ"}.get(node.sector, "institution"),
        "address": f"雁溪区松岭路{rng.randint(2, 380)}号",
    }
    if rng.random() < (0.55 if node.sector == "private" else 0.9):
        held["legal_person"] = f"工法证字第{rng.randint(10**6, 10**7 - 1)}号"
        held["unified_code"] = f"81349902MC{rng.randint(10**7, 10**8 - 1)}"
    if rng.random() < 0.7:
        held["home_of_staff"] = rng.choices(("own", "county", "city"), (7, 3, 1))[0]
    likely = 0.6 if node.sector == "private" else 0.96
    held |= {code: "yes" for code in _SYSTEMS if rng.random() < likely}
    held |= {code: "yes" for code in ("reading_room", "mothers_room") if rng.random() < 0.5}
    if node.sector == "private" and rng.random() < 0.6:
        held["collective_contract"] = "yes"
    since, chair = dt.date(today.year - 4, rng.randint(3, 6), rng.randint(1, 28)), _chair(roster)
    return [_fact(roster.union, chair, code, value, since) for code, value in held.items()]


def _fact(union: Union, chair: Standing, code: str, value: str, since: dt.date) -> UnionFact:
    source = "区总工会批复" if code in _SYSTEMS else "证书与登记资料"
    return UnionFact(
        union=union, code=code, value=value, since=since, source=source, set_by=chair.person, set_at=clock.now()
    )


def _file(
    node: Node, rosters: Mapping[str, Roster], year: int, figures: Figures, *, is_past: bool, today: dt.date
) -> None:
    """File a union's return as far as it has come; none that its own checks would not let be signed."""
    state = _state(node, is_past)
    union = rosters[node.code].union
    totals = figures.totals() if node.kind == Union.Kind.AREA else {c: v[union.pk] for c, v in figures.by_cell.items()}
    if state is None or in_the_way(judge(FORM.checks, totals)):
        return
    chair, above = _chair(rosters[node.code]), _chair(rosters[AREA_CODE])
    day = min(period_of(year).end + dt.timedelta(days=9), today)
    filed = YearlyReturn(union=union, year=year, state=state, form=FORM.code)
    if state != State.CHECKED:
        filed.figures, filed.fingerprint = totals, fingerprint(union.code, year, FORM.code, totals)
        filed.signed_by, filed.signed_at = chair.person, _at(day)
    filed.save(force_insert=True)
    way = _WAY[: _WAY.index(state) + 1]
    steps = [(chair if s != State.ACCEPTED else above, s, _at(day + dt.timedelta(days=i))) for i, s in enumerate(way)]
    ReturnStep.objects.bulk_create(
        ReturnStep(of=filed, state=s, done_by=who.person, at=min(at, clock.now()), fingerprint=_mark(filed, s))
        for who, s, at in steps
    )


def _state(node: Node, is_past: bool) -> State | None:
    """How far a return has come: the area's of this year waits for its schools, the shown school's for its chair."""
    rng = Random(f"{SEED}:return:{node.code}:{is_past}")
    if node.kind == Union.Kind.AREA:
        return State.SENT if is_past else None
    if is_past:
        return State.ACCEPTED if rng.random() < 0.93 else State.SIGNED
    if node.short == SHOWN_SCHOOL:
        return State.CHECKED
    return rng.choice(_FAR[node.habit]) if node.habit in _FAR else None


def _mark(filed: YearlyReturn, state: str) -> str:
    return "" if state == State.CHECKED else filed.fingerprint


def _at(day: dt.date) -> dt.datetime:
    with clock.stopped_at(dt.datetime.combine(day, dt.time(15, 20))):
        return clock.now()


def _chair(roster: Roster) -> Standing:
    return roster.office_holder(Office.Kind.CHAIR)
