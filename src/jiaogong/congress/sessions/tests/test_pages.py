from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from jiaogong.congress.models import Delivery, Item, Resolution, Seat, Session
from jiaogong.congress.sessions import services
from jiaogong.congress.sessions.queries import rolls
from jiaogong.congress.sessions.rules import Count, ItemPlan
from jiaogong.congress.sessions.tests.factories import make_called, make_delegates, make_open, make_session
from jiaogong.kernel import clock
from jiaogong.ledger.models import Entry
from jiaogong.members.queries import standing_of
from jiaogong.members.tests.factories import make_member, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files(settings: Any, tmp_path: Any) -> None:
    settings.FILES_ROOT = tmp_path


def test_a_session_goes_its_whole_road_through_its_pages(chair, school):
    delegates = make_delegates(school, 6)
    client = signed_in(chair)
    client.post(
        reverse("session-propose"),
        {"union": "WHB", "body": "congress", "cause": "regular", "starts_at": "2026-11-22T14:00", "place": "报告厅"},
    )
    session = Session.objects.get()

    def send(page: str, **said: Any) -> int:
        return client.post(reverse(page, args=[session.pk]), said).status_code

    send("session-agenda", act="add", title="大会议程", kind="procedure")
    send("session-agenda", act="add", title="学校工作报告", kind="hear", presenter="校长")
    for side in ("party", "administration"):
        send("session-agreed", side=side, signed_by="周明远", signed_date="2026-11-20")
    send("session-act", act="call", notice="请准时出席")
    send("session-papers", title="学校工作报告", text="全文")
    send("session-act", act="send")
    send("session-papers", act="signed", person=[d.pk for d in delegates])
    send("session-roll", act="list", **{f"came-{s.pk}": "present" for s in Seat.objects.all()})
    send("session-roll", act="presidium", person=[d.pk for d in delegates[:3]])
    send("session-act", act="open", reason="校庆临近，会期提前")
    first, second = Item.objects.order_by("position")
    client.post(reverse("session-item", args=[first.pk]), {"act": "hands", "yes": "5", "no": "0", "abstained": "1"})
    client.post(reverse("session-item", args=[second.pk]), {"act": "heard"})
    send("session-floor", act="opinion", text="希望增加教研经费")
    send("session-act", act="close")
    send("session-minutes", text="会议记录", seen_version=str(Session.objects.get().version))
    send("session-act", act="sign")
    send("session-resolutions", text="增加教研经费", charged="财务室", due_date="2027-03-01")
    send("session-act", act="publish")
    resolution = Resolution.objects.get()
    client.post(reverse("resolution", args=[resolution.pk]), {"act": "done", "outcome": "已列入预算"})

    session.refresh_from_db()
    resolution.refresh_from_db()
    assert (session.state, session.entry, session.minutes) == ("signed", Entry.objects.get(), "会议记录")
    assert list(Item.objects.order_by("position").values_list("state", flat=True)) == ["carried", "heard"]
    assert (resolution.state, resolution.public_from) == ("done", dt.date(2026, 11, 22))
    assert Delivery.objects.filter(how="signed").count() == 6


@pytest.mark.parametrize("state", ["proposed", "called", "open", "closed"])
def test_every_page_of_a_session_opens_in_every_state(chair, school, state):
    session = _in_state(chair, school, state)
    names = ("session", "session-agenda", "session-agreed", "session-papers", "session-roll", "session-arrive",
             "session-hall", "session-floor", "session-minutes", "session-resolutions")  # fmt: skip
    client = signed_in(chair)

    answered = {name: client.get(reverse(name, args=[session.pk])).status_code for name in names}
    answered |= {name: client.get(reverse(name)).status_code for name in ("congress", "sessions", "resolutions")}

    assert set(answered.values()) == {200}
    assert client.get(reverse("session-item", args=[session.items.get().pk])).status_code == 200


def _in_state(chair: Any, school: Any, state: str) -> Session:
    if state == "proposed":
        session = make_session(school, by=chair)
        services.add_item(actor=chair, session_id=session.pk, plan=ItemPlan(kind="hear", title="报告"))
        return session
    if state == "called":
        make_delegates(school, 3)
        return make_called(school, by=chair, starts_at=clock.now())
    session = make_open(school, by=chair, items=(ItemPlan(kind="procedure", title="议程"),))
    if state == "closed":
        services.vote_by_hands(actor=chair, item_id=session.items.get().pk, count=Count(yes=6))
        services.close_session(actor=chair, session_id=session.pk)
    return session


