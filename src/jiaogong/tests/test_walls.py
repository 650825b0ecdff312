"""What a house holds of one school is read by nobody of another, nor by members what is not theirs, whatever they ask for."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jiaogong.kernel import clock
from jiaogong.kernel.periods import parse
from jiaogong.ledger import services as ledger
from jiaogong.ledger.evidence import add_evidence
from jiaogong.ledger.rules import FigureFact, PersonFact
from jiaogong.ledger.tests.factories import facts, make_entry
from jiaogong.meetings.tests.factories import make_meeting
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_member, make_officer, make_person, signed_in
from jiaogong.notices import services as notices
from jiaogong.notices.tests.factories import filled, make_notice
from jiaogong.organisation.tests.factories import ask
from jiaogong.summaries import services as texts
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = [pytest.mark.django_db, pytest.mark.on_sqlite]

# Words that stand in the school's rows alone, and in no page that may be shown.
DRAFT, PLAN, DONE, VISIT, OLD, FILE, NAME, SICK, WHY = (
    "草稿球赛", "计划球赛", "确认球赛", "探望手术教师", "旧总结原文", "签到原件", "闻人暮雪", "令狐听雨", "拟分设之由",
)  # fmt: skip
SAID, DECIDED, ASKED, GIVEN = "会上谈及困难", "议定走访", "单独询问情况", "答复附件名"


@pytest.fixture(autouse=True)
def _on_a_day(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.FILES_ROOT = tmp_path
    with clock.stopped_at(dt.date(2026, 11, 22)):
        yield


@pytest.fixture
def area() -> Union:
    return make_union(code="AREA")


@pytest.fixture
def school(area: Union) -> Union:
    return make_union(area, code="SCHOOL")


@pytest.fixture
def chair(school: Union) -> Standing:
    return make_officer(school, number="C0001")


@pytest.fixture
def addresses(school: Union, chair: Standing) -> list[str]:
    """Every address that names something of the school, and every list asked for it."""
    colleague, sick = make_person(school, name=NAME, number="N0001"), make_person(school, name=SICK, number="S0001")
    draft = make_entry(school, by=chair, confirmed=False, title=DRAFT, people=(PersonFact(colleague.pk),))
    plan = ledger.draft_entry(actor=chair, union=school, facts=facts(title=PLAN), planned=True)
    done = make_entry(school, by=chair, title=DONE)
    visit = make_entry(
        school,
        by=chair,
        title=VISIT,
        category="care",
        figures=(FigureFact("visits", 1),),
        people=(PersonFact(sick.pk),),
    )
    files = [add_evidence(actor=chair, entry_id=e.pk, name=f"{FILE}.txt", data=b"ours") for e in (draft, visit)]
    change = ask(school, chair, "split", code="NEWONE", name="分出的工会", people=("N0001",), reason=WHY)
    asked: dict[str, Any] = {"actor": chair, "union": school, "period": parse("2026")}
    old = texts.read_in(**asked, title=OLD, body=f"3月8日组织羽毛球赛，{OLD}，42人参加。")
    own = texts.write_text(**asked)
    of_entries = [
        reverse(route, args=[e.pk])
        for e in (draft, plan, done, visit)
        for route in ("ledger-entry", "ledger-change", "ledger-carry-out", "ledger-correct")
    ]
    of_texts = [
        *(reverse(route, args=[t.pk]) for t in (old, own) for route in ("summary", "summary-edit", "summary-reading")),
        reverse("summary-behind", args=[own.pk, 0, 400]),
        *(reverse("summary-export", args=[own.pk, kind]) for kind in ("md", "docx")),
    ]
    lists = (
        "ledger",
        "ledger-totals",
        "ledger-export",
        "ledger-new",
        "rollup",
        "silent",
        "yearly",
        "yearly-unions",
        "yearly-export",
        "summaries",
        "check",
        "people",
    )
    asked_for = ["", *(f"q={w}" for w in (DRAFT, VISIT, NAME)), "state=planned", "state=draft", "category=care"]
    of_lists = [f"{reverse(route)}?union={school.code}&{query}" for route in lists for query in asked_for]
    of_people = [
        *(f"{reverse('ledger-people')}?who={who}" for who in (NAME, "wrmx", "N0001", "wen")),
        *(reverse("person", args=[number]) for number in ("N0001", "S0001")),
        f"{reverse('people')}?q={NAME}",
        *(f"{reverse(r, args=['staff'])}?union={school.code}" for r in ("yearly-behind", "yearly-behind-export")),
        reverse("unions"),
    ]
    of_the_tree = [
        reverse("union-change", args=[change.pk]),
        *(reverse(r) for r in ("union-changes", "union-changes-export", "unions-export")),
        f"{reverse('unions')}?q=SCHOOL",
        *(reverse(r, args=["SCHOOL"]) for r in ("union", "union-limits", "union-profile")),
        reverse("union-ask", args=["SCHOOL", "rename"]),
    ]
    of_files = [reverse("evidence", args=[f.pk]) for f in files]
    met = make_meeting(school, by=chair, said=SAID, decided=DECIDED)
    notice = make_notice(make_officer(school.parent), [school], title=ASKED)
    delivery, field = notice.deliveries.get(), notice.fields.get(kind="file")
    given = {field.pk: (f"{GIVEN}.txt", b"ours")}
    notices.answer_notice(actor=chair, delivery_id=delivery.pk, typed=filled(notice), sent_files=given)
    of_notices = [
        *(reverse(route, args=[notice.pk]) for route in ("notice", "notice-answers", "answers-export")),
        reverse("notice-answer", args=[delivery.pk]),
        reverse("answer-file", args=[delivery.answers.get(field=field).pk]),
        *(f"{reverse(r)}?box={box}" for r in ("notices", "notices-export") for box in ("received", "sent")),
    ]
    of_meetings = [
        *(reverse(route, args=[met.pk]) for route in ("meeting", "meeting-minutes")),
        *(f"{reverse(route)}?q={SAID}" for route in ("meetings", "meetings-export")),
        *(reverse(route) for route in ("meetings", "meetings-export", "follow-up")),
        reverse("duties", args=[school.code]),
    ]
    of_messages = [reverse("union-robot", args=["SCHOOL"]), reverse("outbox"), reverse("outbox-export")]
    of_oversight = [
        *(reverse("entry-readers", args=[e.pk]) for e in (draft, done, visit)),
        *(reverse(r, args=["S0001"]) for r in ("person-readers", "own-copy", "own-copy-file", "person-erase")),
        *(
            f"{reverse(r)}?{asked}"
            for r in ("audit", "audit-export")
            for asked in ("", f"thing={VISIT}", f"who={NAME}")
        ),
    ]
    say = f"{reverse('ledger-new')}?say=3月8日{NAME}参加羽毛球赛"
    searched = (DRAFT, VISIT, OLD, NAME, SAID, ASKED, "wrmx", "N0001", "SCHOOL", "会议")
    of_search = [f"{reverse('search')}?q={words}" for words in searched]
    of_others = [*of_messages, *of_search, *of_the_tree, *of_meetings, *of_notices, *of_oversight]
    return [reverse("home"), *of_entries, *of_texts, *of_lists, *of_people, *of_files, *of_others, say]


def found_in(client: Client, addresses: Iterable[str], words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Where which of the words stands in what is answered, what was asked for itself left out."""
    for address in addresses:
        answer: Any = client.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        text = _unzipped(body) if body.startswith(b"PK") else body.decode(errors="ignore")
        yield from ((address, word) for word in words if word in text and word not in address)


