from __future__ import annotations

import datetime as dt
import re

import pytest
from playwright.sync_api import Page, expect

from jiaogong.ballots import services as ballots
from jiaogong.ballots.tests.factories import PASSPHRASE, carried_through, opened, voting
from jiaogong.conftest import PHONE
from jiaogong.elections.models import Candidate, Election, Round
from jiaogong.elections.tests.factories import marked, people_of
from jiaogong.kernel import clock
from jiaogong.members.models import Office
from jiaogong.members.queries import Standing, standing_of
from jiaogong.members.tests.factories import make_officer
from jiaogong.tests.journeys.conftest import Enter
from jiaogong.unions.models import Union

pytestmark = pytest.mark.journey

ONE = re.compile(r"/elections/\d+/$")
STANDING = ("候选人乙", "候选人丁", "候选人己", "候选人壬")  # as their names' strokes order them


def press(page: Page) -> None:
    """Press the page's one primary button, after which the page says that it was done."""
    page.locator("main .btn-primary:visible").first.click()
    expect(page.locator("main .alert-success").first).to_be_visible()


def started(desk: Page) -> None:
    desk.goto("/elections/start/")
    desk.locator("[name=title]").fill("工会委员会换届选举")
    desk.locator("[name=committee]").fill("3")
    desk.locator("[name=chair]").uncheck()
    desk.locator("main .btn-primary").click()
    expect(desk).to_have_url(ONE)


def agreed(page: Page) -> None:
    """Agree to the first thing that waits for a reply of one's own."""
    page.reload()
    page.locator("form[action*='/elections/replies/'] button[value=accept]").first.click()
    expect(page.locator("main .alert-success").first).to_be_visible()


def named(desk: Page, name: str) -> None:
    form = desk.locator("form:has(input[name=act][value=name])")
    form.locator("[name=person]").fill(name)
    form.locator("button").click()
    expect(desk.locator("tbody", has_text=name)).to_be_visible()


def listed(desk: Page, above: Page, chair: Standing) -> None:
    """The plan agreed to, four named for three seats, examined, and public for as long as it must be."""
    press(desk)
    agreed(desk)
    agreed(above)
    desk.reload()
    desk.locator("[name=people]").first.fill(chair.person.number)
    press(desk)
    for name in STANDING:
        named(desk, name)
    press(desk)
    agreed(desk)
    agreed(above)
    desk.reload()
    press(desk)
    today = clock.today()
    Election.objects.update(public_since=today - dt.timedelta(days=10), public_until=today - dt.timedelta(days=1))
    desk.reload()
    press(desk)


def put_to_vote(desk: Page) -> Round:
    press(desk)
    return Round.objects.select_related("ballot").get(state=Round.State.PREPARED)


def voted(phone: Page, answers: tuple[str, ...]) -> None:
    """Mark each name of the paper that the first page leads to, and cast it."""
    phone.goto("/")
    phone.locator("main a[href*='/vote/']").first.click()
    for name, mark in zip(STANDING, answers, strict=True):
        phone.get_by_role("radiogroup", name=name).get_by_label(mark, exact=True).check()
    phone.locator("main .btn-primary").click()
    expect(phone.locator("main code")).to_be_visible()


def test_a_contested_election_goes_from_its_plan_over_a_tie_to_the_outcome_declared(
    area: Union, school: Union, chair: Standing, enter: Enter
) -> None:
    last = people_of(school, 6)[5]
    desk, above = enter(chair), enter(make_officer(area, name="蓝知秋"), viewport=PHONE)
    started(desk)
    above.goto(desk.url)
    listed(desk, above, chair)

    first = put_to_vote(desk).ballot
    scrutineers = opened(first, chair)
    voted(enter(standing_of(last), viewport=PHONE), ("不赞成", "弃权", "赞成", "赞成"))
    papers = [marked(0, 1, 2, of=4)] * 3 + [marked(0, 1, 3, of=4)] * 3
    for who, paper in zip((v for v in voting(first) if v.person != last), papers, strict=True):
        ballots.cast_vote(actor=who, ballot_id=first.pk, answers=[paper])
    ballots.close_ballot(actor=chair, ballot_id=first.pk)
    for who in scrutineers[:2]:
        ballots.give_passphrase(actor=who, ballot_id=first.pk, passphrase=PASSPHRASE)
    desk.reload()
    expect(desk.locator("main")).to_contain_text("候选人己、候选人壬")

    second = put_to_vote(desk).ballot
    carried_through(second, chair, [[marked(1, of=2)]] * 4 + [[marked(0, of=2)]] * 3)
    desk.reload()
    press(desk)

    elected = Candidate.objects.filter(is_elected=True).order_by("pk").values_list("person__name", flat=True)
    seated = Office.objects.filter(union=school, kind=Office.Kind.COMMITTEE).order_by("person__number")
    assert list(elected) == ["候选人乙", "候选人丁", "候选人壬"]
    assert [o.person.name for o in seated] == ["候选人乙", "候选人丁", "候选人壬"]
    above.goto(f"/unions/{school.code}/committees/")
    expect(above.locator("main")).to_contain_text("候选人壬")
