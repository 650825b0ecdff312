from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from jiaogong.kernel.periods import parse
from jiaogong.ledger import queries, rollup, services, totals
from jiaogong.ledger.models import Entry
from jiaogong.ledger.overview import Overview
from jiaogong.ledger.rules import AwardFact, FigureFact, PersonFact
from jiaogong.ledger.tests.factories import facts, make_entry
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

pytestmark = pytest.mark.django_db
YEAR = parse("2026")


def values(union: Union, by: rollup.By = "category", period: str = "2026") -> dict[tuple[object, ...], int]:
    keys: dict[str, Callable[[rollup.Row], tuple[object, ...]]] = {
        "category": lambda row: (row.measure,),
        "union": lambda row: (row.union_id, row.measure),
        "month": lambda row: (row.month, row.measure),
    }
    key = keys[by]
    return {key(r): r.value for r in rollup.rollup(union, parse(period), by)}


def test_figures_of_a_branch_are_summed_by_measure(area: Union, chair: Standing, other_chair: Standing) -> None:
    make_entry(by=chair)
    make_entry(by=other_chair, figures=(FigureFact("participants", 8),))

    assert values(area) == {("acts",): 2, ("participants",): 50}


def test_drafts_plans_and_other_years_do_not_count(school: Union, chair: Standing) -> None:
    make_entry(by=chair, confirmed=False)
    make_entry(by=chair, start=dt.date(2025, 12, 31))

    assert values(school) == {}


def test_a_share_in_an_event_of_the_area_is_counted_once(
    area: Union, school: Union, area_chair: Standing, chair: Standing
) -> None:
    event = make_entry(by=area_chair, figures=(FigureFact("participants", 2800),))
    make_entry(by=chair, part_of_id=event.pk, figures=(FigureFact("participants", 40),))

    assert values(area)["participants",] == 2800
    assert values(school)["participants",] == 40


def test_rows_by_union_add_up_to_the_total_by_a_row_that_takes_shares_back(
    area: Union, school: Union, area_chair: Standing, chair: Standing
) -> None:
    event = make_entry(by=area_chair, figures=(FigureFact("participants", 2800),))
    make_entry(by=chair, part_of_id=event.pk, figures=(FigureFact("participants", 40),))

    rows = {key: value for key, value in values(area, "union").items() if key[1] == "participants"}

    assert rows == {(area.pk, "participants"): 2800, (school.pk, "participants"): 40, (None, "participants"): -40}


def test_a_share_counts_by_itself_while_its_event_is_a_draft(
    area: Union, area_chair: Standing, chair: Standing
) -> None:
    event = make_entry(by=area_chair, confirmed=False, figures=(FigureFact("participants", 2800),))
    make_entry(by=chair, part_of_id=event.pk, figures=(FigureFact("participants", 40),))

    assert values(area)["participants",] == 40


def test_a_correction_nets_out(school: Union, chair: Standing) -> None:
    wrong = make_entry(by=chair, awards=(AwardFact("区", "一等奖", 3),), people=(PersonFact(chair.person.pk),))
    services.correct_entry(
        actor=chair,
        entry_id=wrong.pk,
        reason="数错了",
        facts=facts(figures=(FigureFact("participants", 41),), awards=(AwardFact("区", "一等奖", 2),)),
    )

    assert values(school) == {("acts",): 1, ("participants",): 41}
    assert [(p.prize, p.count) for p in rollup.prizes(school, YEAR)] == [("一等奖", 2)]


def test_an_act_taken_back_leaves_nothing(school: Union, chair: Standing) -> None:
    entry = make_entry(by=chair)
    services.correct_entry(actor=chair, entry_id=entry.pk, reason="没有举行")

    assert values(school) == {}


def test_a_person_in_two_acts_is_one_person(school: Union, chair: Standing) -> None:
    for day in (8, 9):
        make_entry(by=chair, start=dt.date(2026, 3, day), people=(PersonFact(chair.person.pk),), figures=())

    assert values(school) == {("acts",): 2, ("people",): 1}