def told_of(client: Client, addresses: Iterable[str], words: tuple[str, ...]) -> set[str]:
    """Which of the words somebody reads; once all are found, nothing more is asked for."""
    told: set[str] = set()
    for _address, word in found_in(client, addresses, words):
        told.add(word)
        if told == set(words):
            break
    return told


def _unzipped(book: bytes) -> str:
    """All that a spreadsheet or document holds."""
    with zipfile.ZipFile(io.BytesIO(book)) as files:
        return "".join(files.read(name).decode(errors="ignore") for name in files.namelist())


def test_the_chair_of_another_school_reads_nothing_of_it(area: Union, addresses: list[str]) -> None:
    other = signed_in(make_officer(make_union(area, code="OTHER")))

    of_acts = (DRAFT, PLAN, DONE, VISIT, OLD, FILE, SAID, DECIDED, ASKED, GIVEN)
    assert list(found_in(other, addresses, (*of_acts, NAME, SICK, "N0001", "S0001"))) == []


def test_a_member_reads_neither_drafts_of_others_nor_visits_nor_texts_nor_files_of_people(
    school: Union, addresses: list[str]
) -> None:
    member = signed_in(make_member(school))

    of_acts = (DRAFT, PLAN, VISIT, OLD, FILE, SAID, DECIDED, ASKED, GIVEN)
    assert list(found_in(member, addresses, (*of_acts, SICK, "N0001", "S0001"))) == []


def test_from_above_nothing_of_a_visit_and_no_minutes_are_read(area: Union, addresses: list[str]) -> None:
    officer = signed_in(make_officer(area))
    of_acts = [a for a in addresses if a.startswith(("/ledger", "/meetings"))]

    assert list(found_in(officer, of_acts, (VISIT, SICK, SAID, DECIDED))) == []


def test_the_chair_finds_all_of_it(chair: Standing, addresses: list[str]) -> None:
    words = (DRAFT, PLAN, DONE, VISIT, OLD, FILE, NAME, SAID, DECIDED, ASKED, GIVEN)

    things_before_lists = sorted(addresses, key=lambda address: "?" in address)
    assert told_of(signed_in(chair), things_before_lists, words) == set(words)


def test_a_sensitive_event_above_is_offered_to_no_school_and_named_in_no_share(area: Union, school: Union) -> None:
    above, below = make_officer(area), make_officer(school)
    event = make_entry(area, by=above, category="care", title=VISIT, figures=(FigureFact("visits", 1),))
    share = make_entry(school, by=below, part_of_id=event.pk)
    client = signed_in(below)

    pages = [
        client.get(reverse("ledger-entry", args=[share.pk])),
        client.get(f"{reverse('ledger-new')}?say=3月8日球赛"),
    ]

    assert [VISIT in page.content.decode() for page in pages] == [False, False]
