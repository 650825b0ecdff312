from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from jiaogong.congress.models import Paper, Session
from jiaogong.congress.sessions.tests.factories import make_session
from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotPermitted, RuleBroken
from jiaogong.members.tests.factories import make_member, signed_in
from jiaogong.proposals.models import Call
from jiaogong.proposals.services.reporting import put_before_session
from jiaogong.proposals.tests.factories import make_call

pytestmark = pytest.mark.django_db


@pytest.fixture
def first(chair) -> Session:
    """The session for which proposals were called, held half a year ago."""
    held = make_session(chair.home, by=chair, starts_at=clock.now() - dt.timedelta(days=180))
    Session.objects.filter(pk=held.pk).update(state="signed", entitled=20)
    return held


@pytest.fixture
def call(chair, first) -> Call:
    return make_call(chair.home, by=chair, session=first)


@pytest.fixture
def second(chair, first) -> Session:
    """The next one, whose agenda holds the review; its day is still to come."""
    return make_session(first.union, by=chair, starts_at=clock.now() + dt.timedelta(days=20), reason="年中加开")


def test_one_button_puts_the_report_on_the_review_of_the_next_session(chair, call, second):
    page = reverse("proposal-report", args=[call.pk])

    answers = [signed_in(chair).post(page)["Location"] for _time in range(2)]

    paper = Paper.objects.get()
    assert answers == [reverse("session-papers", args=[second.pk])] * 2
    assert (paper.item, paper.title) == (second.items.get(), f"关于“{call.title}”办理情况的报告")
    assert paper.text.startswith("各位代表：\n\n")


@pytest.mark.usefixtures("second")
def test_a_report_written_anew_takes_the_place_of_one_that_was_not_sent(chair, call):
    for text in ("第一稿", "第二稿"):
        put_before_session(actor=chair, call_id=call.pk, title="报告", text=text)
    Paper.objects.update(sent_at=clock.now())
    put_before_session(actor=chair, call_id=call.pk, title="报告", text="第三稿")

    assert list(Paper.objects.order_by("pk").values_list("text", flat=True)) == ["第二稿", "第三稿"]


def test_without_a_session_that_reviews_it_the_page_says_what_to_do(chair, call):
    shown = signed_in(chair).get(reverse("proposal-report", args=[call.pk])).context

    assert (shown["review"], bool(shown["may_put"])) == (None, True)
    with pytest.raises(RuleBroken, match="propose the next session first"):
        put_before_session(actor=chair, call_id=call.pk, title="报告", text="全文")


@pytest.mark.usefixtures("second")
def test_members_read_the_report_and_put_it_nowhere(chair, call):
    member = make_member(chair.home)

    with pytest.raises(NotPermitted):
        put_before_session(actor=member, call_id=call.pk, title="报告", text="全文")

    assert Paper.objects.count() == 0
