from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.kernel import clock, periods
from jiaogong.ledger import rollup, services
from jiaogong.ledger.rules import FigureFact
from jiaogong.ledger.tests.factories import facts, make_entry
from jiaogong.members.tests.factories import make_officer
from jiaogong.summaries.facts import known_facts
from jiaogong.unions.tests.factories import make_union

YEAR = periods.parse("2025")
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _after_the_year():
    with clock.stopped_at(dt.date(2026, 1, 5)):
        yield


def test_totals_are_those_of_the_rollup_with_the_year_before_beside_them():
    union = make_union(make_union())
    chair = make_officer(union)
    now = make_entry(union, by=chair, start=dt.date(2025, 3, 8))
    make_entry(union, by=chair, start=dt.date(2024, 3, 8), figures=(FigureFact("participants", 30),))

    known = known_facts(union, YEAR)

    total = known.totals["culture", "participants"]
    assert (total.value, total.entries, total.before) == (42, (now.pk,), 30)
    assert [t.value for t in known.totals.values()] == [r.value for r in rollup.rollup(union, YEAR)]


def test_a_corrected_entry_stands_once_with_its_right_figure():
    union = make_union(make_union())
    chair = make_officer(union)
    wrong = make_entry(union, by=chair, start=dt.date(2025, 3, 8))
    right = services.correct_entry(
        actor=chair,
        entry_id=wrong.pk,
        reason="counted twice",
        facts=facts(start=dt.date(2025, 3, 8), figures=(FigureFact("participants", 40),)),
    )

    known = known_facts(union, YEAR)

    assert known.value("culture", "participants") == 40
    assert [a.entry for a in known.acts] == [right.pk]


def test_a_reach_counts_the_unions_that_did_it_and_names_those_that_did_not():
    area = make_union()
    first, second = make_union(area), make_union(area)
    make_union(area, has_union=False)
    entry = make_entry(first, start=dt.date(2025, 3, 8))

    reach = known_facts(area, YEAR).reach("culture")

    assert (reach.did, reach.missing, reach.of, reach.entries) == ((first,), (second,), 2, (entry.pk,))


def test_plans_and_drafts_are_kept_apart_from_what_was_done():
    union = make_union(make_union())
    chair = make_officer(union)
    draft = make_entry(union, by=chair, confirmed=False, start=dt.date(2025, 3, 8))
    late = services.draft_entry(
        actor=chair, union=union, facts=facts(start=dt.date(2025, 11, 1), due_date=dt.date(2025, 12, 1)), planned=True
    )
    coming = services.draft_entry(actor=chair, union=union, facts=facts(start=dt.date(2026, 3, 8)), planned=True)

    known = known_facts(union, YEAR)

    found = [[a.entry for a in acts] for acts in (known.acts, known.drafts, known.overdue, known.coming)]
    assert found == [[], [draft.pk], [late.pk], [coming.pk]]
