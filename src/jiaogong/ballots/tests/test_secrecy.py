"""The administrator played: everything that is written is read, and voters are paired with their choices by chance alone."""

from __future__ import annotations

import logging
import random
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from django.db.models.expressions import RawSQL
from django.urls import reverse

from jiaogong.ballots import services
from jiaogong.ballots.models import Ballot, Outcome, Paper, Voter
from jiaogong.ballots.rules import keys, sharing
from jiaogong.ballots.tests.factories import CHOICE, MOTION, PASSPHRASE, make_ballot, opened, plan, voters_of, voting
from jiaogong.kernel.models import AuditLine
from jiaogong.members.queries import Standing, standing_of
from jiaogong.members.tests.factories import make_officer, signed_in

pytestmark = pytest.mark.django_db(transaction=True)

VOTERS = 40
# Of forty even choices a guess hits twenty, and thirty-six or more once in ten million times.
LUCK = 36
WRITTEN = "白鹭栖山"
_ORDERS = {"sqlite": ("rowid",), "postgresql": ("xmin::text::bigint", "ctid")}


@pytest.fixture
def log() -> Iterator[list[str]]:
    """Everything that any logger says, SQL with its values included."""
    lines: list[str] = []

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(f"{record.getMessage()} {vars(record)}")

    handler, root, sql = Kept(), logging.getLogger(), logging.getLogger("django.db.backends")
    was, connection.force_debug_cursor = (root.level, sql.level), True
    root.addHandler(handler)
    sql.addHandler(handler)
    root.setLevel(logging.DEBUG)
    sql.setLevel(logging.DEBUG)
    yield lines
    connection.force_debug_cursor = False
    root.removeHandler(handler)
    sql.removeHandler(handler)
    root.setLevel(was[0])
    sql.setLevel(was[1])


def backup() -> str:
    """Every row of every table of ours and of what we stand on, as a backup holds them."""
    return "\n".join(
        f"{model._meta.db_table} {row}" for model in apps.get_models() for row in model._base_manager.values_list()
    )


def in_every_order(model: type[models.Model], ballot: Ballot, column: str) -> list[list[Any]]:
    """A column of a ballot's rows, as the database's own columns order them and as their keys do."""
    rows = model._base_manager.filter(ballot=ballot)
    orders: list[Any] = [RawSQL(hidden, []) for hidden in _ORDERS[connection.vendor]]
    return [list(rows.order_by(order).values_list(column, flat=True)) for order in [*orders, "pk"]]


def vote(ballot: Ballot, who: Standing, choice: str) -> None:
    answer = signed_in(who).post(reverse("ballot-vote", args=[ballot.pk]), {"q0": choice, "q1-w": [WRITTEN]})
    assert answer.status_code == 200


def held() -> tuple[Ballot, list[Standing], list[Standing], dict[int, str]]:
    """A ballot that is open, its scrutineers, its voters in the order in which they will come, and their choices."""
    chair = make_officer()
    asked = plan(MOTION, CHOICE)
    ballot = make_ballot(by=chair, plan=asked, voters=voters_of(chair.home, VOTERS))
    scrutineers, voters = opened(ballot, chair), voting(ballot)
    random.shuffle(voters)
    return ballot, scrutineers, voters, {v.person.pk: random.choice(("yes", "no")) for v in voters}


def hits(guesses: Sequence[str], choices: Sequence[str]) -> int:
    return sum(guess == choice for guess, choice in zip(guesses, choices, strict=False))


def test_neither_tables_nor_orders_nor_logs_nor_a_backup_pair_voters_with_choices(log):
    ballot, scrutineers, voters, chosen = held()
    lines_before = AuditLine.objects.count()
    for who in voters[: VOTERS // 2]:
        vote(ballot, who, chosen[who.person.pk])
    in_mid_vote = backup()
    for who in voters[VOTERS // 2 :]:
        vote(ballot, who, chosen[who.person.pk])
    lines_meanwhile = AuditLine.objects.filter(thing_kind="ballots.ballot").count() - lines_before
    at_the_end, kept_log = backup(), "\n".join(log)
    sealed = in_every_order(Paper, ballot, "sealed")
    rolls = in_every_order(Voter, ballot, "person_id")

    chair = next(o.person for o in ballot.union.offices.all())
    services.close_ballot(actor=standing_of(chair), ballot_id=ballot.pk)
    for who in scrutineers[:2]:
        services.give_passphrase(actor=who, ballot_id=ballot.pk, passphrase=PASSPHRASE)
    parts = Outcome.objects.get(ballot=ballot).published
    published = next(part["answers"] for part in parts if part["question"] == 0)

    orders = [*rolls, [v.person.pk for v in voters], [line.actor_id for line in AuditLine.objects.order_by("pk")]]
    best = max(
        hits(published[:: 1 if ahead else -1], [chosen[pk] for pk in order if pk in chosen])
        for order in orders
        for ahead in (True, False)
    )
    assert best < LUCK
    assert lines_meanwhile <= 0
    assert [WRITTEN in text for text in (in_mid_vote, at_the_end, kept_log, backup())] == [False, False, False, True]
    assert len({len(bytes(box)) for order in sealed for box in order}) == 1
    assert sorted(published) == sorted(chosen.values())


def test_the_administrator_does_find_the_pairs_where_papers_lie_open():
    """The attack itself works: laid open in the order of the votes, the same eyes pair nearly all."""
    choices = [random.choice(("yes", "no")) for _n in range(VOTERS)]

    assert hits(list(choices), choices) == VOTERS


def test_neither_the_roll_nor_a_paper_has_room_for_a_time_or_for_the_other():
    fields = {model: {f.name: f for f in model._meta.concrete_fields} for model in (Voter, Paper)}

    timed = [f for of in fields.values() for f in of.values() if isinstance(f, models.DateField | models.TimeField)]

    assert (timed, set(fields[Paper])) == ([], {"id", "ballot", "sealed"})
    assert set(fields[Voter]) == {"id", "ballot", "person", "group", "mark", "link_digest"}


def test_a_stolen_backup_and_one_passphrase_open_nothing():
    ballot, scrutineers, voters, chosen = held()
    vote(ballot, voters[0], chosen[voters[0].person.pk])
    rows = {s.person_id: s for s in ballot.scrutineers.all()}
    first = rows[scrutineers[0].person.pk]

    own = keys.unlocked(bytes(first.own_private or b""), PASSPHRASE)
    share = keys.unsealed(bytes(first.share or b""), own)
    others = [keys.unsealed(bytes(s.share or b""), own) for s in rows.values() if s != first]

    assert (share is not None, others) == (True, [None, None])
    with pytest.raises(ValueError, match="not two shares"):
        sharing.join(share or b"", share or b"")
    assert keys.unsealed(bytes(Paper.objects.get().sealed), own) is None
