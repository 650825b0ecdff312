"""A whole congress of 31 delegates, 26 present and 5 on leave, from call to signed minutes: chair at the desk, delegate on the phone."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

import pytest
from django.db.models import F
from django.utils.timezone import localtime
from playwright.sync_api import Locator, Page, expect

from jiaogong.ballots.models import Ballot
from jiaogong.ballots.tests.factories import carried_through
from jiaogong.conftest import PHONE
from jiaogong.congress.documents.writing import DOCUMENTS
from jiaogong.congress.models import Delivery, Item, Session
from jiaogong.congress.sessions.queries import rolls
from jiaogong.congress.sessions.tests.factories import make_delegates
from jiaogong.kernel import clock
from jiaogong.ledger.models import Entry
from jiaogong.members.queries import Standing, standing_of
from jiaogong.tests.journeys.conftest import Enter
from jiaogong.unions.models import Union

pytestmark = pytest.mark.journey

DELEGATES, PRESENT, ON_LEAVE, DAYS_AHEAD = 31, 26, 5, 9
ITEMS = (
    ("大会议程（草案）", "procedure"),
    ("学校工作报告", "hear"),
    ("上次会议提案办理情况的报告", "review"),
    ("绩效工资分配办法", "pass"),
    ("学校领导班子", "appraise"),
    ("教代会工作机构成员", "elect"),
)


@pytest.fixture
def delegate(school: Union) -> Standing:
    """The first of the delegates."""
    return standing_of(make_delegates(school, DELEGATES)[0])


def numbers(place: Locator) -> list[int]:
    """Every number that a place of the page tells, once it tells any."""
    expect(place).to_have_text(re.compile(r"\d"))
    return [int(n) for n in re.findall(r"\d+", place.inner_text())]


def step(page: Page, where: str, act: str = "") -> None:
    """Do the next step that the session's own page offers."""
    page.goto(where)
    button = f"main button.btn-primary[name=act][value={act}]" if act else "main .btn-primary"
    with page.expect_navigation():
        page.locator(button).first.click()


def proposed(page: Page) -> str:
    """The chair proposes the session for nine days from now; the address of its page."""
    page.goto("/congress/sessions/propose/")
    begins = localtime(clock.now()) + dt.timedelta(days=DAYS_AHEAD)
    page.locator("[name=starts_at]").fill(f"{begins:%Y-%m-%dT%H:%M}")
    page.locator("[name=place]").fill("报告厅")
    page.locator("main .btn-primary").click()
    expect(page).to_have_url(re.compile(r"/congress/sessions/\d+/$"))
    return page.url


def agreed_and_called(page: Page, where: str) -> None:
    for title, kind in ITEMS:
        page.goto(f"{where}agenda/")
        drawer = page.locator("details:has(input[name=act][value=add])")
        if drawer.get_attribute("open") is None:
            drawer.locator("summary").click()
        drawer.locator("[name=title]").fill(title)
        drawer.locator("[name=kind]").select_option(kind)
        drawer.locator("button").click()
        expect(page.get_by_role("link", name=title)).to_be_visible()
    for side in ("party", "administration"):
        page.goto(f"{where}agreed/")
        page.locator("[name=side]").select_option(side)
        page.locator("[name=signed_by]").fill("周明远")
        page.locator("[name=signed_date]").fill(clock.today().isoformat())
        page.locator("main .btn-primary").click()
    step(page, where, "call")
    expect(page.locator("button[name=act][value=call]")).to_have_count(0)


def papers_delivered(page: Page, phone: Page, where: str) -> None:
    """Sent in time; one opens them on the phone, the others sign for them on paper."""
    page.goto(f"{where}papers/")
    page.locator("[name=title]").fill("绩效工资分配办法（草案）")
    page.locator("[name=text]").fill("第一条 按岗位和课时分配。")
    page.locator("form[enctype] button").click()
    step(page, f"{where}papers/", "send")
    phone.reload()
    phone.locator("main a[href*='/congress/sessions/']").first.click()
    phone.locator("tbody a").first.click()
    phone.locator("main a[href$='/papers/']").first.click()
    expect(phone.get_by_text("第一条 按岗位和课时分配。")).to_be_visible()
    page.goto(f"{where}papers/")
    for box in page.locator("input[name=person]").all():
        box.check()
    page.locator("button[name=act][value=signed]").click()
    expect(page.locator("input[name=person]")).to_have_count(0)


