"""Votes at one moment, each through a connection of its own: none lost, none twice, none behind the close."""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, connections
from django.utils import translation

from jiaogong.ballots import services
from jiaogong.ballots.models import Ballot, Outcome, Paper, Voter
from jiaogong.ballots.tests.factories import PASSPHRASE, make_ballot, opened, plan, voters_of, voting
from jiaogong.kernel import clock
from jiaogong.kernel.errors import Refused
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_officer

pytestmark = pytest.mark.django_db(transaction=True)

TABS, VOTERS = 6, 12
NINE = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)
Act = Callable[[], str]
AtOnce = Callable[[Sequence[Act]], list[str]]


@pytest.fixture
def at_once(tmp_path: Path) -> AtOnce:
    """Does acts at one moment, each on a connection of its own; what each answered, of a refused one the sentence.

    Connections do not wait for each other on a database in memory: on SQLite they work on a file that begins as its
    copy, and what became of it is poured back.
    """

    def done(acts: Sequence[Act]) -> list[str]:
        with _shared(tmp_path / "hall.sqlite3"), ThreadPoolExecutor(len(acts)) as pool:
            line = Barrier(len(acts))
            return list(pool.map(lambda act: _answered(act, line), acts))

    return done


def _answered(act: Act, line: Barrier) -> str:
    try:
        with clock.stopped_at(NINE), translation.override("en"):
            line.wait()
            return act()
    except Refused as refused:
        return str(refused)
    finally:
        connections.close_all()


@contextlib.contextmanager
def _shared(file: Path) -> Iterator[None]:
    """A database that many connections write to, and that this thread's holds in the end."""
    if connection.vendor != "sqlite":
        yield
        return
    memory, was = connection.connection, connection.settings_dict["NAME"]
    with contextlib.closing(sqlite3.connect(file)) as copy:
        memory.backup(copy)
    connection.settings_dict["NAME"] = str(file)
    try:
        yield
    finally:
        connection.settings_dict["NAME"] = was
    with contextlib.closing(sqlite3.connect(file)) as copy:
        copy.backup(memory)


def open_ballot(count: int, **overrides: Any) -> tuple[Standing, Ballot, list[Standing], list[Standing]]:
    """The chair, a ballot that is open, its voters and those who hold its key."""
    chair = make_officer()
    ballot = make_ballot(by=chair, plan=plan(**overrides), voters=voters_of(chair.home, count))
    holders = opened(ballot, chair)
    return chair, ballot, voting(ballot), holders


def cast(who: Standing, ballot: Ballot, answer: str) -> Act:
    def act() -> str:
        services.cast_vote(actor=who, ballot_id=ballot.pk, answers=[answer])
        return "kept"

    return act


def counts(ballot: Ballot) -> tuple[int, int]:
    """Sealed papers, and marks on the roll."""
    marks = Voter.objects.filter(ballot=ballot, mark=Voter.Mark.SCREEN).count()
    return Paper.objects.filter(ballot=ballot).count(), marks


