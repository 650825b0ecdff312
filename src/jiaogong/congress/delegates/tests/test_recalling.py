"""A constituency votes on the recall of its delegate by secret ballot."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pytest
from django.test import override_settings
from django.urls import reverse

from jiaogong.ballots import services as ballots
from jiaogong.ballots.models import Ballot
from jiaogong.ballots.tests.factories import CHEAP, carried_through
from jiaogong.congress.delegates.queries import delegates_of
from jiaogong.congress.delegates.services.recalling import put_recall_to_ballot
from jiaogong.congress.delegates.tests.conftest import TODAY
from jiaogong.congress.delegates.tests.factories import make_staff, make_term
from jiaogong.congress.models import Delegation, Recall
from jiaogong.kernel.errors import NotFound, NotPermitted, RuleBroken
from jiaogong.members.models import Office, Person, Term
from jiaogong.members.queries import standing_of
from jiaogong.members.tests.factories import make_officer, make_person, signed_in
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
REASON = "连续三次无故缺席"


@pytest.fixture(autouse=True)
def _cheap_passphrases():
    with override_settings(BALLOT_PASSPHRASE_COST=CHEAP):
        yield


@pytest.fixture
def people(school) -> list[Person]:
    return make_staff(school, 5)


@pytest.fixture
def seat(school, chair, people) -> Office:
    """The first of five delegates, who heads a delegation."""
    term: Term = make_term(school, by=chair, people=people[:2])
    Delegation.objects.create(term=term, name="语文组", head=people[0])
    office = term.offices.get(person=people[0])
    office.delegate.delegation = Delegation.objects.get()
    office.delegate.save()
    return office


@pytest.fixture
def put(chair, seat, people):
    return partial(
        put_recall_to_ballot, actor=chair, office_id=seat.pk, reason=REASON, voters=[p.pk for p in people[:4]]
    )


@pytest.mark.parametrize(
    ("votes", "state", "seated"),
    [
        (["yes", "yes", "yes", "no"], Recall.State.RECALLED, 1),
        (["yes", "yes", "no", "no"], Recall.State.KEPT, 2),
        (["yes", "yes"], Recall.State.KEPT, 2),
    ],
)
def test_the_seat_ends_with_the_count_where_more_than_half_of_all_want_it(
    chair, school, seat, put, votes, state, seated
):
    ballot = put(petitioners=3)

    carried_through(ballot, chair, [[vote] for vote in votes])

    recall = Recall.objects.get()
    assert (recall.state, recall.entitled, recall.yes) == (state, 4, votes.count("yes"))
    assert delegates_of(school, "congress", TODAY + dt.timedelta(days=1)).count() == seated
    seat.refresh_from_db()
    assert seat.how_ended == (Office.End.RECALLED if seated == 1 else "")
    assert (Delegation.objects.get().head is None) == (seated == 1)


def test_a_second_recall_waits_for_the_first_which_may_come_to_nothing(chair, put):
    ballot = put()
    with pytest.raises(RuleBroken, match="voting on this recall already"):
        put()

    ballots.call_off(actor=chair, ballot_id=ballot.pk, reason="证据不足")
    put()

    assert list(Recall.objects.order_by("pk").values_list("state", flat=True)) == ["ended", "voting"]


def test_who_is_to_be_recalled_neither_opens_nor_counts_the_papers(chair, put, people):
    ballot = put(way="paper")

    with pytest.raises(RuleBroken, match="is voted on"):
        ballots.name_tellers(actor=chair, ballot_id=ballot.pk, tellers=[people[0].pk, people[4].pk])


def test_a_recall_is_refused_without_a_reason_voters_of_the_house_or_the_right_to_it(school, put, people):
    stranger = make_person(make_union(school.parent))
    other = make_officer(make_union(school.parent))

    with pytest.raises(RuleBroken, match="Say why"):
        put(reason=" ")
    with pytest.raises(RuleBroken, match="Nobody of the constituency"):
        put(voters=[])
    with pytest.raises(RuleBroken, match="1 of those named do not elect"):
        put(voters=[people[0].pk, stranger.pk])
    with pytest.raises(NotPermitted):
        put(actor=standing_of(people[3]))
    with pytest.raises(NotFound):
        put(actor=other)

    assert (Recall.objects.count(), Ballot.objects.count()) == (0, 0)


def test_on_the_page_the_constituency_is_guessed_and_the_ballot_prepared_once(chair, school, seat):
    seat.delegate.constituency = seat.person.grade
    seat.delegate.save()
    officer, where = signed_in(chair), reverse("delegate-recall", args=[school.code, seat.pk])
    shown = officer.get(where).context
    sent = {"act": "ballot", "reason": REASON, "way": "screen", "form_key": shown["form_key"]}
    sent["voters"] = shown["ballot_form"]["voters"].value()

    answers = [officer.post(where, sent)["Location"] for _n in range(2)]

    ballot = Ballot.objects.get()
    grade = Person.objects.filter(union=school, grade=seat.person.grade)
    assert answers == [reverse("ballot", args=[ballot.pk])] * 2
    assert set(ballot.voters.values_list("person", flat=True)) == set(grade.values_list("pk", flat=True))
    assert Recall.objects.get().ballot == ballot