def days_pass(days: int) -> None:
    """Let all that was done so far lie so many days back."""
    past = dt.timedelta(days=days)
    moments = ("starts_at", "proposed_at", "called_at", "papers_sent_at")
    Session.objects.update(**{name: F(name) - past for name in moments})
    Item.objects.update(added_at=F("added_at") - past)
    Delivery.objects.update(at=F("at") - past)


def roll_called(page: Page, phone: Page, where: str) -> None:
    """One comes by the code of the hall's screen, one by number, the others are noted in the list."""
    session = Session.objects.get()
    page.goto(f"{where}hall/")
    expect(page.locator("[role=img] svg")).to_be_visible()
    phone.goto(f"{where}arrive/?code={rolls.hall_codes(session, clock.now())[0]}")
    phone.locator("main .btn-primary").click()
    expect(phone.locator(".alert-success")).to_be_visible()

    by_code = session.seats.get(attendance="present").number
    seats = list(session.seats.exclude(number=by_code).order_by("number"))
    page.goto(f"{where}roll/")
    page.locator("#door-number").fill(str(seats[0].number))
    page.locator("button[name=act][value=arrive]").click()
    for seat in seats[1 : PRESENT - 1]:
        page.locator(f"#came-{seat.pk}").select_option("present")
    for seat in seats[PRESENT - 1 :]:
        page.locator(f"#came-{seat.pk}").select_option("excused")
        page.locator(f"#excuse-{seat.pk}").fill("外出培训")
    page.locator("button[name=act][value=list]").click()
    shown = page.locator("main .card:has(.h1)")
    expect(shown.nth(0).locator(".h1")).to_have_text("26")
    assert (numbers(shown.nth(0)), numbers(shown.nth(1))) == ([26, 31, 21], [5, 0, 0])
    for seat in seats[:5]:
        page.locator(f"input[name=person][value='{seat.person_id}']").check()
    page.locator("button[name=act][value=presidium]").click()
    expect(page.locator("input[name=person]:checked")).to_have_count(5)


def counted(page: Page, yes: int, abstained: int = 0) -> None:
    """Enter a show of hands on the item that the page shows."""
    page.locator("[name=yes]").first.fill(str(yes))
    page.locator("[name=abstained]").first.fill(str(abstained))
    page.locator("[name=tellers]").first.fill("季知秋")
    page.locator("main .btn-primary").click()


def address(item: Item) -> str:
    return f"/congress/sessions/items/{item.pk}/"


def told(page: Page) -> list[int]:
    """The numbers of the sentence that tells an item's result."""
    return numbers(page.locator("main .alert").first)[:4]


def dealt_with(page: Page, chair: Standing) -> None:
    """Every kind of item: by hands with a recount, heard, by hands refused and then in secret, held elsewhere."""
    items = {item.kind: item for item in Item.objects.all()}
    page.goto(address(items["procedure"]))
    counted(page, yes=15, abstained=1)
    assert told(page) == [31, 26, 15, 16]
    page.locator("details:has([value=recount]) summary").click()
    page.locator("#anew-yes").fill("25")
    page.locator("#anew-abstained").fill("1")
    page.locator("#anew-reason").fill("录入有误")
    page.locator("form:has([value=recount]) button").click()
    expect(page.get_by_text("录入有误")).to_be_visible()
    assert told(page) == [31, 26, 25, 16]

    page.goto(address(items["review"]))
    counted(page, yes=26)
    assert told(page) == [31, 26, 26, 16]
    for kind in ("hear", "elect", "appraise"):
        page.goto(address(items[kind]))
        page.locator("button[name=act][value=heard]").click()
        expect(page.locator("button[name=act][value=heard]")).to_have_count(0)

    page.goto(address(items["pass"]))
    page.locator("details:has([value=change]) summary").click()
    page.locator("#id_way").select_option("hands")
    page.locator("form:has([value=change]) button").click()
    expect(page.get_by_role("alert")).to_contain_text("此项须无记名投票")
    step(page, address(items["pass"]), "ballot")
    carried_through(Ballot.objects.get(), chair, [["yes"]] * 16 + [["no"]] * 10)
    page.goto(address(items["pass"]))
    assert told(page) == [31, 26, 16, 16]


