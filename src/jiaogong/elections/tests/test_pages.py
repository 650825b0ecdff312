from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from jiaogong.ballots.tests.factories import carried_through
from jiaogong.elections.models import Candidate, Election, Review
from jiaogong.elections.rules.plans import PostPlan, VotePlan
from jiaogong.elections.services import examining, voting
from jiaogong.elections.tests.factories import fixed_election, listed_election, make_election, public_election
from jiaogong.kernel import clock
from jiaogong.kernel.models import AuditLine
from jiaogong.members.tests.factories import make_member, signed_in
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
START = {"title": "第二届工会委员会换届选举", "assembly": "members", "heads_by": "body", "committee": "3", "chair": "on",
         "years": "3", "number": "2"}  # fmt: skip


def act(client: Any, election: Election, name: str, **typed: Any) -> Any:
    return client.post(reverse("election-act", args=[election.pk]), {"act": name, **typed})


def test_an_election_goes_from_its_plan_to_a_public_list_through_its_pages(chair, above, people):
    client = signed_in(chair)
    client.post(reverse("election-start"), START)
    election = Election.objects.get()
    act(client, election, "request", document="教工〔2026〕5号")
    for review in Review.objects.all():
        who = client if review.by == "party" else signed_in(above)
        who.post(reverse("election-reply", args=[review.pk]), {"decision": "accept"})
    act(client, election, "organisers", people=f"陆云舒、{people[5].name}")
    contest = election.contests.get(post="member")
    for person in people[:4]:
        act(client, election, "name", contest=contest.pk, person=person.number, group="", supporters="")
    act(client, election, "submit", listed=[c.pk for c in Candidate.objects.all()])
    for review in Review.objects.filter(stage="list"):
        who = client if review.by == "party" else signed_in(above)
        who.post(reverse("election-reply", args=[review.pk]), {"decision": "accept", "answer": "同意"})

    answer = act(client, election, "publish")

    election.refresh_from_db()
    assert (answer.status_code, election.state, election.organisers.count()) == (302, "public", 2)
    assert client.get(reverse("election-notice", args=[election.pk])).status_code == 200


def test_what_a_rule_refuses_comes_back_with_what_was_typed(chair, school):
    election = make_election(school, by=chair)

    answer = act(signed_in(chair), election, "organisers", people="无此人")

    body = answer.content.decode()
    assert (answer.status_code, "Nobody of 松岭小学工会 has the name" in body, "无此人" in body) == (422, True, True)


def test_a_dead_button_says_why(chair, school, above, people):
    election = public_election(school, by=chair, above=above, people=[people[:4]])

    body = signed_in(chair).get(reverse("election", args=[election.pk])).content.decode()

    assert "The list is public until 2026-11-27." in body


def test_a_member_knows_of_an_election_once_its_candidates_are_public(chair, school, above, people):
    election = listed_election(school, by=chair, above=above, people=[people[:4]])
    member = signed_in(make_member(school))
    before = member.get(reverse("election", args=[election.pk])).status_code
    Election.objects.update(state="public", public_since="2026-11-20", public_until="2026-11-27")

    answer = member.get(reverse("election", args=[election.pk]))

    body = answer.content.decode()
    assert (before, answer.status_code, "候选人乙" in body, "Replies" in body) == (404, 200, True, False)


def test_a_list_is_fixed_once_its_days_are_over_and_nothing_said_of_it_is_open(chair, school, above, people):
    election = public_election(school, by=chair, above=above, people=[people[:4]])
    examining.record_objection(actor=chair, election_id=election.pk, text="资料有误")
    where = reverse("election", args=[election.pk])
    assert election.public_until is not None

    with clock.stopped_at(election.public_until):
        early = signed_in(chair).get(where).content.decode()
    with clock.stopped_at(election.public_until + dt.timedelta(days=1)):
        waiting = signed_in(chair).get(where).content.decode()
        examining.settle_objection(actor=chair, objection_id=election.objections.get().pk, outcome="核查无误")
        ready = signed_in(chair).get(where).content.decode()

    button, wait = 'name="act" value="fix"', "Some objections are not settled yet"
    assert [(button in page, wait in page) for page in (early, waiting, ready)] == [
        (False, False),
        (False, True),
        (True, False),
    ]


