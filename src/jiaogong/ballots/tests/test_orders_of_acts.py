"""Whatever people do in whatever order: never more papers than voters, and none after the close."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiaogong.ballots import services
from jiaogong.ballots.models import Ballot, Paper, Voter
from jiaogong.ballots.tests.factories import CHEAP, PASSPHRASE, make_ballot, plan, scrutinised, voting
from jiaogong.kernel.errors import Refused
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_member, make_officer

pytestmark = pytest.mark.django_db

NUMBER = st.integers(0, 2)
ACTS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["open", "close", "links", "call_off"])),
        st.tuples(st.sampled_from(["vote", "vote", "vote", "hand", "back", "passphrase"]), NUMBER),
        st.tuples(st.just("sheet"), NUMBER, st.integers(0, 4)),
    ),
    max_size=24,
)


@pytest.fixture
def hall() -> dict[str, Any]:
    chair = make_officer()
    ballot = make_ballot(by=chair, plan=plan(way="both"))
    tellers = [make_member(ballot.union) for _n in range(2)]
    services.name_tellers(actor=chair, ballot_id=ballot.pk, tellers=[t.person.pk for t in tellers])
    return {"chair": chair, "ballot": ballot, "tellers": tellers, "holders": scrutinised(ballot, chair)}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS, opens_first=st.booleans())
def test_no_order_of_acts_reaches_more_papers_than_voters(hall, acts, opens_first):
    with transaction.atomic(), override_settings(BALLOT_PASSPHRASE_COST=CHEAP):
        counts = [_done(hall, act) for act in ([("open",)] if opens_first else []) + list(acts)]
        transaction.set_rollback(True)

    assert all(papers == marks <= 3 and cast <= issued <= 3 for papers, marks, cast, issued in counts)


def _done(hall: dict[str, Any], act: tuple[Any, ...]) -> tuple[int, int, int, int]:
    """After the act, or its refusal: sealed papers and marks on screen, papers counted and papers that could be."""
    ballot = Ballot.objects.get(pk=hall["ballot"].pk)
    with contextlib.suppress(Refused):
        _act(hall, ballot.pk, *act)
    ballot.refresh_from_db()
    screen = Voter.objects.filter(ballot=ballot, mark="screen").count()
    papers = Paper.objects.filter(ballot=ballot).count() if ballot.state in ("prepared", "open", "closed") else screen
    cast = ballot.outcome.tally["cast"] if ballot.state == "counted" else 0
    return papers, screen, cast, Voter.objects.filter(ballot=ballot).exclude(mark="").count()


def _act(hall: dict[str, Any], pk: int, name: str, who: int = 0, more: int = 0) -> None:
    chair: Standing = hall["chair"]
    voters = voting(hall["ballot"])
    if name == "open":
        services.open_ballot(actor=chair, ballot_id=pk)
    elif name == "close":
        services.close_ballot(actor=chair, ballot_id=pk)
    elif name == "call_off":
        services.call_off(actor=chair, ballot_id=pk, reason="改期")
    elif name == "links":
        for _voter, token in services.make_links(actor=chair, ballot_id=pk)[:1]:
            services.cast_by_link(token=token, answers=["no"])
    elif name == "vote":
        services.cast_vote(actor=voters[who], ballot_id=pk, answers=["yes"])
    elif name == "hand":
        services.hand_papers(actor=chair, ballot_id=pk, voter_ids=[_key(pk, voters[who])])
    elif name == "back":
        services.take_paper_back(actor=chair, ballot_id=pk, voter_id=_key(pk, voters[who]))
    elif name == "passphrase":
        services.give_passphrase(actor=hall["holders"][who], ballot_id=pk, passphrase=PASSPHRASE)
    else:
        counts = [{"votes": [more, 0], "abstained": 0, "void": 0}]
        teller = hall["tellers"][who % 2]
        services.enter_sheet(actor=teller, ballot_id=pk, returned=more, counts=counts, reason="重数")


def _key(ballot_id: int, who: Standing) -> int:
    return Voter.objects.get(ballot=ballot_id, person=who.person).pk