def test_of_standing_numbers_each_unions_newest_stands(area: Union, chair: Standing, other_chair: Standing) -> None:
    for month, files in ((3, 2), (9, 3)):
        make_entry(
            by=chair, category="care", start=dt.date(2026, month, 1), figures=(FigureFact("hardship_files", files),)
        )
    make_entry(by=other_chair, category="care", figures=(FigureFact("hardship_files", 5),))

    assert values(area)["hardship_files",] == 8


def test_months_tell_apart_what_the_year_sums(school: Union, chair: Standing) -> None:
    make_entry(by=chair)
    make_entry(by=chair, start=dt.date(2026, 9, 10), figures=(FigureFact("participants", 8),))

    months = {key: value for key, value in values(school, "month").items() if key[1] == "participants"}

    assert months == {("2026-03", "participants"): 42, ("2026-09", "participants"): 8}


def test_behind_a_figure_stand_the_entries_that_make_it(school: Union, chair: Standing) -> None:
    counted = make_entry(by=chair)
    make_entry(by=chair, figures=())

    assert rollup.ids_behind(school, YEAR)["culture", "participants"] == [counted.pk]


def test_a_union_that_confirmed_nothing_is_silent(area: Union, other_school: Union, chair: Standing) -> None:
    make_entry(by=chair)

    silent = rollup.silent_unions(area, YEAR)

    assert list(silent) == [other_school]


def test_last_years_figures_stand_beside(school: Union, chair: Standing) -> None:
    make_entry(by=chair)
    make_entry(by=chair, start=dt.date(2025, 3, 8), figures=(FigureFact("participants", 30),))

    beside = {c.row.measure: (c.row.value, c.before, c.change) for c in Overview(school, YEAR).rows}

    assert beside == {"acts": (1, 1, 0), "participants": (42, 30, 12)}


def test_a_list_sums_what_is_confirmed_and_tells_drafts_apart(chair: Standing) -> None:
    make_entry(by=chair)
    make_entry(by=chair, confirmed=False)

    found = totals.totals_of(Entry.objects.all(), openly=queries.openly_readable(chair), fewest=5)

    assert (found.entries, found.confirmed, [(t.measure, t.value) for t in found.figures or ()]) == (
        2,
        1,
        [("participants", 42)],
    )


def test_a_list_too_long_to_sum_is_counted_and_says_so(chair: Standing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(totals, "MOST_SUMMED", 1)
    for _each in range(3):
        make_entry(by=chair)

    every = totals.totals_of(Entry.objects.all(), openly=queries.openly_readable(chair), fewest=5)
    some = totals.totals_of(Entry.objects.all(), openly=queries.openly_readable(chair), fewest=5, may_count_all=False)

    assert every == totals.Totals(3, 3, None)
    assert some == totals.Totals(1, 0, None, is_more=True)


@pytest.mark.parametrize("who", ["chair", "area_chair"])
def test_the_whole_ledger_is_summed_at_any_length_as_a_short_list_is(
    who: str, request: pytest.FixtureRequest, chair: Standing, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader: Standing = request.getfixturevalue(who)
    make_entry(by=chair)
    make_entry(by=chair, confirmed=False, figures=(FigureFact("participants", 5), FigureFact("teams", 3)))
    make_entry(by=chair, category="care", figures=(FigureFact("visits", 2),))
    openly, every = queries.openly_readable(reader), Entry.objects.all()

    short = totals.totals_of(every, openly=openly, fewest=5, holds_all_confirmed=True)
    monkeypatch.setattr(totals, "MOST_SUMMED", 1)
    long = totals.totals_of(every, openly=openly, fewest=5, holds_all_confirmed=True)

    assert short.figures == long.figures


def visits_told(reader: Standing) -> int | None:
    found = totals.totals_of(Entry.objects.all(), openly=queries.openly_readable(reader), fewest=5)
    return next(t.value for t in found.figures or ())


def test_a_sum_of_few_sensitive_acts_is_hidden_from_those_who_may_not_read_them(
    area_chair: Standing, chair: Standing
) -> None:
    visit: dict[str, Any] = {"category": "care", "figures": (FigureFact("visits", 1),)}
    for _each in range(4):
        make_entry(by=chair, **visit)

    told = [visits_told(who) for who in (area_chair, chair)]
    make_entry(by=chair, **visit)
    enough = visits_told(area_chair)

    assert (told, enough) == ([None, 4], 5)