def test_objections_are_read_by_the_unions_own_officers_and_each_reading_is_logged(chair, school, above, people):
    election = public_election(school, by=chair, above=above, people=[people[:4]])
    client = signed_in(chair)
    act(client, election, "object", candidate="", text="反映报名表漏填")

    bodies = [c.get(reverse("election", args=[election.pk])).content.decode() for c in (client, signed_in(above))]

    assert ["反映报名表漏填" in body for body in bodies] == [True, False]
    assert AuditLine.objects.filter(act="elections.read_objections").count() == 1


def test_the_form_of_the_result_tells_the_count_and_who_is_elected(chair, school, above, people):
    election = fixed_election(school, by=chair, above=above, people=[people[:4]])
    client = signed_in(chair)
    act(client, election, "vote", way="screen")
    ballot = election.contests.get().rounds.get().ballot
    carried_through(ballot, chair, [[[0, 1, 2]]] * 6)

    form = client.get(reverse("election-result", args=[election.pk])).content.decode()
    act(client, election, "declare")

    assert "7 should attend: 4 votes are needed. Elected: 候选人乙、候选人丁、候选人己." in form
    election.refresh_from_db()
    assert election.state == "declared"


def test_a_recall_is_started_from_those_who_hold_a_seat(chair):
    office = chair.offices[0]

    signed_in(chair).post(
        reverse("election-start") + "?kind=recall",
        {"title": "罢免案", "assembly": "members", "reason": "长期不履职", "offices": [office.pk]},
    )

    assert Election.objects.get().contests.get().office == office


def test_the_list_goes_out_as_a_spreadsheet_narrowed_as_shown(chair, school):
    make_election(school, by=chair)
    make_election(school, PostPlan(body="women", post="member", seats=3), by=chair, title="女职工委员会选举")

    answer: Any = signed_in(chair).get(reverse("elections-export"), {"q": "女职工"})

    sheet: Any = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    assert [[c.value for c in row][1] for row in sheet.iter_rows(min_row=2)] == ["女职工委员会选举"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_often_for_three_as_for_one(chair, school, count, django_assert_num_queries):
    for body in ("women", "audit", "committee")[:count]:
        make_election(school, PostPlan(body=body, post="member", seats=3), by=chair)
    client = signed_in(chair)

    with django_assert_num_queries(6):
        answer = client.get(reverse("elections"))

    assert len(answer.context["rows"]) == count


def test_what_waits_for_the_union_above_stands_on_its_list(chair, school, above):
    election = make_election(school, by=chair)
    act(signed_in(chair), election, "request")

    answer = signed_in(above).get(reverse("elections"))

    assert [r.election for r in answer.context["reviews"]] == [election]


def test_the_same_ballot_form_sent_twice_prepares_one_ballot(chair, school, above, people):
    election = fixed_election(school, by=chair, above=above, people=[people[:4]])
    key = "0b0c0d0e-1111-4222-8333-444455556666"

    for _ in range(2):
        act(signed_in(chair), election, "vote", way="screen", form_key=key)

    assert election.contests.get().rounds.count() == 1


def test_the_list_of_another_area_is_empty(chair, school):
    make_election(school, by=chair)
    stranger = make_member(make_union(make_union()))

    assert signed_in(stranger).get(reverse("elections")).context["rows"] == []


def test_a_vote_is_put_from_the_page_with_its_times(chair, school, above, people):
    election = fixed_election(school, by=chair, above=above, people=[people[:4]])

    voting.put_to_vote(actor=chair, election_id=election.pk, plan=VotePlan(way="paper"))

    body = signed_in(chair).get(reverse("election", args=[election.pk])).content.decode()
    assert "The ballot is prepared or open." in body
