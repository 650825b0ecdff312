from __future__ import annotations

import datetime as dt
import uuid

import pytest

from jiaogong.congress.models import Session
from jiaogong.congress.sessions import queries, services
from jiaogong.congress.sessions.tests.factories import STARTS_AT, make_delegates, make_session, plan
from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotFound, NotPermitted, RuleBroken
from jiaogong.kernel.models import AuditLine
from jiaogong.members.queries import standing_of
from jiaogong.members.tests.factories import make_member, make_officer
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db


def test_an_officer_proposes_the_next_session_of_the_term(chair, school):
    make_delegates(school, 3)
    first = make_session(school, by=chair, starts_at=STARTS_AT - dt.timedelta(days=200))

    second = make_session(school, by=chair)

    assert [s.official_title for s in (first, second)] == [
        "第一届教职工代表大会第一次会议",
        "第一届教职工代表大会第二次会议",
    ]
    assert AuditLine.objects.filter(act="congress.session_proposed", union_id=school.pk).count() == 2


def test_from_the_second_session_on_the_report_on_proposals_stands_on_the_agenda(chair, school):
    first = make_session(school, by=chair, starts_at=STARTS_AT - dt.timedelta(days=200))

    second = make_session(school, by=chair)

    assert [list(s.items.values_list("kind", "title")) for s in (first, second)] == [
        [],
        [("review", "上次会议提案办理情况的报告")],
    ]


def test_without_delegates_all_of_the_house_meet(chair, school):
    session = make_session(school, by=chair)

    assert (session.is_of_all, session.official_title) == (True, "第一届教职工大会第一次会议")


def test_the_same_form_sent_twice_proposes_once(chair, school):
    key = uuid.uuid4()

    made = [services.propose_session(actor=chair, union=school, plan=plan(), form_key=key).pk for _ in range(2)]

    assert (made[0] == made[1], Session.objects.count()) == (True, 1)


def test_two_sessions_of_a_body_on_one_day_are_refused_and_two_bodies_may_meet_the_same_day(chair, school):
    make_session(school, by=chair)

    with pytest.raises(RuleBroken, match="there is a session of this body already"):
        make_session(school, by=chair, starts_at=STARTS_AT + dt.timedelta(hours=3))

    assert make_session(school, by=chair, body=Session.Body.DELEGATES).body == "delegates"


def test_an_extraordinary_session_says_why(chair, school):
    with pytest.raises(RuleBroken, match="Say why"):
        make_session(school, by=chair, cause=Session.Cause.SCHOOL)

    called = make_session(school, by=chair, cause=Session.Cause.SCHOOL, reason="绩效方案急需审议")
    assert called.official_title == "第一届教职工大会第一次会议（临时）"


def test_a_petition_is_begun_and_signed_by_a_delegate(chair, school):
    delegate = standing_of(make_delegates(school, 3)[0])

    with pytest.raises(NotPermitted, match="begun by a delegate"):
        make_session(school, by=chair, cause=Session.Cause.PETITION, reason="食堂")
    petition = make_session(school, by=delegate, cause=Session.Cause.PETITION, reason="食堂")

    assert list(petition.signatures.values_list("person", flat=True)) == [delegate.person.pk]


def test_a_delegate_of_another_union_begins_nothing_here(school):
    other = make_union(school.parent)
    stranger = standing_of(make_delegates(other, 1)[0])

    with pytest.raises(NotPermitted):
        make_session(school, by=stranger, cause=Session.Cause.PETITION, reason="食堂")

    assert Session.objects.count() == 0


def test_everybody_of_the_house_and_those_above_know_of_a_session_and_nobody_else(chair, school):
    session = make_session(school, by=chair)
    member, area = make_member(school), make_officer(school.parent)
    of_group = make_member(make_union(school))
    other = make_officer(make_union(school.parent))

    known = [queries.sessions_visible_to(who).filter(pk=session.pk).exists() for who in (chair, member, area, of_group)]

    assert known == [True, True, True, True]
    with pytest.raises(NotFound):
        queries.session_visible_to(other, session.pk)


def test_the_next_and_the_last_session_of_a_body(chair, school):
    held = make_session(school, by=chair, starts_at=STARTS_AT - dt.timedelta(days=200))
    Session.objects.filter(pk=held.pk).update(state=Session.State.SIGNED, entitled=20)
    coming = make_session(school, by=chair)
    today = clock.today()

    found = (
        queries.next_session(school, "congress", today),
        queries.last_session(school, "congress", today),
        queries.next_session(school, "delegates", today),
        queries.last_session(school, "congress", dt.date(2026, 1, 1)),
    )

    assert found == (coming, held, None, None)


def test_a_second_regular_session_of_a_school_year_says_why(chair, school):
    make_session(school, by=chair)
    day = STARTS_AT + dt.timedelta(days=100)

    with pytest.raises(RuleBroken, match=r"This school year has a regular session already.*2026-12-04"):
        make_session(school, by=chair, starts_at=day)

    assert make_session(school, by=chair, reason="审议学校章程修订", starts_at=day).cause == "regular"


def test_a_session_is_not_moved_into_another_s_school_year_without_a_word(chair, school):
    first = make_session(school, by=chair)
    other = make_session(school, by=chair, starts_at=STARTS_AT + dt.timedelta(days=300))
    day = STARTS_AT + dt.timedelta(days=100)

    def move(session: Session) -> Session:
        return services.change_session(
            actor=chair, session_id=session.pk, starts_at=day, place="", term_number=1, number=2
        )

    with pytest.raises(RuleBroken, match="Say why there is another"):
        move(other)

    assert move(first).starts_at == day


@pytest.mark.parametrize("day", [dt.date(1000, 1, 1), dt.date(2026, 11, 23)])
def test_a_signature_of_a_day_that_cannot_be_is_refused(chair, school, day):
    session = make_session(school, by=chair)

    with pytest.raises(RuleBroken, match=r"too early|still to come"):
        services.note_sign_off(actor=chair, session_id=session.pk, side="party", signed_by="周明远", signed_date=day)