def test_a_refused_count_comes_back_as_typed_with_the_reason(chair, school):
    session = make_open(school, by=chair, present=5, items=(ItemPlan(kind="procedure", title="议程"),))

    answer = signed_in(chair).post(
        reverse("session-item", args=[session.items.get().pk]),
        {"act": "hands", "yes": "6", "no": "0", "abstained": "0"},
    )

    body = answer.content.decode()
    assert (answer.status_code, "6 hands are entered, 5 people are present" in body, 'value="6"' in body) == (
        422, True, True,
    )  # fmt: skip


def test_hands_sent_from_an_old_page_to_what_must_be_secret_are_refused_with_a_sentence(chair, school):
    session = make_open(school, by=chair, items=(ItemPlan(kind="pass", title="考勤办法"),))

    answer = signed_in(chair).post(
        reverse("session-item", args=[session.items.get().pk]),
        {"act": "hands", "yes": "6", "no": "0", "abstained": "0"},
    )

    assert (answer.status_code, "secret ballot, not by hands" in answer.content.decode()) == (422, True)


def test_a_delegate_opens_the_papers_and_arrives_by_the_code_of_the_screen(chair, school):
    delegate = standing_of(make_delegates(school, 3)[0])
    session = make_called(school, by=chair, starts_at=clock.now())
    services.add_paper(actor=chair, session_id=session.pk, title="工作报告", text="全文")
    services.send_papers(actor=chair, session_id=session.pk)
    client = signed_in(delegate)

    client.get(reverse("session-papers", args=[session.pk]))
    code = rolls.hall_codes(session, clock.now())[0]
    client.post(reverse("session-arrive", args=[session.pk]), {"code": code})

    assert list(Delivery.objects.values_list("person", "how")) == [(delegate.person.pk, "opened")]
    assert session.seats.get(person=delegate.person).attendance == "present"


def test_a_member_without_a_seat_sees_the_session_but_neither_roll_nor_unpublished_resolutions(chair, school):
    session = _in_state(chair, school, "closed")
    services.add_resolution(actor=chair, session_id=session.pk, plan=services.ResolutionPlan(text="增加教研经费"))
    client = signed_in(make_member(school))

    told = client.get(reverse("session", args=[session.pk])).content.decode()

    assert ("议程" in told, "增加教研经费" in told) == (True, False)
    assert client.get(reverse("session-roll", args=[session.pk])).status_code == 403


def test_what_comes_next_is_told_to_officers_of_the_house_alone(chair, school):
    session = make_called(school, by=chair)

    pages = [signed_in(who).get(reverse("session", args=[session.pk])) for who in (chair, make_member(school))]

    assert [page.context["leads"] for page in pages] == [True, False]
    assert [b"why-not" in page.content for page in pages] == [False, False]


def test_lists_go_out_as_spreadsheets(chair, school):
    _in_state(chair, school, "closed")
    client: Any = signed_in(chair)

    sheet: Any = load_workbook(io.BytesIO(b"".join(client.get(reverse("sessions-export")).streaming_content))).active

    assert [c.value for c in sheet[2]][6:] == [6, 6, 1, 1]
    assert client.get(reverse("resolutions-export")).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_often_for_three_as_for_one(chair, school, count, django_assert_num_queries):
    for days in range(count):
        make_session(school, by=chair, starts_at=clock.now() + dt.timedelta(days=days), reason="学期中再开一次")
    client = signed_in(chair)

    with django_assert_num_queries(8):
        answer = client.get(reverse("sessions"))

    assert len(answer.context["sessions"]) == count


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        ("2026-11-21T14:00", "2026-11-21 is over: put the session on a day to come."),
        ("9999-12-20T14:00", "9999-12-20 is more than 2 years away."),
    ],
)
def test_a_session_is_neither_proposed_for_a_day_that_is_over_nor_for_one_years_away(chair, moment, told):
    sent = {"union": "WHB", "body": "congress", "cause": "regular", "starts_at": moment}

    page = signed_in(chair).post(reverse("session-propose"), sent)

    assert (page.status_code, told in page.content.decode(), Session.objects.count()) == (422, True, 0)
