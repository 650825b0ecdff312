"""Old summaries dropped together, decided about by keyboard, and found in the ledger as drafts."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import Page, expect

from jiaogong.conftest import PHONE
from jiaogong.ledger.models import Entry
from jiaogong.ledger.tests.factories import make_entry
from jiaogong.members.queries import Standing
from jiaogong.summaries.models import ClaimDecision, Text
from jiaogong.tests.journeys.conftest import Enter
from jiaogong.unions.models import Union

pytestmark = pytest.mark.journey

SPRING = "3月8日组织教职工羽毛球赛，42人参加。5月6日举办师德报告会，67人参加。"
AUTUMN = "10月24日举行教职工运动会，55人参加。教师节前走访慰问困难教职工18人次。"
DROP = """async ([texts]) => {
  const carried = new DataTransfer();
  for (const [name, text] of texts) carried.items.add(new File([text], name));
  document.querySelector("[data-drop]").dispatchEvent(
    new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def match(chair: Standing, school: Union) -> Entry:
    """The badminton match, which the ledger has already."""
    return make_entry(school, by=chair, start=dt.date(2025, 3, 8), title="教职工羽毛球赛")


def drop(page: Page, *texts: tuple[str, str]) -> None:
    page.goto("/summaries/read/")
    page.evaluate(DROP, [texts])
    expect(page.locator("[data-chosen]")).to_contain_text(str(len(texts)))
    page.locator("main form .btn-primary").click()


def test_files_dropped_together_are_decided_about_by_keyboard(chair: Standing, match: Entry, enter: Enter) -> None:
    page = enter(chair)

    drop(page, ("2025年上半年小结.txt", SPRING), ("2025年下半年小结.txt", AUTUMN), ("坏.docx", "没有"))
    expect(page.locator("tr[id^=file-]")).to_have_count(3)
    expect(page.locator("tr[id^=file-]").nth(2)).to_contain_text("坏.docx")
    page.locator("main a.btn-primary").click()
    expect(page.locator("[data-claim]")).to_have_count(4)

    page.keyboard.press("?")
    expect(page.locator("#keys p")).to_be_visible()
    page.keyboard.press("j")  # the doubtful one stands first: the ledger has it
    expect(page.locator("[data-claim]").first).to_be_focused()
    page.keyboard.press("g")
    expect(page.locator("[data-claim]").nth(1)).to_be_focused()
    page.keyboard.press("d")
    expect(page.locator("[data-claim]").nth(2)).to_be_focused()
    page.keyboard.press("u")  # the second, taken back
    expect(page.locator("[data-claim]").nth(1)).to_be_focused()
    for at in (2, 3):
        page.keyboard.press("a")
        expect(page.locator("[data-claim]").nth(at)).to_be_focused()
    page.keyboard.press("a")
    expect(page.locator("[data-decided]")).to_have_count(4)

    joined = ClaimDecision.objects.get(outcome="joined")
    assert (joined.entry, Entry.objects.filter(source="text", state="draft").count()) == (match, 3)
    assert [t.period for t in Text.objects.order_by("pk")] == ["2025H1", "2025H2"]


def test_the_desk_works_by_touch_on_a_phone(chair: Standing, enter: Enter) -> None:
    page = enter(chair, viewport=PHONE, has_touch=True)

    drop(page, ("2025年小结.txt", SPRING))
    page.locator("main a.btn-primary").tap()
    page.locator("[data-claim]").first.locator("button[value=accept]").tap()
    expect(page.locator("[data-decided]")).to_have_count(1)
    page.locator("[data-decided] button[value=undo]").tap()
    expect(page.locator("[data-decided]")).to_have_count(0)
    page.locator("form[action$='/desk/accept/'] button").tap()
    expect(page.locator("[data-claim]")).to_have_count(0)

    assert [e.start_date for e in Entry.objects.order_by("start_date")] == [dt.date(2025, 3, 8), dt.date(2025, 5, 6)]
