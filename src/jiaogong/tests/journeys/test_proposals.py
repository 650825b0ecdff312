"""A proposal from its draft until it is settled, after one “not satisfied”; on a desk and on a phone."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from jiaogong.conftest import PHONE
from jiaogong.kernel import clock
from jiaogong.ledger.models import Entry
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_member
from jiaogong.proposals.models import Proposal
from jiaogong.proposals.services import file_proposal
from jiaogong.proposals.tests.factories import make_call, make_department
from jiaogong.tests.journeys.conftest import Enter
from jiaogong.unions.models import Union

pytestmark = pytest.mark.journey


def _act(page: Page, act: str) -> Any:
    return page.locator(f"form:has(input[name=act][value={act}])")


def _open(page: Page, act: str) -> Any:
    """The form of an act, its drawer opened where it is shut."""
    drawer = page.locator(f"details:has(input[name=act][value={act}])")
    if drawer.count() and drawer.first.get_attribute("open") is None:
        drawer.first.locator("summary").first.click()
    return _act(page, act)


@pytest.mark.parametrize("settings", [{}, {"viewport": PHONE}], ids=["desk", "phone"])
def test_a_proposal_goes_from_its_draft_through_not_satisfied_to_settled(
    chair: Standing, school: Union, enter: Enter, settings: dict[str, Any]
) -> None:
    today = clock.today()
    call = make_call(school, by=chair, opened_date=today, last_date=today + dt.timedelta(days=9), seconders_min=1)
    mei, second, head = (make_member(school, name=name) for name in ("沈一梅", "顾青川", "程远山"))
    make_department(school, head.person)

    page = enter(mei, **settings)
    page.goto("/proposals/")
    page.locator(f"a[href='/proposals/calls/{call.pk}/propose/']").click()
    page.locator("[name=title]").fill("更换操场照明")
    page.locator("[name=reasons]").fill("六盏灯已坏")
    page.locator("[name=remedy]").fill("换成节能灯")
    page.locator("main .btn-primary").click()
    expect(page.locator("h1")).to_have_text("更换操场照明")
    asking = _open(page, "ask")
    asking.get_by_label("顾青川").check()
    asking.locator("button").click()
    expect(page.locator("#why-not-hand-in")).to_be_visible()
    proposal = Proposal.objects.get()
    where = f"/proposals/{proposal.pk}/"

    signing = enter(second, **settings)
    signing.locator("main a[href*='state=to_sign']").click()
    signing.locator("#list td a").first.click()
    _act(signing, "sign").locator(".btn-primary").click()
    expect(_act(signing, "sign")).to_have_count(0)

    page.goto(where)
    _act(page, "hand-in").locator("button").click()
    expect(page.locator("code")).to_have_text(proposal.wording.fingerprint)
    file_proposal(actor=chair, proposal_id=proposal.pk)
    office, desk = enter(chair, **settings), enter(head, **settings)
    for answer, grade in (("下学期研究。", "不满意"), ("七月十五日前换完。", "满意")):
        office.goto(where)
        giving = _open(office, "assign")
        giving.locator("[name=lead]").select_option(label="总务处（程远山）")
        giving.locator("button").click()
        expect(_act(office, "answer")).to_have_count(1)
        desk.goto("/proposals/answering/")
        desk.locator("[name=chosen]").check()
        desk.locator("[name=text]").fill(answer)
        desk.locator("button[value=write]").click()
        expect(desk.locator("[name=chosen]")).to_have_count(0)
        office.goto("/proposals/answering/")
        office.locator("button[value=publish]").click()
        expect(office.locator("button[value=publish]")).to_have_count(0)
        page.goto(where)
        _act(page, "rate").get_by_role("button", name=grade, exact=True).click()
        expect(_act(page, "rate")).to_have_count(0)
    office.goto(where)
    settling = _open(office, "settle")
    settling.locator("[name=text]").fill("六盏灯全部换新")
    settling.locator("button").click()
    expect(_act(office, "settle")).to_have_count(0)

    proposal.refresh_from_db()
    assert (proposal.state, proposal.round) == ("settled", 2)
    assert list(proposal.ratings.values_list("grade", flat=True)) == ["不满意", "满意"]
    told = Entry.objects.filter(state=Entry.State.CONFIRMED).values_list("figures__measure", "figures__value")
    assert sorted(told) == [("proposals_answered", 1), ("proposals_settled", 1)]
