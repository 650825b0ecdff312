from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from jiaogong.elections import queries
from jiaogong.elections.models import Contest, Election, Nomination
from jiaogong.elections.services import naming
from jiaogong.elections.tests.conftest import TODAY
from jiaogong.elections.tests.factories import agree_to_plan, listed_election, make_election
from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotFound, NotPermitted, RuleBroken
from jiaogong.members.queries import Standing, standing_of
from jiaogong.members.tests.factories import make_member, make_office, make_person, signed_in
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
UNTIL = TODAY + dt.timedelta(days=7)


@pytest.fixture
def head(school, people) -> Standing:
    """The head of a group that is a union of its own, with two members."""
    group = make_union(school, kind="group", name="语文组")
    for name in ("组员甲", "组员乙"):
        make_person(group, name=name)
    make_office(people[0], group, kind="group_head")
    return standing_of(people[0], TODAY)


@pytest.fixture
def asked(chair, school, above, head) -> Election:
    """An election whose plan is agreed to and whose groups are asked to name."""
    assert head.person
    election = agree_to_plan(make_election(school, by=chair), by=chair, above=above)
    return naming.open_naming(actor=chair, election_id=election.pk, until=UNTIL)


def propose(election: Election, who: Standing, person_id: int, supporters: int = 2) -> None:
    contest = Contest.objects.get(election=election)
    office = queries.headed_by(who, election.union)[0]
    naming.propose_candidate(
        actor=who, contest_id=contest.pk, office_id=office.pk, person_id=person_id, supporters=supporters
    )


def test_a_head_names_for_the_group_and_puts_the_number_right(asked, head, people):
    for supporters in (1, 2):
        propose(asked, head, people[1].pk, supporters)

    (one,) = Nomination.objects.all()
    assert (one.named_by, one.supporters, one.candidate.state) == ("语文组", 2, "named")


def test_groups_known_by_their_heads_alone_do_not_overwrite_each_other(asked, school, people):
    heads = []
    for person in people[2:4]:
        make_office(person, school, kind="group_head")
        heads.append(standing_of(person, TODAY))

    for who, supporters in zip(heads, (4, 3), strict=True):
        propose(asked, who, people[1].pk, supporters)

    told = [(n.named_by, n.supporters) for n in Nomination.objects.order_by("pk")]
    assert told == [(f"{people[2].name}'s group", 4), (f"{people[3].name}'s group", 3)]
    page = signed_in(heads[0]).get(reverse("election-names", args=[asked.pk]))
    assert [[n.supporters for n in group["named"]] for group in page.context["groups"]] == [[4]]


def test_no_more_speak_for_somebody_than_the_group_has_members(asked, head, people):
    with pytest.raises(RuleBroken, match="语文组 has 2 members"):
        propose(asked, head, people[1].pk, 3)


@pytest.mark.parametrize("days", [-1, 91])
def test_the_groups_are_asked_for_a_day_that_is_near(asked, chair, days):
    with pytest.raises(RuleBroken, match="between today and 2027-02-18"):
        naming.open_naming(actor=chair, election_id=asked.pk, until=TODAY + dt.timedelta(days=days))


def test_heads_name_only_while_they_are_asked(asked, head, people):
    with clock.stopped_at(UNTIL + dt.timedelta(days=1)), pytest.raises(NotPermitted, match="not asked to name"):
        propose(asked, head, people[1].pk)


def test_whoever_heads_no_group_of_the_union_names_nobody(asked, school, head, people):
    office = queries.headed_by(head, school)[0]
    member = make_member(school)

    with pytest.raises(NotPermitted, match="tell the head of yours"):
        naming.propose_candidate(
            actor=member, contest_id=asked.contests.get().pk, office_id=office.pk, person_id=people[1].pk, supporters=1
        )
    with pytest.raises(NotFound, match="head no such group"):
        naming.propose_candidate(
            actor=head, contest_id=asked.contests.get().pk, office_id=0, person_id=people[1].pk, supporters=1
        )


def test_groups_are_asked_once_the_plan_is_agreed_to_and_somebody_heads_one(chair, school, above):
    election = make_election(school, by=chair)
    with pytest.raises(RuleBroken, match="The plan is agreed to"):
        naming.open_naming(actor=chair, election_id=election.pk, until=UNTIL)
    agree_to_plan(election, by=chair, above=above)

    with pytest.raises(RuleBroken, match="No head of a union group is on record"):
        naming.open_naming(actor=chair, election_id=election.pk, until=UNTIL)


def test_whose_group_has_named_nobody_is_still_asked(asked, head, people):
    before = list(queries.asked_to_name(head, TODAY))
    propose(asked, head, people[1].pk)

    assert (before, list(queries.asked_to_name(head, TODAY))) == ([asked], [])


def test_a_head_names_on_a_page_and_the_officers_see_all_groups(asked, head, chair, people):
    where, contest = reverse("election-names", args=[asked.pk]), asked.contests.get()
    office = queries.headed_by(head, asked.union)[0]
    sent = {"contest": contest.pk, "head": office.pk, "person": people[1].number, "supporters": "2"}

    answers = [signed_in(head).post(where, sent).status_code for _twice in range(2)]

    body = signed_in(chair).get(where).content.decode()
    assert (answers, Nomination.objects.count()) == ([302, 302], 1)
    assert (people[1].name in body, "语文组" in body, "tell the head of yours" in body) == (True, True, True)


def test_what_is_refused_on_the_page_comes_back_as_it_was_typed(asked, head):
    where, contest = reverse("election-names", args=[asked.pk]), asked.contests.get()
    office = queries.headed_by(head, asked.union)[0]

    answer = signed_in(head).post(
        where, {"contest": contest.pk, "head": office.pk, "person": "无此人", "supporters": "2"}
    )

    assert (answer.status_code, 'value="无此人"' in answer.content.decode()) == (422, True)


def test_members_know_of_an_election_once_the_groups_name_but_not_whom(asked, school, head, people):
    propose(asked, head, people[1].pk)

    body = signed_in(make_member(school)).get(reverse("election", args=[asked.pk])).content.decode()

    assert ("tell the head of yours" in body, people[1].name in body) == (True, False)


def test_the_officers_ask_the_groups_on_the_elections_page(chair, school, above, head):
    assert head.offices
    election = agree_to_plan(make_election(school, by=chair), by=chair, above=above)

    answer = signed_in(chair).post(
        reverse("election-act", args=[election.pk]), {"act": "naming", "until": UNTIL.isoformat()}
    )

    election.refresh_from_db()
    assert (answer.status_code, election.naming_until) == (302, UNTIL)


def test_the_groups_are_not_asked_after_the_list_has_gone(chair, school, above, people, head):
    assert head.offices
    election = listed_election(school, by=chair, above=above, people=[people[:4]])

    with pytest.raises(NotPermitted, match="gone to be examined"):
        naming.open_naming(actor=chair, election_id=election.pk, until=UNTIL)
