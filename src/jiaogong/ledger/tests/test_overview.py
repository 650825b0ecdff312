from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.kernel.periods import parse
from jiaogong.ledger import rollup, services
from jiaogong.ledger.overview import Overview
from jiaogong.ledger.rules import FigureFact, PersonFact
from jiaogong.ledger.tests.factories import make_entry
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

pytestmark = pytest.mark.django_db


@pytest.fixture
def _two_years(area_chair: Standing, chair: Standing, other_chair: Standing) -> None:
    """Events and shares in them, visits, standing numbers, people, a correction: in March and September of two years."""
    for year, size in ((2025, 30), (2026, 42)):
        for month in (3, 9):
            day = dt.date(year, month, 8)
            event = make_entry(by=area_chair, start=day, figures=(FigureFact("participants", 2800 + month),))
            who = (PersonFact(chair.person.pk),)
            make_entry(by=chair, start=day, part_of_id=event.pk, people=who)
            make_entry(by=other_chair, start=day, people=who, figures=(FigureFact("participants", size, "about"),))
            files = (FigureFact("hardship_files", month), FigureFact("visits", size))
            make_entry(by=chair, category="care", start=day, figures=files)
        wrong = make_entry(by=chair, start=dt.date(year, 4, 1))
        services.correct_entry(actor=chair, entry_id=wrong.pk, reason="没有举行")


@pytest.mark.usefixtures("_two_years")
@pytest.mark.parametrize("code", ["2026", "2026H1", "2026-03", "2025-2026", "2026-2027-1", "2026S", "2024"])
def test_what_is_asked_for_at_once_is_what_each_rollup_tells(area: Union, school: Union, code: str) -> None:
    period = parse(code)

    for union in (area, school):
        found = Overview(union, period)
        now, before = rollup.rollup(union, period), rollup.rollup(union, period.before())
        acts = {(r.category, r.month): r.value for r in rollup.rollup(union, period, "month") if r.measure == "acts"}

        assert [c.row for c in found.rows if c.row.value] == now
        assert {(c.row.category, c.row.measure): c.before for c in found.rows if c.before} == {
            (r.category, r.measure): r.value for r in before
        }
        assert {k: v for k, v in found.acts_by_month.items() if v and k[1] in period.months()} == acts


@pytest.mark.usefixtures("_two_years")
def test_unions_hold_what_the_rollup_by_union_tells_and_the_silent_hold_nothing(
    area: Union, school: Union, other_school: Union
) -> None:
    period = parse("2026-04")

    held = {code: Overview(area, parse(code)).by_union for code in ("2026", "2026-04")}

    rows = rollup.rollup(area, parse("2026"), "union")
    for measure in ("acts", "participants"):
        told: dict[int | None, int] = {}
        for row in rows:
            if row.measure == measure:
                told[row.union_id] = told.get(row.union_id, 0) + row.value
        shared = told.pop(None)
        assert {pk: getattr(h, measure) for pk, h in held["2026"].items()} == told
        assert -sum(getattr(h, f"shared_{measure}") for h in held["2026"].values()) == shared
    assert [pk for pk, h in held["2026-04"].items() if h.has_recorded] == [school.pk]
    assert list(rollup.silent_unions(area, period)) == [other_school]
