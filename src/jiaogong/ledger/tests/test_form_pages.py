"""The form of an entry: from a sentence, sent twice, by two editors, after a lost session."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jiaogong.ledger import services
from jiaogong.ledger.models import Entry
from jiaogong.ledger.rules import PersonFact
from jiaogong.ledger.snapshots import facts_of
from jiaogong.ledger.tests.conftest import Visitor
from jiaogong.ledger.tests.factories import facts, make_entry
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import PASSWORD, make_account, make_person
from jiaogong.unions.models import Union

pytestmark = pytest.mark.django_db
NEW = "/ledger/new/"


def sent(**fields: Any) -> dict[str, Any]:
    """The form as a browser sends it."""
    return {
        "form_key": str(uuid.uuid4()),
        "act": "confirm",
        "title": "女教职工羽毛球赛",
        "category": "culture",
        "start": "2026-03-08",
        "precision": "day",
        "figures-TOTAL_FORMS": "2",
        "figures-INITIAL_FORMS": "0",
        "figures-0-measure": "participants",
        "figures-0-value": "42",
        "figures-1-measure": "",
        "figures-1-value": "",
        "awards-TOTAL_FORMS": "1",
        "awards-INITIAL_FORMS": "0",
        "awards-0-prize": "",
        **fields,
    }


def faults(answer: Any) -> list[tuple[str, str]]:
    return [(f.field_id, f.message) for f in answer.context["faults"]]


def test_a_typed_sentence_fills_the_form_and_one_tap_confirms_it(chair: Standing, visit: Visitor) -> None:
    client = visit(chair)
    shown = client.get(NEW, {"say": "3月8日组织女教师羽毛球赛，42人参加，一等奖3人"})

    confirmed = client.post(NEW, as_shown(shown, act="confirm"))

    entry = Entry.objects.get()
    assert confirmed.url == reverse("ledger-entry", args=[entry.pk])
    assert (entry.state, entry.source, entry.title, entry.start_date) == (
        "confirmed",
        "sentence",
        "女教师羽毛球赛",
        dt.date(2026, 3, 8),
    )
    assert list(entry.figures.values_list("measure", "value")) == [("participants", 42), ("prizes", 3)]


def as_shown(answer: Any, **more: Any) -> dict[str, Any]:
    """What a browser sends when nothing is changed in the form that was shown."""
    shown = answer.context["input"]
    fields = {
        "form_key": answer.context["form_key"],
        "seen_version": answer.context["seen_version"],
        "say": answer.context.get("said", ""),
    }
    for form in (
        shown.form,
        *shown.figures.forms,
        *shown.awards.forms,
        shown.figures.management_form,
        shown.awards.management_form,
    ):
        for field in form:
            value = field.value()
            fields[field.html_name] = "" if value is None else value
    return {**fields, **more}


def test_a_member_can_only_draft(member: Standing, visit: Visitor) -> None:
    client = visit(member)

    acts = [b.act for b in client.get(NEW).context["buttons"]]
    confirming = client.post(NEW, sent())
    client.post(NEW, sent(act="draft"))

    assert (acts, confirming.status_code) == (["draft", "plan"], 403)
    assert [e.state for e in Entry.objects.all()] == ["draft"]


def test_the_same_form_sent_twice_makes_one_entry(chair: Standing, visit: Visitor) -> None:
    client, form = visit(chair), sent()

    answers = [client.post(NEW, form).url for _each in range(2)]

    assert (answers[0], Entry.objects.count()) == (answers[1], 1)


def test_what_is_to_come_is_saved_as_a_plan(chair: Standing, visit: Visitor) -> None:
    visit(chair).post(NEW, sent(act="plan", start="2026-12-20", due_date="2026-12-20"))

    assert list(Entry.objects.values_list("state", "due_date")) == [("planned", dt.date(2026, 12, 20))]


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"title": ""}, ("id_title", "This field is required.")),
        ({"start": "8 March"}, ("id_start", "Enter a valid date.")),
        (
            {"start": "2026-12-20"},
            ("", "2026-12-20 is still to come; enter what is not done yet as planned, with a due date."),
        ),
        (
            {"figures-0-value": "many"},
            ("id_figures-0-value", "“many” is no number in attendances; write digits alone, such as 42."),
        ),
        ({"figures-0-value": ""}, ("id_figures-0-value", "How many?")),
        (
            {"figures-0-measure": "mentor_pairs"},
            (
                "id_figures-0-measure",
                "“Mentor pairs” is not counted in “Culture and sport”; choose another measure or category.",
            ),
        ),
        ({"awards-0-count": "3"}, ("id_awards-0-prize", "Name the prize.")),
        (
            {"people": "无此人"},
            ("id_people", "Nobody called 无此人 is on the file of 柳岸小学工会; leave the name to the sentence."),
        ),
    ],
)
def test_an_error_stands_beside_its_field_and_what_was_typed_stays(
    chair: Standing, visit: Visitor, fields: dict[str, str], fault: tuple[str, str]
) -> None:
    answer = visit(chair).post(NEW, sent(sentence="写了很久的一句话", **fields))

    assert (answer.status_code, faults(answer), Entry.objects.count()) == (422, [fault], 0)
    assert "写了很久的一句话" in answer.content.decode()


def test_figures_are_typed_as_people_write_them(chair: Standing, visit: Visitor) -> None:
    rows = {"figures-0-value": "800余人", "figures-1-measure": "sessions_held", "figures-1-value": "２"}

    visit(chair).post(NEW, sent(**rows))

    assert list(Entry.objects.get().figures.values_list("measure", "value", "qualifier")) == [
        ("participants", 800, "at_least"),
        ("sessions_held", 2, ""),
    ]


def test_people_are_named_ticked_and_told_apart(chair: Standing, school: Union, visit: Visitor) -> None:
    first, _second = make_person(school, name="高远"), make_person(school, name="高远")
    once = make_person(school, name="方知夏")
    client = visit(chair)

    unclear = client.post(NEW, sent(people="高远"))
    client.post(NEW, sent(people=f"高远（{first.number}）", also=f"方知夏（{once.number}）", organisers="陆云舒"))

    assert (
        faults(unclear)[0][1] == "Several people are called 高远; write the member number behind the name in brackets."
    )
    assert facts_of(Entry.objects.get()).people == (
        PersonFact(first.pk),
        PersonFact(once.pk),
        PersonFact(chair.person.pk, "organiser"),
    )


def test_another_row_is_asked_for_and_nothing_typed_is_lost_or_judged(chair: Standing, visit: Visitor) -> None:
    answer = visit(chair).post(NEW, sent(act="figures", title="", people="方知"))

    shown = answer.context["input"]
    assert (answer.status_code, len(shown.figures.forms), shown.form["people"].value()) == (200, 3, "方知")
    assert (shown.form.is_bound, Entry.objects.count()) == (False, 0)


def test_measures_follow_the_category(chair: Standing, visit: Visitor) -> None:
    answer = visit(chair).post(NEW, sent(act="category", category="mentoring"))

    groups = [name for name, _choices in answer.context["input"].figures.forms[0].fields["measure"].choices]
    assert groups == ["", "Mentoring", "In every category"]


def test_people_are_found_by_pinyin_where_no_script_runs(chair: Standing, school: Union, visit: Visitor) -> None:
    found = make_person(school, name="方知夏")

    answer = visit(chair).post(NEW, sent(act="people", who="fzx"))

    assert list(answer.context["found"]) == [found]


def test_two_editors_see_both_versions_and_the_second_chooses(
    chair: Standing, member: Standing, school: Union, visit: Visitor
) -> None:
    draft = services.draft_entry(actor=member, union=school, facts=facts())
    url = reverse("ledger-change", args=[draft.pk])
    services.change_entry(actor=chair, entry_id=draft.pk, facts=facts(title="先改的标题"), seen_version=1)
    client = visit(member)

    both = client.post(
        url, sent(act="save", title="后改的标题", sentence="3月8日组织女教职工羽毛球赛，42人参加。", seen_version="1")
    )
    chosen = client.post(url, as_shown(both, act="save"))

    assert both.status_code == 409
    assert [(f.label, f.before, f.after) for f in both.context["both"]] == [
        ("What was done", "先改的标题", "后改的标题")
    ]
    assert (chosen.status_code, Entry.objects.get().title, Entry.objects.get().version) == (302, "后改的标题", 3)


def test_what_was_typed_survives_a_lost_session(chair: Standing) -> None:
    make_account(chair.person, "luyunshu")
    client: Any = Client(headers={"accept-language": "en"})

    lost = client.post(NEW, sent(title="写到一半就掉线了"))
    back = client.post(lost.url, {"username": "luyunshu", "password": PASSWORD}, follow=True)

    assert back.request["PATH_INFO"] == NEW
    assert back.context["input"].form["title"].value() == "写到一半就掉线了"
    assert Entry.objects.count() == 0


def test_a_plan_is_recorded_as_done(chair: Standing, school: Union, visit: Visitor) -> None:
    plan = services.draft_entry(actor=chair, union=school, facts=facts(start=dt.date(2026, 12, 1)), planned=True)
    url = reverse("ledger-carry-out", args=[plan.pk])
    client = visit(chair)

    client.post(url, as_shown(client.get(url), act="save", start="2026-11-20"))

    assert list(Entry.objects.values_list("state", "start_date")) == [("draft", dt.date(2026, 11, 20))]


def test_a_correction_asks_why_and_puts_the_right_facts_beside(chair: Standing, visit: Visitor) -> None:
    entry = make_entry(by=chair)
    url = reverse("ledger-correct", args=[entry.pk])
    client = visit(chair)
    shown = client.get(url)

    unexplained = client.post(url, as_shown(shown, act="save"))
    client.post(url, {**as_shown(shown, act="save"), "figures-0-value": "41", "reason": "数错了"})

    assert faults(unexplained) == [("id_reason", "This field is required.")]
    assert list(Entry.objects.order_by("pk").values_list("sign", "figures__value")) == [(1, 42), (-1, -42), (1, 41)]


def test_a_confirmed_entry_can_be_taken_back_with_nothing_in_its_place(chair: Standing, visit: Visitor) -> None:
    entry = make_entry(by=chair)
    url = reverse("ledger-correct", args=[entry.pk])
    client = visit(chair)

    client.post(url, as_shown(client.get(url), act="reverse", reason="没有举行"))

    assert list(Entry.objects.order_by("pk").values_list("sign", flat=True)) == [1, -1]


def test_an_area_officer_records_for_a_school_of_the_branch(
    area_chair: Standing, school: Union, other_school: Union, visit: Visitor
) -> None:
    visit(area_chair).post(NEW, sent(union=school.code))

    assert Entry.objects.get().union == school
    assert not other_school.entries.exists()


def test_a_form_for_a_union_one_may_not_write_in_is_refused_and_recorded_nowhere(
    chair: Standing, other_school: Union, visit: Visitor
) -> None:
    answer = visit(chair).post(NEW, sent(union=other_school.code))

    assert (answer.status_code, Entry.objects.count()) == (404, 0)


def test_a_school_makes_its_act_part_of_an_event_of_the_area(
    area_chair: Standing, chair: Standing, visit: Visitor
) -> None:
    event = make_entry(by=area_chair, title="全区羽毛球赛")

    visit(chair).post(NEW, sent(part_of=str(event.pk)))

    assert event.parts.get().title == "女教职工羽毛球赛"