def test_a_voter_in_several_tabs_at_one_moment_casts_one_paper(at_once: AtOnce) -> None:
    _chair, ballot, voters, _holders = open_ballot(2)

    answers = at_once([cast(voters[0], ballot, vote) for vote in ("yes", "no") * (TABS // 2)])

    refused = "You have already voted in this ballot."
    assert (sorted(answers), counts(ballot)) == (sorted(["kept"] + [refused] * (TABS - 1)), (1, 1))


def test_one_link_in_several_tabs_and_its_owner_signed_in_cast_one_paper(at_once: AtOnce) -> None:
    chair, ballot, voters, _holders = open_ballot(2)
    tokens = {v.person_id: token for v, token in services.make_links(actor=chair, ballot_id=ballot.pk)}
    token = tokens[voters[0].person.pk]

    def by_link() -> str:
        services.cast_by_link(token=token, answers=["no"])
        return "kept"

    answers = at_once([by_link, by_link, cast(voters[0], ballot, "yes")])

    assert (answers.count("kept"), counts(ballot)) == (1, (1, 1))


def test_of_many_voters_at_one_moment_each_has_a_mark_and_a_paper(at_once: AtOnce) -> None:
    _chair, ballot, voters, _holders = open_ballot(VOTERS)

    answers = at_once([cast(who, ballot, "yes") for who in voters])

    assert (answers, counts(ballot)) == (["kept"] * VOTERS, (VOTERS, VOTERS))


@pytest.mark.parametrize("is_by_hand", [True, False])
def test_a_ballot_closed_while_votes_arrive_loses_none_and_takes_none_behind_it(
    at_once: AtOnce, is_by_hand: bool
) -> None:
    end = None if is_by_hand else NINE + dt.timedelta(hours=1)
    chair, ballot, voters, holders = open_ballot(VOTERS, closes_at=end)

    def close() -> str:
        if is_by_hand:
            services.close_ballot(actor=chair, ballot_id=ballot.pk)
        else:
            with clock.stopped_at(NINE + dt.timedelta(hours=1)):
                services.keep_time(ballot_id=ballot.pk)
        return "closed"

    said = [cast(who, ballot, "yes") for who in voters]
    answers = at_once([*said[: VOTERS // 2], close, *said[VOTERS // 2 :]])

    kept, before = answers.count("kept"), counts(ballot)
    assert set(answers) <= {"kept", "closed", "The ballot is closed; no vote is taken any more."}
    assert (before, Ballot.objects.get(pk=ballot.pk).state) == ((kept, kept), Ballot.State.CLOSED)
    for who in holders[:2]:
        services.give_passphrase(actor=who, ballot_id=ballot.pk, passphrase=PASSPHRASE)
    assert Outcome.objects.get(ballot=ballot).tally["cast"] == kept


def test_the_papers_are_opened_once_though_both_scrutineers_come_at_one_moment(at_once: AtOnce) -> None:
    chair, ballot, voters, holders = open_ballot(2)
    for who in voters:
        services.cast_vote(actor=who, ballot_id=ballot.pk, answers=["yes"])
    services.close_ballot(actor=chair, ballot_id=ballot.pk)

    def give(who: Standing) -> Act:
        def act() -> str:
            return services.give_passphrase(actor=who, ballot_id=ballot.pk, passphrase=PASSPHRASE).state

        return act

    answers = at_once([give(who) for who in holders[:2]])

    assert (sorted(answers), Outcome.objects.get(ballot=ballot).tally["cast"]) == (["closed", "counted"], 2)


def test_wrong_passphrases_at_one_moment_are_counted_one_by_one(at_once: AtOnce, settings: Any) -> None:
    settings.TRIES_PER_ACCOUNT = TABS - 2
    chair, ballot, _voters, holders = open_ballot(1)
    services.close_ballot(actor=chair, ballot_id=ballot.pk)

    def guess() -> str:
        services.give_passphrase(actor=holders[0], ballot_id=ballot.pk, passphrase="wrong-bridge-over-7")
        return "opened"

    answers = Counter(answer.split(":")[0] for answer in at_once([guess] * TABS))

    wrong = "That is not the passphrase with which you took up the duty."
    assert answers == {wrong: TABS - 2, "Too many wrong passphrases": 2}


def test_a_paper_handed_over_while_its_owner_votes_on_screen_counts_once(at_once: AtOnce) -> None:
    chair = make_officer()
    ballot = make_ballot(by=chair, plan=plan(way="both"), voters=voters_of(chair.home, 2))
    tellers = [p.person_id for p in voters_of(chair.home, 2)]
    services.name_tellers(actor=chair, ballot_id=ballot.pk, tellers=tellers)
    opened(ballot, chair)
    who = voting(ballot)[0]
    line = Voter.objects.get(ballot=ballot, person=who.person)

    def hand() -> str:
        services.hand_papers(actor=chair, ballot_id=ballot.pk, voter_ids=[line.pk])
        return "handed"

    at_once([hand, cast(who, ballot, "yes"), hand, cast(who, ballot, "no")])

    line.refresh_from_db()
    assert (line.mark, counts(ballot)) in [("screen", (1, 1)), ("paper", (0, 0))]
