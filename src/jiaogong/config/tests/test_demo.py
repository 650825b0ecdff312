"""The demo as the command makes it: the same for a day and size, quick and unchanged the second time."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.db import transaction
from django.db.models import Sum

from jiaogong.config.cli import main
from jiaogong.config.demo.building import build
from jiaogong.ledger.models import Entry, Evidence, Figure
from jiaogong.members.models import Account
from jiaogong.members.queries import headcount
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 22)
DEMO = ["demo", "--no-serve", "--size", "school", "--today", TODAY.isoformat()]


def _told(capsys: pytest.CaptureFixture[str]) -> dict[str, list[str]]:
    lines: dict[str, list[str]] = {}
    for line in capsys.readouterr().out.splitlines():
        about, _, told = line.partition(": ")
        lines.setdefault(about, []).append(told)
    return lines


def test_the_demo_tells_area_school_and_the_last_complete_year(capsys):
    code = main(DEMO)

    told = _told(capsys)
    assert (code, told["area"], told["school"], told["year"]) == (0, ["YX"], ["YX-01"], ["2025"])


def test_the_demo_writes_the_summaries_that_it_names(capsys):
    main(DEMO)

    files = [Path(name) for name in _told(capsys)["summary"]]
    assert [(f.suffix, f.stat().st_size > 1000) for f in files] == [(".docx", True), (".md", True)] * 2


def test_the_second_run_keeps_the_data_and_tells_no_password(capsys):
    main(DEMO)
    first, entries = _told(capsys), Entry.objects.count()
    main(DEMO)

    second = _told(capsys)
    told_twice = [account for account in first["account"] if account in second["account"]]
    assert (Entry.objects.count(), told_twice) == (entries, [])


def test_new_passwords_take_the_place_of_the_old(capsys):
    main(DEMO)
    old = [account.split()[:2] for account in _told(capsys)["account"]]
    main([*DEMO, "--new-passwords"])

    new = [account.split()[:2] for account in _told(capsys)["account"]]
    opened = [Account.objects.get(login=login).check_password(password) for login, password in (*old, *new)]
    assert opened == [False] * 3 + [True] * 3


def test_another_size_in_the_same_folder_is_refused(capsys):
    main(DEMO)
    capsys.readouterr()

    code = main(["demo", "--no-serve", "--size", "area"])

    assert (code, capsys.readouterr().err.count("\n")) == (1, 1)


def test_a_ledger_of_ones_own_is_left_alone(capsys):
    make_union()

    code = main(DEMO)

    assert (code, Union.objects.count(), capsys.readouterr().err.count("\n")) == (1, 1, 1)


def _built_and_undone(today: dt.date) -> list[tuple[object, ...]]:
    with transaction.atomic():
        build("school", today=today)
        rows = Entry.objects.order_by("pk").values_list(
            "title", "sentence", "start_date", "state", "union__code", "drafted_by__name"
        )
        told: list[tuple[object, ...]] = list(rows)
        transaction.set_rollback(True)
    return told


def test_the_same_day_gives_the_same_entries():
    first, second = _built_and_undone(TODAY), _built_and_undone(TODAY)

    assert first == second


@pytest.fixture
def school_demo() -> Union:
    return build("school", today=TODAY)


def test_the_staff_is_the_same_at_every_season(school_demo):
    days = [dt.date(2025, 3, 1), dt.date(2025, 12, 31), dt.date(2026, 9, 2), TODAY]

    counted = {(h.staff, h.women, h.minority) for h in (headcount(school_demo, day) for day in days)}

    assert counted == {(221, 142, 89)}


@pytest.mark.usefixtures("school_demo")
def test_nothing_confirmed_lies_ahead():
    assert Entry.objects.filter(start_date__gt=TODAY).exclude(state=Entry.State.PLANNED).count() == 0


@pytest.mark.usefixtures("school_demo")
def test_a_base_union_never_settles_more_proposals_than_it_received():
    order = ("proposals_received", "proposals_filed", "proposals_answered", "proposals_settled")
    for union in Union.objects.filter(kind=Union.Kind.BASE):
        figures = Figure.objects.filter(
            entry__union=union, entry__start_date__year=2025, entry__state=Entry.State.CONFIRMED
        )

        sums = [figures.filter(measure=m).aggregate(n=Sum("value"))["n"] or 0 for m in order]

        assert sums == sorted(sums, reverse=True)


def test_each_share_lies_in_an_event_of_the_area(school_demo):
    wholes = Entry.objects.filter(parts__isnull=False).distinct()

    assert {e.union for e in wholes} == {school_demo}


@pytest.mark.usefixtures("school_demo")
def test_some_figures_are_corrected_and_some_acts_proved():
    assert (Entry.objects.filter(replaces__isnull=False).exists(), Evidence.objects.exists()) == (True, True)
