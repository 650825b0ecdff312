"""The demo as the command makes it: the same for a day and size, quick and unchanged the second time."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import sqlite3
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db.models import Sum
from django.utils import translation

from jiaogong.config.cli import main
from jiaogong.ledger.models import Entry, Evidence, Figure
from jiaogong.members.models import Account
from jiaogong.members.queries import headcount
from jiaogong.unions.models import Union

# One process of tests runs all of this file, so that the demo is made once.
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo")]
TODAY = dt.date(2026, 11, 22)
DEMO = ["demo", "--no-serve", "--size", "school", "--today", TODAY.isoformat()]


@dataclass(frozen=True)
class Made:
    """What the command told when it made the demo, and in which folder."""

    code: int
    told: dict[str, list[str]]
    folder: Path


def _told(lines: str) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for line in lines.splitlines():
        about, _, what = line.partition(": ")
        told.setdefault(about, []).append(what)
    return told


@pytest.fixture(scope="module")
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The demo, made once for this file."""
    request.getfixturevalue("kept_for_the_file")
    folder, said = tmp_path_factory.mktemp("demo"), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, translation.override("en"), contextlib.redirect_stdout(said):
        patch.setenv("JIAOGONG_LANGUAGE", "en")
        patch.chdir(folder)
        code = main(DEMO)
    return Made(code, _told(said.getvalue()), folder)


@pytest.fixture
def area(made: Made) -> Union:
    return Union.objects.get(code=made.told["area"][0])


def test_the_demo_tells_area_school_and_the_last_complete_year(made):
    told = [made.told[about] for about in ("area", "school", "year")]

    assert (made.code, told) == (0, [["YX"], ["YX-01"], ["2025"]])


def test_the_demo_writes_the_summaries_that_it_names(made):
    files = [made.folder / name for name in made.told["summary"]]

    assert [(f.suffix, f.stat().st_size > 1000) for f in files] == [(".docx", True), (".md", True)] * 2


def test_the_second_run_keeps_the_data_and_tells_no_password(made, capsys):
    entries = Entry.objects.count()

    main(DEMO)

    second = _told(capsys.readouterr().out)
    told_twice = [account for account in made.told["account"] if account in second["account"]]
    assert (Entry.objects.count(), told_twice) == (entries, [])


def test_new_passwords_take_the_place_of_the_old(made, capsys):
    main([*DEMO, "--new-passwords"])

    old, new = (
        [account.split()[:2] for account in told["account"]] for told in (made.told, _told(capsys.readouterr().out))
    )
    opened = [Account.objects.get(login=login).check_password(password) for login, password in (*old, *new)]
    assert opened == [False] * 3 + [True] * 3


@pytest.mark.usefixtures("made")
def test_another_size_in_the_same_folder_is_refused(capsys):
    code = main(["demo", "--no-serve", "--size", "area"])

    assert (code, capsys.readouterr().err.count("\n")) == (1, 1)


@pytest.mark.usefixtures("made")
def test_the_same_day_gives_the_same_entries_wherever_it_is_made(built):
    query = (
        "SELECT e.title, sentence, start_date, e.state, u.code, p.name FROM ledger_entry e"
        " JOIN unions_union u ON u.id = e.union_id JOIN members_person p ON p.id = e.drafted_by_id ORDER BY e.id"
    )
    with contextlib.closing(sqlite3.connect(built / "jiaogong.sqlite3")) as beside:
        there = beside.execute(query).fetchall()

    here = Entry.objects.order_by("pk").values_list(
        "title", "sentence", "start_date", "state", "union__code", "drafted_by__name"
    )
    assert [(*row[:2], str(row[2]), *row[3:]) for row in here] == there


def test_the_staff_is_the_same_at_every_season(area):
    days = [dt.date(2025, 3, 1), dt.date(2025, 12, 31), dt.date(2026, 9, 2), TODAY]

    counted = {(h.staff, h.women, h.minority) for h in (headcount(area, day) for day in days)}

    assert counted == {(221, 142, 89)}


@pytest.mark.usefixtures("made")
def test_nothing_confirmed_lies_ahead():
    assert Entry.objects.filter(start_date__gt=TODAY).exclude(state=Entry.State.PLANNED).count() == 0


@pytest.mark.usefixtures("made")
def test_a_base_union_never_settles_more_proposals_than_it_received():
    order = ("proposals_received", "proposals_filed", "proposals_answered", "proposals_settled")
    for union in Union.objects.filter(kind=Union.Kind.BASE):
        figures = Figure.objects.filter(
            entry__union=union, entry__start_date__year=2025, entry__state=Entry.State.CONFIRMED
        )

        sums = [figures.filter(measure=m).aggregate(n=Sum("value"))["n"] or 0 for m in order]

        assert sums == sorted(sums, reverse=True)


def test_each_share_lies_in_an_event_of_the_area(area):
    wholes = Entry.objects.filter(parts__isnull=False).distinct()

    assert {e.union for e in wholes} == {area}


@pytest.mark.usefixtures("made")
def test_some_figures_are_corrected_and_some_acts_proved():
    assert (Entry.objects.filter(replaces__isnull=False).exists(), Evidence.objects.exists()) == (True, True)
