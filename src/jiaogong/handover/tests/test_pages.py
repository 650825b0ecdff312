"""The pages: the list fills, is signed with the password, and goes out as a letter."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document

from jiaogong.handover import services
from jiaogong.handover.models import Handover
from jiaogong.handover.tests.factories import signed_over
from jiaogong.ledger.tests.factories import make_entry
from jiaogong.members.models import Office
from jiaogong.members.tests.factories import PASSWORD, signed_in

pytestmark = pytest.mark.django_db


def test_an_officer_begins_lists_and_signs_and_the_successor_signs_for_it(chair, successor, school):
    make_entry(school, by=chair, title="球赛", confirmed=False)
    giver, receiver = signed_in(chair), signed_in(successor)
    begun: Any = giver.post(
        reverse("handover-begin"), {"giver": chair.person.pk, "receiver": successor.person.pk, "union": school.code}
    )
    giver.post(reverse("handover-add", args=[Handover.objects.get().pk]), {"what": "工会印章一枚"})

    for client, sign in ((giver, "handover-sign-over"), (receiver, "handover-sign-for")):
        page = client.get(begun.url)
        client.post(
            reverse(sign, args=[Handover.objects.get().pk]), {"password": PASSWORD, "seen": page.context["seen"]}
        )

    done = Handover.objects.get()
    assert (done.state, [m.what for m in done.matters.all()]) == ("done", ["2026-03-08 球赛", "工会印章一枚"])


def test_a_wrong_password_is_told_on_the_page_and_the_list_stays(handover, chair):
    client = signed_in(chair)
    seen = client.get(reverse("handover", args=[handover.pk])).context["seen"]

    answer = client.post(reverse("handover-sign-over", args=[handover.pk]), {"password": "falsch", "seen": seen})

    assert (answer.status_code, "This is not your password." in answer.content.decode()) == (422, True)


def test_the_list_goes_out_as_a_letter_with_room_for_three_signatures(handover, chair):
    services.add_outside(actor=chair, handover_id=handover.pk, what="工会印章一枚")
    signed = signed_over(chair, handover)

    answer: Any = signed_in(chair).get(reverse("handover-document", args=[handover.pk]))

    told = [p.text for p in Document(io.BytesIO(answer.content)).paragraphs]
    assert [line for line in told if "工会印章" in line] == ["1. 工会印章一枚"]
    assert [line.split("：")[0] for line in told if "＿＿" in line] == ["Giver", "Receiver", "Witness"]
    assert sum(signed.fingerprint in line for line in told) == 1


def test_a_changed_text_is_shown_as_not_the_one_that_was_signed(handover, chair, successor):
    signed_over(chair, handover)
    Handover.objects.update(text="anderes")

    page = signed_in(successor).get(reverse("handover", args=[handover.pk]))

    assert page.context["is_unchanged"] is False


def test_the_first_page_tells_who_is_to_sign_and_which_chair_went_without(handover, chair, successor, above):
    Office.objects.filter(person=chair.person).update(until=dt.date(2026, 11, 20))
    signed_over(chair, handover)

    told = [[s.text for s in signed_in(who).get(reverse("home")).context["steps"]] for who in (successor, above)]

    assert [any("sign for the list" in text for text in texts) for texts in told] == [True, False]
    assert [any("gone without a signed" in text for text in texts) for texts in told] == [True, True]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_number_of_questions_however_long_it_is(chair, successor, count):
    for _ in range(count):
        begun = services.start_handover(
            actor=chair, union=chair.person.union, giver_id=chair.person.pk, receiver_id=successor.person.pk
        )
        services.call_off(actor=chair, handover_id=begun.pk, reason="重来")
    client = signed_in(chair)

    with CaptureQueriesContext(connection) as asked:
        client.get(reverse("handovers"))

    assert len(asked) <= 12