def spoken(phone: Page, where: str) -> None:
    phone.goto(f"{where}floor/")
    phone.locator("[name=text]").first.fill("希望公示分配明细")
    phone.locator("main .btn-primary").first.click()
    expect(phone.get_by_text("希望公示分配明细")).to_be_visible()
    phone.locator("button[name=act][value=floor]").click()
    expect(phone.locator("ol.list-group li")).to_have_count(1)


def closed_and_signed(page: Page, where: str) -> None:
    """Closed, the minutes mended and signed, the resolution worded and made public."""
    step(page, where, "close")
    page.goto(f"{where}minutes/")
    text = page.locator("[name=text]")
    assert "应到代表31人，实到26人，请假5人，符合法定人数。" in text.input_value()
    text.fill(f"{text.input_value()}\n会议还听取了代表团意见。")
    page.locator("form:has([name=seen_version]) button").click()
    step(page, f"{where}minutes/", "sign")
    page.goto(f"{where}resolutions/")
    page.locator("tbody a").click()
    page.locator("details:has([value=change]) summary").click()
    page.locator("[name=text]").fill("审议通过《绩效工资分配办法》，自下月起施行。")
    page.locator("[name=charged]").fill("人事处")
    page.locator("form:has([value=change]) button").click()
    expect(page.get_by_text("自下月起施行。").first).to_be_visible()
    step(page, f"{where}resolutions/", "publish")
    expect(page.locator("button[name=act][value=publish]")).to_have_count(0)


def documents_of(page: Page, where: str) -> dict[str, bytes]:
    """What is taken from the page of documents, by the end of its address."""
    page.goto(f"{where}documents/")
    links = page.locator("main a[href$='/docx/'], main .btn-primary")
    addresses = [link.get_attribute("href") or "" for link in links.all()]
    return {href: page.request.get(href).body() for href in addresses}


def test_a_congress_goes_from_its_call_to_signed_minutes(
    enter: Enter, chair: Standing, school: Union, delegate: Standing
) -> None:
    desk, phone = enter(chair), enter(delegate, viewport=PHONE)

    where = proposed(desk)
    agreed_and_called(desk, where)
    papers_delivered(desk, phone, where)
    days_pass(DAYS_AHEAD)
    roll_called(desk, phone, where)
    step(desk, where, "open")
    dealt_with(desk, chair)
    spoken(phone, where)
    closed_and_signed(desk, where)
    taken = documents_of(desk, where)

    session, entry = Session.objects.get(), Entry.objects.get(union=school)
    assert (session.state, session.entitled, session.opened_with) == ("signed", DELEGATES, PRESENT)
    assert (session.deliveries.count(), session.opinions.count(), session.speakers.count()) == (31, 1, 1)
    assert list(session.items.order_by("position").values_list("state", flat=True)) == [
        "carried", "heard", "carried", "carried", "heard", "heard",
    ]  # fmt: skip
    assert dict(entry.figures.values_list("measure", "value")) == {
        "congress_sessions": 1, "delegates_due": DELEGATES, "delegates_present": PRESENT, "delegates_excused": ON_LEAVE,
        "items_considered": 6, "items_passed": 2,
    }  # fmt: skip
    assert session.resolutions.get().public_from == clock.today()
    *papers, folder = sorted(taken.values(), key=len)
    assert {paper[:2] for paper in papers} == {b"PK"}
    assert len(papers) == len(DOCUMENTS) - 1
    assert len(zipfile.ZipFile(io.BytesIO(folder)).namelist()) >= len(papers)
