"""An appraisal from its plan to the archive: chair at the desk, the appraised and a voter on the phone."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from playwright.sync_api import Page, expect

from jiaogong.appraisal.models import Appraisal
from jiaogong.ballots import services as ballots
from jiaogong.ballots.models import Ballot
from jiaogong.ballots.tests.factories import PASSPHRASE, opened, voting
from jiaogong.conftest import PHONE
from jiaogong.kernel import clock
from jiaogong.ledger.models import Entry
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_member, make_person
from jiaogong.tests.journeys.conftest import Enter
from jiaogong.unions.models import Union

pytestmark = pytest.mark.journey

ONE = re.compile(r"/appraisals/\d+/$")
HEADS = 6  # 德能勤绩廉 and the overall grade


def press(page: Page) -> None:
    """Press the page's one primary button."""
    page.locator("main .btn-primary:visible").first.click()


def act_on(page: Page, act: str) -> None:
    """Send the form of an act."""
    page.locator(f"form:has(input[name=act][value={act}]) button").first.click()


@pytest.fixture
def leader(school: Union) -> Standing:
    return make_member(school, name="方知行")


@pytest.fixture
def voter(school: Union) -> Standing:
    for _number in range(6):
        make_person(school, name="季小满")
    return make_member(school, name="沈一诺")


def planned(page: Page, leader: Standing) -> None:
    page.goto("/appraisals/new/")
    page.locator("[name=appraisers]").select_option("staff")
    page.locator("[name=subject-0-person]").fill(leader.person.number)
    page.locator("[name=subject-0-post]").fill("副校长")
    page.locator("button.btn-primary[name=act][value=save]").click()
    expect(page).to_have_url(ONE)
    page.locator("[name=approving_body]").fill("学校党支部")
    act_on(page, "approve")
    expect(page.locator("[name=approving_body]")).to_have_count(0)


def reported(page: Page) -> None:
    page.locator("main a[href*='/appraisals/']").first.click()
    page.locator("#list tbody a").first.click()
    page.locator("main a[href*='/report/']").first.click()
    page.locator("[name=text]").fill("本人一年来分管教学工作。")
    press(page)
    expect(page).to_have_url(ONE)


def graded(page: Page, chair: Standing, voter: Standing, ballot: Ballot) -> None:
    """One votes on the phone, all others as they would; then two scrutineers open the papers."""
    scrutineers = opened(ballot, chair)
    page.goto(f"/ballots/{ballot.pk}/vote/")
    for head in range(HEADS):
        page.locator(f"input[name=q0-{head}][value='0']").check()
    press(page)
    expect(page.locator("main code")).to_be_visible()
    for who in voting(ballot):
        if who.person != voter.person:
            ballots.cast_vote(actor=who, ballot_id=ballot.pk, answers=[[1] * HEADS])
    ballots.close_ballot(actor=chair, ballot_id=ballot.pk)
    for who in scrutineers[:2]:
        ballots.give_passphrase(actor=who, ballot_id=ballot.pk, passphrase=PASSPHRASE)


def test_an_appraisal_goes_from_its_plan_to_the_archive(
    chair: Standing, leader: Standing, voter: Standing, enter: Enter
) -> None:
    desk, phone = enter(chair), enter(leader, viewport=PHONE)
    planned(desk, leader)
    phone.reload()
    reported(phone)
    desk.reload()
    act_on(desk, "prepare")
    expect(desk.locator("main a.btn-primary[href*='/ballots/']")).to_be_visible()
    graded(enter(voter, viewport=PHONE), chair, voter, Ballot.objects.get())

    where = f"/appraisals/{Appraisal.objects.get().pk}/"
    desk.goto(f"{where}results/")
    overall = desk.locator("tbody tr").last.inner_text().split()
    desk.goto(where)
    desk.locator("main a[href*='/result/']").first.click()
    desk.locator("[name=side]").select_option("weak")
    desk.locator("#remark-text").fill("听课偏少")
    act_on(desk, "remark")
    desk.locator("[name=feedback]").fill("请多听课。")
    act_on(desk, "feedback")
    expect(desk.locator("[name=feedback]")).to_have_count(0)

    phone.goto("/")
    phone.locator("main a[href*='/appraisals/']").first.click()
    phone.locator("#list tbody a").first.click()
    phone.locator("main a[href*='/result/']").first.click()
    press(phone)
    phone.locator("#remedy-text").fill("每周听课两节")
    phone.locator("[name=due_date]").fill((clock.today() + dt.timedelta(days=60)).isoformat())
    act_on(phone, "remedy")
    expect(phone.locator("#remedies li")).to_have_count(1)
    desk.goto(where)
    act_on(desk, "archive")
    expect(desk.locator("input[name=act][value=archive]")).to_have_count(0)

    appraisal, entry = Appraisal.objects.get(), Entry.objects.get()
    subject = appraisal.subjects.get()
    assert (appraisal.state, appraisal.cast, appraisal.entitled) == ("archived", 8, 8)
    assert overall[1:3] == ["1", "12.5%"]
    assert (subject.acknowledged_at is not None, subject.remedies.get().text) == (True, "每周听课两节")
    assert dict(entry.figures.values_list("measure", "value")) == {"leaders_appraised": 1, "appraisers": 8}
