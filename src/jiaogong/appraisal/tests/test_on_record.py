from __future__ import annotations

import pytest
from django.urls import reverse

from jiaogong.appraisal.tests.factories import counted
from jiaogong.congress.models import Item, ItemResult
from jiaogong.congress.sessions.rules import ItemPlan
from jiaogong.congress.sessions.services import add_item
from jiaogong.congress.sessions.tests.factories import make_session
from jiaogong.members.tests.factories import make_member, make_person, signed_in

pytestmark = pytest.mark.django_db
TOLD = "以无记名方式评议干部1人，应参评12人，收回评议票11张。评议结果由保管人保存，不在此公布。"


@pytest.fixture
def item(chair) -> Item:
    session = make_session(chair.home, by=chair)
    return add_item(actor=chair, session_id=session.pk, plan=ItemPlan(kind="appraise", title="学校领导干部"))


def test_an_appraisal_of_a_session_with_one_appraisal_is_on_record_once_it_is_counted_without_its_grades(chair, item):
    counted(chair, make_person(chair.home), session_id=item.session_id)

    result = ItemResult.objects.get()

    assert (result.item, result.text) == (item, TOLD)
    assert result.rows == [["评议对象", "干部1人"], ["应参评", "12人"], ["发出评议票", "11张"], ["收回评议票", "11张"]]


def test_else_an_officer_says_which_item_it_was(chair, item):
    appraisal = counted(chair, make_person(chair.home))
    page = reverse("appraisal-record", args=[appraisal.pk])

    answers = [signed_in(who).post(page, {"item": item.pk}).status_code for who in (make_member(chair.home), chair)]

    assert (answers, ItemResult.objects.get().item) == ([403, 302], item)
