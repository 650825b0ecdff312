"""A secret ballot from its preparing to its recount: chair and tellers at the desk, voters on the phone, by link, on paper."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from jiaogong.ballots.models import Ballot
from jiaogong.ballots.queries import tally_of
from jiaogong.ballots.tests.factories import CHEAP, PASSPHRASE
from jiaogong.conftest import PHONE
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_member
from jiaogong.tests.journeys.conftest import Enter
from jiaogong.unions.models import Union

pytestmark = pytest.mark.journey

RECOUNT = Path(__file__).parents[4] / "docs/recount.py"
SCRUTINEERS, TELLERS = ("钟离砚", "司徒禾", "端木青"), ("闻人岚", "公冶澄")


@pytest.fixture(autouse=True)
def _cheap_passphrases(settings: Any) -> None:
    settings.BALLOT_PASSPHRASE_COST = CHEAP


@pytest.fixture
def people(school: Union) -> dict[str, Standing]:
    names = (*SCRUTINEERS, *TELLERS, "甘棠", "白芷", "苏叶")
    return {name: make_member(school, name=name) for name in names}


def press(page: Page) -> None:
    """Press the page's one primary button."""
    page.locator("main .btn-primary:visible").first.click()


def prepared(desk: Page) -> Ballot:
    """The chair prepares a ballot on screen and on paper for three, names who opens and who counts."""
    desk.goto("/ballots/")
    press(desk)
    desk.locator("[name=title]").fill("课后服务方案表决")
    desk.locator("[name=way]").select_option("both")
    desk.locator("[name=form-0-text]").fill("是否同意课后服务方案")
    desk.locator("[name=scope]").select_option("named")
    desk.locator("[name=named]").fill("甘棠\n白芷\n苏叶")
    desk.locator("button.btn-primary[name=act][value=prepare]").click()
    desk.locator("main a[href$='/people/']").click()
    desk.locator("[name=scrutineers]").fill("、".join(SCRUTINEERS[:2]))
    desk.locator("[name=spares]").fill(SCRUTINEERS[2])
    desk.locator("[name=tellers]").fill("、".join(TELLERS))
    press(desk)
    expect(desk.locator("main")).to_contain_text(TELLERS[0])
    return Ballot.objects.get()


def give(page: Page, where: str) -> None:
    """Type the passphrase on a scrutineer's page, twice where it is chosen."""
    page.goto(where)
    for field in page.locator("[name=passphrase], [name=again]").all():
        field.fill(PASSPHRASE)
    press(page)
    expect(page.locator("[name=passphrase]")).to_have_count(0)


def count_by_hand(page: Page, where: str) -> None:
    page.goto(f"{where}sheet/")
    page.locator("[name=returned]").fill("1")
    page.locator("[name=q0-1]").fill("1")
    press(page)
    expect(page.locator("main .alert-success")).to_be_visible()


def taps_of_a_vote(phone: Page) -> int:
    """Vote from the first page on; how often the phone was tapped until the receipt stood there."""
    taps = ("main a[href*='/vote/']", "label:has([value=yes])", "main .btn-primary")
    for one in taps:
        phone.locator(one).first.tap()
    expect(phone.locator("main code")).to_be_visible()
    return len(taps)


def test_a_ballot_on_screen_by_link_and_on_paper_is_counted_together_and_again(
    chair: Standing, people: dict[str, Standing], enter: Enter, open_page: Any, tmp_path: Path
) -> None:
    desk = enter(chair)
    ballot = prepared(desk)
    where = f"/ballots/{ballot.pk}/"
    duty = {name: enter(people[name]) for name in SCRUTINEERS}
    for page in duty.values():
        give(page, f"{where}duty/")
    desk.goto(where)
    desk.locator(f"form[action='{where}open/'] button").click()
    expect(desk.locator("main")).to_contain_text("3 人中 0 人已投票或已领票")

    phone = enter(people["甘棠"], viewport=PHONE, has_touch=True)
    phone.goto(f"{where}vote/")
    expect(phone.locator("main")).to_contain_text("不受保护的")
    told = phone.content()
    phone.goto("/")
    taps = taps_of_a_vote(phone)

    desk.goto(f"{where}roll/")
    desk.locator("tr", has_text="苏叶").locator("[name=voter]").check()
    press(desk)
    desk.goto(where)
    desk.locator(f"form[action='{where}links/'] button").click()
    link = desk.locator("li", has_text="白芷").locator(".where small").inner_text().split()[-1]
    visitor = open_page(viewport=PHONE)
    visitor.goto(link)
    visitor.locator("[value=no]").check()
    press(visitor)
    receipt = visitor.locator("main code").inner_text()

    desk.goto(where)
    desk.locator(f"form[action='{where}close/'] button").click()
    expect(desk.locator(f"form[action='{where}close/']")).to_have_count(0)
    for name in TELLERS:
        count_by_hand(enter(people[name]), where)
    for name in SCRUTINEERS[:2]:
        give(duty[name], f"{where}passphrase/")

    desk.goto(f"{where}?receipt={receipt}")
    published = tmp_path / "ballot.json"
    with desk.expect_download() as sent:
        desk.locator("a[href$='published.json']").click()
    sent.value.save_as(published)
    recount = subprocess.run([sys.executable, RECOUNT, published], capture_output=True, text=True, check=False)
    question = tally_of(Ballot.objects.get()).questions[0]
    assert (question.yes, question.no, taps) == (1, 2, 3)
    assert (recount.returncode, [text for text in (told, desk.content()) if "完全匿名" in text]) == (0, [])
    expect(desk.locator(".card-footer")).to_contain_text("开启的选票中有这张回执对应的选票。")
