"""Pages of the ledger: the list and one entry; rights on each."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from jiaogong.kernel.errors import NotPermitted
from jiaogong.kernel.models import AuditLine
from jiaogong.ledger import narrowing, services
from jiaogong.ledger.models import Entry
from jiaogong.ledger.rules import FigureFact, Origin
from jiaogong.ledger.tests.conftest import Visitor
from jiaogong.ledger.tests.factories import facts, make_entry
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

pytestmark = pytest.mark.django_db
LIST_QUERIES = 9


def titles(answer: Any) -> list[str]:
    return [e.title for e in answer.context["entries"]]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_number_of_questions_however_long_it_is(
    chair: Standing, visit: Visitor, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    for _each in range(rows):
        make_entry(by=chair)
    client = visit(chair)

    with django_assert_num_queries(LIST_QUERIES):
        answer = client.get(reverse("ledger"))

    assert len(titles(answer)) == rows


def test_the_list_goes_on_where_it_stopped(chair: Standing, school: Union, visit: Visitor) -> None:
    services.post_entries(actor=chair, postings=[(school, facts(title=f"第{n}次"), Origin()) for n in range(60)])
    client = visit(chair)

    first = client.get(reverse("ledger"))
    second = client.get(reverse("ledger"), {"after": first.context["after"]})

    assert (len(titles(first)), len(titles(second)), second.context["after"]) == (50, 10, "")
    assert len({*titles(first), *titles(second)}) == 60


def test_a_filter_narrows_and_what_cannot_be_read_is_told(chair: Standing, visit: Visitor) -> None:
    make_entry(by=chair, title="今年")
    make_entry(by=chair, title="去年", start=dt.date(2025, 3, 8))
    client = visit(chair)

    narrowed = client.get(reverse("ledger"), {"period": "2025"})
    unclear = client.get(reverse("ledger"), {"period": "someday"})

    assert (titles(narrowed), titles(unclear)) == (["去年"], ["今年", "去年"])
    assert unclear.context["form"].errors["period"] == ["Write a period like 2026, 2026H1, 2026-03 or 2025-2026."]


def test_plans_stand_apart_behind_a_link_that_keeps_the_other_filters(
    chair: Standing, school: Union, visit: Visitor
) -> None:
    make_entry(by=chair, title="已办")
    to_come = facts(title="要办", start=dt.date(2026, 12, 1), due_date=dt.date(2026, 12, 1))
    services.draft_entry(actor=chair, union=school, facts=to_come, planned=True)
    client = visit(chair)

    answers = [client.get(reverse("ledger"), {"period": period}) for period in ("2026", "2025")]
    plans = client.get(f"{reverse('ledger')}?period=2026&state=planned")

    assert [(titles(a), a.context["plans"]) for a in (*answers, plans)] == [(["已办"], 1), ([], 0), (["要办"], 0)]
    assert b'href="/ledger/?period=2026&amp;state=planned"' in answers[0].content


def test_what_a_year_says_is_open_is_what_its_link_lists(chair: Standing, school: Union, visit: Visitor) -> None:
    make_entry(by=chair)
    make_entry(by=chair, title="草稿", confirmed=False)
    services.draft_entry(actor=chair, union=school, facts=facts(title="计划"), planned=True)
    client = visit(chair)

    year = client.get(reverse("year", args=[school.code]))
    listed = client.get(reverse("ledger"), {"union": school.code, "period": "2026", "state": "open"})

    assert year.context["years"][0].open == 2
    assert f"/ledger/?union={school.code}&amp;period=2026&amp;state=open".encode() in year.content
    assert titles(listed) == ["计划", "草稿"]


def test_plans_are_counted_no_further_than_told(
    chair: Standing, school: Union, visit: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(narrowing, "MOST_PLANS", 2)
    for _each in range(3):
        services.draft_entry(actor=chair, union=school, facts=facts(), planned=True)

    answer = visit(chair).get(reverse("ledger"))

    assert b"2 or more planned" in answer.content


def test_htmx_gets_the_fragment_and_a_browser_the_page(chair: Standing, visit: Visitor) -> None:
    client = visit(chair)

    page = client.get(reverse("ledger"))
    fragment = client.get(reverse("ledger"), headers={"hx-request": "true"})

    assert (b"<html" in page.content, b"<html" in fragment.content) == (True, False)


def test_an_empty_list_says_what_to_do_next(chair: Standing, visit: Visitor) -> None:
    answer = visit(chair).get(reverse("ledger"))

    assert b"Say in one sentence at the top of the page what was done" in answer.content


def test_totals_tell_what_the_list_shows(chair: Standing, visit: Visitor) -> None:
    make_entry(by=chair)
    make_entry(by=chair, start=dt.date(2025, 3, 8))

    totals = visit(chair).get(reverse("ledger-totals"), {"period": "2026"}).context["totals"]

    assert (totals.entries, [(t.measure, t.value) for t in totals.figures]) == (1, [("participants", 42)])


def test_the_export_holds_what_the_list_shows(chair: Standing, other_chair: Standing, visit: Visitor) -> None:
    make_entry(by=chair, title="今年")
    make_entry(by=chair, title="去年", start=dt.date(2025, 3, 8))
    make_entry(by=other_chair, title="外校")

    answer = visit(chair).get(reverse("ledger-export"), {"period": "2026"})

    file = io.BytesIO(b"".join(answer.streaming_content))
    rows = CalamineWorkbook.from_filelike(file).get_sheet_by_index(0).to_python()
    assert [row[3] for row in rows[1:]] == ["今年"]


def test_from_above_a_sensitive_entry_shows_neither_title_nor_day_nor_people(
    chair: Standing, area_chair: Standing, visit: Visitor
) -> None:
    entry = make_entry(
        by=chair,
        category="care",
        title="看望住院教师",
        sentence="看望住院教师周晚晴",
        figures=(FigureFact("visits", 1),),
    )
    client = visit(area_chair)

    pages = [client.get(url).content.decode() for url in (reverse("ledger"), reverse("ledger-entry", args=[entry.pk]))]

    assert [word for word in ("住院", "周晚晴", "2026-03-08") for page in pages if word in page] == []
    assert "only the officers of 柳岸小学工会 itself read its details" in pages[1]


def test_reading_a_sensitive_entry_is_logged(chair: Standing, visit: Visitor) -> None:
    entry = make_entry(by=chair, category="care", figures=(FigureFact("visits", 1),))

    visit(chair).get(reverse("ledger-entry", args=[entry.pk]))

    assert AuditLine.objects.filter(act="ledger.read_sensitive", thing_id=entry.pk).count() == 1


@pytest.mark.parametrize("name", ["ledger-entry", "ledger-change", "ledger-correct", "ledger-carry-out"])
def test_an_entry_of_another_school_is_not_found(
    chair: Standing, other_chair: Standing, visit: Visitor, name: str
) -> None:
    entry = make_entry(by=chair)

    assert visit(other_chair).get(reverse(name, args=[entry.pk])).status_code == 404


def test_a_member_sees_why_the_button_is_dead_and_cannot_press_it(
    member: Standing, school: Union, visit: Visitor
) -> None:
    draft = services.draft_entry(actor=member, union=school, facts=facts())
    client = visit(member)

    page = client.get(reverse("ledger-entry", args=[draft.pk]))
    pressed = client.post(reverse("ledger-confirm", args=[draft.pk]))

    assert b"Only an officer of" in page.content
    assert (pressed.status_code, Entry.objects.get().state) == (403, "draft")


def test_an_officer_confirms_and_drops_by_a_button(chair: Standing, visit: Visitor) -> None:
    kept, dropped = make_entry(by=chair, confirmed=False), make_entry(by=chair, confirmed=False)
    client = visit(chair)

    client.post(reverse("ledger-confirm", args=[kept.pk]))
    client.post(reverse("ledger-discard", args=[dropped.pk]))

    assert list(Entry.objects.values_list("pk", "state")) == [(kept.pk, "confirmed")]


def test_history_tells_who_changed_what_from_and_to(chair: Standing, visit: Visitor) -> None:
    draft = make_entry(by=chair, confirmed=False)
    services.change_entry(
        actor=chair,
        entry_id=draft.pk,
        facts=facts(figures=(FigureFact("participants", 41, "at_least"),)),
        seen_version=1,
    )

    steps = visit(chair).get(reverse("ledger-entry", args=[draft.pk])).context["history"]

    told = [(s.act, [(f.label, f.before, f.after) for f in s.fields]) for s in steps]
    assert told == [
        ("wrote this down", []),
        ("changed it", [("Figures", "Participants 42 attendances", "Participants at least 41 attendances")]),
    ]


def test_a_member_drafts_into_the_own_union_and_none_above(
    member: Standing, area: Union, school: Union, visit: Visitor
) -> None:
    client = visit(member)
    sent = {"act": "draft", "title": "羽毛球赛", "category": "culture", "start": "2026-03-08", "precision": "day"}
    rows = {f"{kind}-{which}_FORMS": "0" for kind in ("figures", "awards") for which in ("TOTAL", "INITIAL")}

    answers = [client.post(reverse("ledger-new"), {**sent, **rows, "union": u.code}) for u in (area, school)]

    assert [answer.status_code for answer in answers] == [404, 302]
    assert list(Entry.objects.values_list("union", flat=True)) == [school.pk]
    with pytest.raises(NotPermitted, match="may write in its ledger"):
        services.draft_entry(actor=member, union=area, facts=facts())
