"""Recording: one sentence, a draft confirmed, two editors, a lost session, a form sent twice, a correction."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from playwright.sync_api import Page, expect

from jiaogong.ledger.models import Entry
from jiaogong.ledger.tests.factories import make_entry
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import PASSWORD, make_account, make_officer
from jiaogong.tests.journeys.conftest import Enter
from jiaogong.unions.models import Union

pytestmark = pytest.mark.journey

SENTENCE = "2025年3月8日组织女教师羽毛球赛，42人参加，一等奖3人"
AN_ENTRY = re.compile(r"/ledger/\d+/$")
DAY = dt.date(2025, 3, 8)


def say(page: Page, sentence: str) -> None:
    page.locator("#say").fill(sentence)
    page.locator("#say").press("Enter")


def send(page: Page, act: str) -> None:
    """Press the button of the entry's form that is there to be seen."""
    page.locator(f"#entry-form button[name=act][value={act}]:not(.visually-hidden)").last.click()


def test_a_chair_records_by_one_sentence_and_confirms(chair: Standing, enter: Enter) -> None:
    page = enter(chair)

    say(page, SENTENCE)
    page.locator("#entry-form .btn-primary[value=confirm]").click()
    expect(page).to_have_url(AN_ENTRY)

    entry = Entry.objects.get()
    assert (entry.state, entry.source, entry.start_date, entry.sentence) == ("confirmed", "sentence", DAY, SENTENCE)
    assert dict(entry.figures.values_list("measure", "value")) == {"participants": 42, "prizes": 3}
    assert list(entry.awards.values_list("prize", "count")) == [("一等奖", 3)]


def test_a_member_drafts_and_the_chair_finds_and_confirms_it(member: Standing, chair: Standing, enter: Enter) -> None:
    drafting = enter(member)
    say(drafting, SENTENCE)
    expect(drafting.locator("#entry-form [value=confirm]")).to_have_count(0)
    send(drafting, "draft")
    expect(drafting).to_have_url(AN_ENTRY)

    page = enter(chair)
    page.locator("main a[href*='state=draft']").click()
    page.locator("#list td a").first.click()
    page.locator("form[action$='/confirm/'] button").click()
    expect(page.locator("form[action$='/confirm/']")).to_have_count(0)

    entry = Entry.objects.get()
    assert (entry.state, entry.drafted_by, entry.confirmed_by) == ("confirmed", member.person, chair.person)


def test_the_second_of_two_editors_is_shown_both_versions(chair: Standing, school: Union, enter: Enter) -> None:
    deputy = make_officer(school, name="顾青川")
    entry = make_entry(school, by=chair, confirmed=False, start=DAY)
    first, second = enter(chair), enter(deputy)
    for page in (first, second):
        page.goto(f"/ledger/{entry.pk}/change/")

    first.locator("[name=title]").fill("女教职工羽毛球单打赛")
    send(first, "save")
    expect(first).to_have_url(AN_ENTRY)
    second.locator("[name=title]").fill("女教职工羽毛球双打赛")
    send(second, "save")

    both = second.locator("[role=alert] tbody tr").first.locator("td")
    expect(both).to_have_text(["女教职工羽毛球单打赛", "女教职工羽毛球双打赛"])
    assert Entry.objects.get().title == "女教职工羽毛球单打赛"
    send(second, "save")
    expect(second).to_have_url(AN_ENTRY)
    assert Entry.objects.get().title == "女教职工羽毛球双打赛"


def test_what_was_typed_outlives_the_session(chair: Standing, enter: Enter) -> None:
    make_account(chair.person, "chair")
    page = enter(chair)
    say(page, SENTENCE)
    page.locator("[data-chip] summary").first.click()
    page.locator("[name=title]").fill("“三八”节羽毛球赛")

    page.context.clear_cookies(name="sessionid")
    send(page, "confirm")
    page.locator("[name=username]").fill("chair")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("form.card button").click()

    expect(page.locator("[name=title]")).to_have_value("“三八”节羽毛球赛")
    expect(page.locator("[name=figures-0-value]")).to_have_value("42")
    send(page, "confirm")
    expect(page).to_have_url(AN_ENTRY)
    assert [e.title for e in Entry.objects.all()] == ["“三八”节羽毛球赛"]


def test_the_same_form_sent_twice_makes_one_entry(chair: Standing, enter: Enter) -> None:
    page = enter(chair)
    say(page, SENTENCE)
    expect(page.locator("#entry-form")).to_be_visible()

    ends = page.evaluate(
        """async () => {
            const sent = new FormData(document.querySelector("#entry-form"));
            sent.set("act", "confirm");
            const ends = [];
            for (const _ of [1, 2]) ends.push((await fetch(location.href, {method: "POST", body: sent})).url);
            return ends;
        }"""
    )

    assert ends[0] == ends[1]
    assert Entry.objects.count() == 1


def test_an_impatient_second_tap_sends_nothing(chair: Standing, enter: Enter) -> None:
    page = enter(chair)
    say(page, SENTENCE)

    page.locator("#entry-form .btn-primary[value=confirm]").dblclick()
    expect(page).to_have_url(AN_ENTRY)

    assert Entry.objects.count() == 1


def test_a_confirmed_entry_is_corrected_and_the_roll_up_nets_out(chair: Standing, school: Union, enter: Enter) -> None:
    wrong = make_entry(school, by=chair, start=DAY)
    page = enter(chair)

    page.goto(f"/ledger/{wrong.pk}/")
    page.locator(f"a[href='/ledger/{wrong.pk}/correct/']").click()
    page.locator("[name=reason]").fill("签到表数错了")
    page.locator("[name=figures-0-value]").fill("40")
    send(page, "save")
    expect(page.locator(f"a[href='/ledger/{wrong.pk}/']").first).to_be_visible()
    page.goto("/rollup/?period=2025")

    row = page.locator("tr", has=page.locator("a[href*='measure=participants']"))
    expect(row.locator("td").nth(1)).to_have_text("40")
    page.locator("a[href*='measure=participants']").click()
    expect(page.locator("#list tbody tr")).to_have_count(3)
