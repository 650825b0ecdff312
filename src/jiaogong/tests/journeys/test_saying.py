"""A sentence on a phone: ten seconds to a confirmed entry, people by initials, photos, a network that comes and goes."""

from __future__ import annotations

import datetime as dt
import io
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from jiaogong.conftest import PHONE
from jiaogong.kernel import clock
from jiaogong.kernel.files import kept_file
from jiaogong.ledger.models import Entry, Evidence
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import PASSWORD, make_account, make_officer, make_person, signed_in
from jiaogong.tests.journeys.conftest import Enter
from jiaogong.unions.models import Union

pytestmark = pytest.mark.journey

AN_ENTRY = re.compile(r"/ledger/\d+/$")
TEN_SECONDS = 10
GPS, ORIENTATION = 0x8825, 0x0112


@pytest.fixture(autouse=True)
def _own_store(settings: Any, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"


def photo() -> bytes:
    """What a camera gives: a picture lying on its side, with the place where it was taken."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[GPS] = {1: "N", 2: (30.0, 15.0, 0.0), 3: "E", 4: (120.0, 10.0, 0.0)}
    out = io.BytesIO()
    Image.new("RGB", (320, 200), "teal").save(out, "JPEG", exif=exif)
    return out.getvalue()


def say(page: Page, sentence: str) -> None:
    page.locator("#say").fill(sentence)
    page.locator("#say").press("Enter")


def waiting(page: Page) -> Any:
    return page.locator("[data-waiting]")


def test_a_sentence_is_a_confirmed_entry_after_three_taps_and_within_ten_seconds(chair: Standing, enter: Enter) -> None:
    page = enter(chair, viewport=PHONE, has_touch=True)
    begun = time.monotonic()

    page.locator("#say").tap()
    page.keyboard.type("昨天下午组织教工羽毛球赛，来了42个人")
    page.locator("[data-say-box] button").first.tap()
    page.locator("#entry-form .btn-primary[value=confirm]").tap()
    expect(page).to_have_url(AN_ENTRY)
    took = time.monotonic() - begun

    entry = Entry.objects.get()
    assert (entry.state, entry.title, entry.category) == ("confirmed", "教工羽毛球赛", "culture")
    assert entry.start_date == clock.today() - dt.timedelta(days=1)
    assert dict(entry.figures.values_list("measure", "value")) == {"participants": 42}
    assert took < TEN_SECONDS


def test_what_was_read_is_mended_by_a_tap_and_the_question_answered_by_one(
    chair: Standing, enter: Enter, axe: Callable[[Page], list[str]]
) -> None:
    page = enter(chair, viewport=PHONE, has_touch=True)

    say(page, "昨天爬山")
    expect(page.locator("[name=answer]").first).to_be_visible()
    assert axe(page) == []
    page.locator("[name=answer][value$=':30']").tap()
    expect(page.locator("[name=figures-0-value]")).to_have_value("30")
    expect(page.locator("[name=answer]")).to_have_count(0)
    page.locator("[data-chip] summary").first.tap()
    page.locator("[name=title]").fill("教工登山")
    page.locator("#entry-form .btn-primary[value=confirm]").tap()
    expect(page).to_have_url(AN_ENTRY)

    entry = Entry.objects.get()
    assert (entry.title, entry.figures.get().value) == ("教工登山", 30)


def test_going_back_leads_to_the_page_that_was_there(chair: Standing, enter: Enter) -> None:
    page = enter(chair, viewport=PHONE)
    heading = page.locator("h1").inner_text()

    say(page, "昨天爬山")
    expect(page.locator("#entry-form")).to_be_visible()
    page.go_back()

    expect(page.locator("h1")).to_have_text(heading)
    expect(page.locator("#entry-form")).to_have_count(0)


def test_people_are_offered_by_initials_and_taken_by_keyboard_or_touch(
    chair: Standing, school: Union, enter: Enter
) -> None:
    for name in ("赵晓梅", "赵雪明", "周秀敏"):
        make_person(school, name=name)
    page = enter(chair, viewport=PHONE, has_touch=True)
    offered = page.locator("#say-people li")

    page.locator("#say").tap()
    page.keyboard.type("看望zxm")
    expect(offered).to_have_count(3)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#say")).to_have_value("看望赵雪明")
    page.keyboard.type("和赵x")
    expect(offered).to_have_count(2)
    offered.first.tap()

    expect(page.locator("#say")).to_have_value("看望赵雪明和赵晓梅")
    expect(offered).to_have_count(0)


def test_photos_become_evidence_upright_and_without_their_place(chair: Standing, enter: Enter) -> None:
    page = enter(chair, viewport=PHONE)
    say(page, "今天组织教工健步走，60人参加")

    for name in ("一.jpg", "二.jpg", "三.jpg"):
        page.locator("#id_camera").set_input_files({"name": name, "mimeType": "image/jpeg", "buffer": photo()})
    expect(page.locator("[data-previews] img")).to_have_count(3)
    page.locator("[data-previews] button").first.click()
    page.locator("#entry-form .btn-primary[value=confirm]").click()
    expect(page).to_have_url(AN_ENTRY)

    assert [e.name for e in Evidence.objects.all()] == ["二.jpg"]  # the same picture is kept once
    with Image.open(kept_file(Evidence.objects.get().sha256)) as kept:
        assert (kept.size, dict(kept.getexif())) == ((200, 320), {})


def test_a_sentence_typed_without_a_network_is_kept_shown_and_sent_once(
    chair: Standing, enter: Enter, axe: Callable[[Page], list[str]]
) -> None:
    page = enter(chair, viewport=PHONE)

    page.context.set_offline(True)
    say(page, "今天组织教工健步走，60人参加")
    say(page, "昨天慰问困难教师2人")
    expect(waiting(page).locator("li")).to_have_count(2)
    waiting(page).locator("[data-row-photo]").first.set_input_files(
        {"name": "一.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    )
    expect(waiting(page).locator("[data-row-at]").first).to_contain_text("1")
    assert (Entry.objects.count(), axe(page)) == (0, [])
    page.context.set_offline(False)
    expect(page.locator("[data-sent-list] li")).to_have_count(2)
    expect(waiting(page)).to_be_hidden()
    page.reload()

    assert sorted(Entry.objects.values_list("title", "state", "evidence__name")) == [
        ("慰问困难教师2人", "draft", None),
        ("教工健步走", "draft", "一.jpg"),
    ]


def test_a_form_confirmed_without_a_network_is_sent_with_its_photo_when_the_page_is_opened_again(
    chair: Standing, enter: Enter
) -> None:
    page = enter(chair, viewport=PHONE)
    say(page, "今天组织教工健步走，60人参加")
    page.locator("#id_pictures").set_input_files({"name": "一.jpg", "mimeType": "image/jpeg", "buffer": photo()})
    expect(page.locator("[data-previews] img")).to_have_count(1)

    page.context.set_offline(True)
    page.locator("#entry-form .btn-primary[value=confirm]").click()
    expect(waiting(page).locator("li")).to_have_count(1)
    page.close(run_before_unload=False)
    again = _opened_again(page)
    expect(again.locator("[data-sent-list] li")).to_have_count(1)

    entry = Entry.objects.get()
    assert (entry.state, entry.evidence.count()) == ("confirmed", 1)


def _opened_again(page: Page) -> Page:
    page.context.set_offline(False)
    again = page.context.new_page()
    again.goto("/")
    return again


def test_another_person_on_the_same_phone_neither_sees_nor_sends_what_waits(
    chair: Standing, school: Union, enter: Enter, live_server: Any
) -> None:
    other = make_officer(school, name="顾青川")
    page = enter(chair, viewport=PHONE)
    page.context.set_offline(True)
    say(page, "今天组织教工健步走，60人参加")
    expect(waiting(page).locator("li")).to_have_count(1)

    page.context.clear_cookies(name="sessionid")
    page.context.add_cookies(
        [{"name": "sessionid", "value": signed_in(other).cookies["sessionid"].value, "url": live_server.url}]
    )
    page.context.set_offline(False)
    expect(waiting(page).locator("[data-waiting-why]")).not_to_be_empty()
    page.goto("/")

    expect(waiting(page)).to_be_hidden()
    assert Entry.objects.count() == 0


def test_what_waits_outlives_the_session_and_goes_after_signing_in_again(chair: Standing, enter: Enter) -> None:
    make_account(chair.person, "chair")
    page = enter(chair, viewport=PHONE)
    say(page, "今天组织教工健步走，60人参加")
    page.locator("#id_pictures").set_input_files({"name": "一.jpg", "mimeType": "image/jpeg", "buffer": photo()})
    expect(page.locator("[data-previews] img")).to_have_count(1)

    page.context.clear_cookies(name="sessionid")
    page.locator("#entry-form .btn-primary[value=confirm]").click()
    page.locator("[name=username]").fill("chair")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("form.card button").click()
    expect(page.locator("[data-previews] img")).to_have_count(1)
    page.locator("#entry-form button[value=confirm]:not(.visually-hidden)").click()
    expect(page).to_have_url(AN_ENTRY)

    entry = Entry.objects.get()
    assert (entry.state, entry.evidence.count()) == ("confirmed", 1)


def test_a_form_older_than_ones_session_goes_with_a_token_of_now(chair: Standing, enter: Enter) -> None:
    page = enter(chair, viewport=PHONE)
    say(page, "今天组织教工健步走，60人参加")

    page.locator("#entry-form [name=csrfmiddlewaretoken]").evaluate("field => { field.value = 'x'.repeat(64); }")
    page.locator("#entry-form .btn-primary[value=confirm]").click()
    expect(page.locator("[data-sent-list] li")).to_have_count(1)

    assert Entry.objects.get().state == "confirmed"


def test_what_the_server_refuses_stays_with_its_reason_until_it_is_thrown_away(chair: Standing, enter: Enter) -> None:
    page = enter(chair, viewport=PHONE)
    say(page, "今天组织教工健步走，60人参加")
    page.locator("[data-chip] summary").nth(2).click()
    page.locator("[name=start]").fill("1900-01-01")

    page.context.set_offline(True)
    page.locator("#entry-form .btn-primary[value=confirm]").click()
    page.context.set_offline(False)
    expect(waiting(page).locator("[data-row-reason]")).to_contain_text("1900")
    page.on("dialog", lambda dialog: dialog.accept())
    waiting(page).locator("[data-row-away]").click()

    expect(waiting(page)).to_be_hidden()
    assert Entry.objects.count() == 0
