"""The pages of a ballot, from its preparation to what they tell of its end."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client, override_settings
from django.urls import reverse

from jiaogong.ballots import queries, services
from jiaogong.ballots.models import Ballot
from jiaogong.ballots.rules import VoterPlan
from jiaogong.ballots.tests.factories import (
    CHEAP,
    CHOICE,
    GRADES,
    PASSPHRASE,
    closed,
    make_ballot,
    mark_of,
    opened,
    plan,
    voting,
)
from jiaogong.members.models import SavedList
from jiaogong.members.tests.factories import make_member, make_person, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _cheap_passphrases() -> Any:
    with override_settings(BALLOT_PASSPHRASE_COST=CHEAP):
        yield


def of_form(asked: Any, **overrides: str) -> dict[str, str]:
    """What the form of a page would send, with some fields typed otherwise."""
    fields = [asked.context["form"], asked.context["rows"].management_form, *asked.context["rows"]]
    sent = {bound.html_name: bound.value() for form in fields for bound in form}
    return {name: str(value) for name, value in sent.items() if value is not None and value is not False} | overrides


def test_a_ballot_is_prepared_opened_voted_in_and_counted_through_its_pages(chair, school):
    three = [make_member(school, name=name) for name in ("钟离砚", "司徒禾", "端木青")]
    voter = make_member(school, name="明月")
    officer = signed_in(chair)
    officer.post(
        reverse("ballot-new"),
        {
            "title": "表决", "purpose": "other", "way": "screen", "scope": "named", "named": "明月", "union": "LA", "form-TOTAL_FORMS": "2",
            "form-INITIAL_FORMS": "0", "form-0-text": "是否同意方案", "form-0-kind": "motion",
        },
    )  # fmt: skip
    ballot = Ballot.objects.get()
    names = {"scrutineers": "钟离砚、司徒禾", "spares": "端木青"}
    officer.post(reverse("ballot-people", args=[ballot.pk]), names)
    for who in three:
        signed_in(who).post(reverse("ballot-duty", args=[ballot.pk]), {"passphrase": PASSPHRASE, "again": PASSPHRASE})
    officer.post(reverse("ballot-open", args=[ballot.pk]))

    cast = signed_in(voter).post(reverse("ballot-vote", args=[ballot.pk]), {"q0": "yes"})

    officer.post(reverse("ballot-close", args=[ballot.pk]))
    for who in three[:2]:
        signed_in(who).post(reverse("ballot-passphrase", args=[ballot.pk]), {"passphrase": PASSPHRASE})
    receipt = re.findall(r"<code>([0-9a-f]{24})</code>", cast.content.decode())[0]
    page = signed_in(voter).get(reverse("ballot", args=[ballot.pk]), {"receipt": receipt}).content.decode()
    assert (queries.tally_of(ballot).questions[0].yes, "was among those opened" in page) == (1, True)


@pytest.mark.parametrize(
    ("again", "status", "told"),
    [(PASSPHRASE, 302, ""), ("a-slip-of-the-pen-1", 422, "The two are not alike"), ("", 422, "")],
)
def test_a_passphrase_is_chosen_by_typing_it_twice_and_the_drawn_one_stays(chair, school, again, status, told):
    who, ballot = make_member(school), make_ballot(by=chair)
    services.name_scrutineers(actor=chair, ballot_id=ballot.pk, scrutineers=[who.person.pk], spares=[])
    client, where = signed_in(who), reverse("ballot-duty", args=[ballot.pk])
    drawn = client.get(where).context["drawn"]

    answer = client.post(where, {"passphrase": PASSPHRASE, "again": again, "drawn": drawn})

    body = answer.content.decode()
    assert (answer.status_code, told in body, drawn in body) == (status, True, status == 422)
    assert ballot.scrutineers.get().has_taken_up == (status == 302)


def test_whoever_names_nobody_is_told_so(chair):
    ballot = make_ballot(by=chair)

    answer = signed_in(chair).post(reverse("ballot-people", args=[ballot.pk]), {"scrutineers": " ", "spares": ""})

    assert (answer.status_code, "Name somebody first." in answer.content.decode()) == (422, True)


def test_a_closed_ballot_tells_who_still_owes_a_passphrase(chair):
    ballot = make_ballot(by=chair)
    first, *_others = closed(ballot, chair, [["yes"]])
    services.give_passphrase(actor=first, ballot_id=ballot.pk, passphrase=PASSPHRASE)

    page = signed_in(chair).get(reverse("ballot", args=[ballot.pk]))

    assert page.context["awaits"] == [
        "1 more passphrase opens the papers.",
        "司徒禾 has not given the passphrase yet.",
        "端木青 keeps the spare share and can stand in for a scrutineer.",
    ]


def test_an_over_marked_paper_comes_back_as_it_was_marked(chair):
    ballot = make_ballot(by=chair, plan=plan(CHOICE))
    opened(ballot, chair)
    who = voting(ballot)[0]

    answer = signed_in(who).post(reverse("ballot-vote", args=[ballot.pk]), {"q0": ["0", "1", "2"], "q0-w": ["白鹭"]})

    body = answer.content.decode()
    assert (answer.status_code, body.count(" checked"), "白鹭" in body, "at most 3" in body) == (422, 3, True, True)
    assert mark_of(ballot, who.person) == ""


@pytest.mark.parametrize(
    ("asked", "nothing"),
    [(CHOICE, {"q0-w": ["", " "]}), (GRADES, {"q0-0": "-", "q0-1": "-"})],
    ids=["no name chosen", "every grade left out"],
)
def test_a_paper_on_which_nothing_is_marked_comes_back_once(chair, asked, nothing):
    ballot = make_ballot(by=chair, plan=plan(asked))
    opened(ballot, chair)
    who = voting(ballot)[0]
    client, where = signed_in(who), reverse("ballot-vote", args=[ballot.pk])

    first = client.post(where, nothing)
    kept = ballot.papers.count()
    again = client.post(where, {**nothing, "blank": "1"})

    told = first.content.decode()
    assert (first.status_code, "You have marked nothing." in told, 'name="blank"' in told) == (422, True, True)
    assert (kept, again.status_code, ballot.papers.count()) == (0, 200, 1)


@pytest.mark.parametrize(("votes", "told"), [([["yes"]], True), ([["yes"]] * 3, False)])
def test_closing_while_some_owe_a_vote_says_how_many(chair, votes, told):
    ballot = make_ballot(by=chair)
    opened(ballot, chair)
    for who, answers in zip(voting(ballot), votes, strict=False):
        services.cast_vote(actor=who, ballot_id=ballot.pk, answers=answers)

    body = signed_in(chair).get(reverse("ballot", args=[ballot.pk])).content.decode()

    assert ("2 have not voted yet." in body, reverse("ballot-close", args=[ballot.pk]) in body) == (told, True)


def test_a_vote_with_a_lost_session_is_thrown_away_not_kept(chair):
    ballot = make_ballot(by=chair)
    opened(ballot, chair)
    visitor = Client()

    answer = visitor.post(reverse("ballot-vote", args=[ballot.pk]), {"q0": "yes"})

    assert (answer.status_code, Session.objects.count(), ballot.papers.count()) == (302, 0, 0)


def test_a_one_time_link_is_good_for_one_vote_without_signing_in(chair):
    ballot = make_ballot(by=chair)
    opened(ballot, chair)
    slips = signed_in(chair).post(reverse("ballot-links", args=[ballot.pk])).content.decode()
    where = re.findall(r"/ballots/link/[\w-]+/", slips)

    answered = [Client().post(where[0], {"q0": "no"}).status_code for _n in range(2)]

    assert (len(where), answered, ballot.papers.count()) == (3, [200, 403], 1)


def test_links_made_anew_make_the_earlier_ones_worthless(chair):
    ballot = make_ballot(by=chair)
    opened(ballot, chair)
    (_voter, first), *_others = services.make_links(actor=chair, ballot_id=ballot.pk)
    services.make_links(actor=chair, ballot_id=ballot.pk)

    answer = Client().get(reverse("ballot-link", args=[first]))

    assert answer.status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_often_for_three_as_for_one(chair, count, django_assert_num_queries):
    for _n in range(count):
        make_ballot(by=chair)
    reader = signed_in(chair)

    with django_assert_num_queries(7):
        page = reader.get(reverse("ballots"))

    assert len(page.context["ballots"]) == count


def test_the_roll_says_who_owes_a_vote_and_no_page_how_anybody_voted(chair, school):
    mei, bai = make_person(school, name="梅一"), make_person(school, name="白二")
    ballot = make_ballot(by=chair, voters=[VoterPlan(person_id=p.pk) for p in (mei, bai)])
    holders = closed(ballot, chair, [["yes"]])

    owing = signed_in(holders[0]).get(reverse("ballot-roll", args=[ballot.pk]), {"mark": "owed"}).content.decode()

    assert ("白二" in owing, "梅一" in owing) == (True, False)


def test_the_page_never_calls_a_ballot_fully_anonymous(chair):
    ballot = make_ballot(by=chair)
    opened(ballot, chair)
    who = voting(ballot)[0]
    client = signed_in(who)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "zh-hans"

    body = client.get(reverse("ballot-vote", args=[ballot.pk])).content.decode()

    assert ("完全匿名" in body, "不受保护的" in body) == (False, True)


def test_a_survey_of_several_questions_is_prepared_for_a_kept_list_and_changed_on_its_page(chair, school):
    mei, bai = make_person(school, name="梅一", sex="F"), make_person(school, name="白二", sex="M")
    kept = SavedList.objects.create(owner=chair.person, name="女教工", conditions={"sex": "F"})
    officer = signed_in(chair)
    begun = officer.get(reverse("ballot-new"), {"for": "survey"})
    officer.post(
        reverse("ballot-new"),
        of_form(
            begun, title="工作餐问卷", way="screen", scope="list", kept_list=str(kept.pk), **{
                "form-0-text": "是否满意", "form-0-kind": "motion",
                "form-1-text": "最想要的", "form-1-kind": "choose", "form-1-names": "面\n饭",
            },
        ),
    )  # fmt: skip
    ballot = Ballot.objects.get()
    first = set(ballot.voters.values_list("person__name", flat=True))
    where = reverse("ballot-change", args=[ballot.pk])
    shown = of_form(officer.get(where))

    answer = officer.post(where, shown | {"title": "午餐问卷", "scope": "named", "named": "白二"})

    ballot.refresh_from_db()
    assert (answer.status_code, ballot.title, ballot.purpose, ballot.version) == (302, "午餐问卷", "survey", 2)
    assert ([q.kind for q in ballot.questions.all()], "梅一" in first) == (["motion", "choose"], True)
    assert (bai.name in first, [v.person for v in ballot.voters.all()], mei.name in first) == (False, [bai], True)


def test_who_typed_while_another_changed_the_ballot_sees_both(chair):
    ballot = make_ballot(by=chair)
    officer, where = signed_in(chair), reverse("ballot-change", args=[ballot.pk])
    shown = of_form(officer.get(where))
    services.change_plan(actor=chair, ballot_id=ballot.pk, plan=plan(title="另一位改的"), seen_version=1)

    first = officer.post(where, shown | {"title": "我改的"})
    again = officer.post(where, of_form(first))

    body = first.content.decode()
    assert (first.status_code, "另一位改的" in body, "我改的" in body) == (409, True, True)
    assert (again.status_code, Ballot.objects.get().title) == (302, "我改的")
