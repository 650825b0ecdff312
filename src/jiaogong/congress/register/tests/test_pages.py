from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook

from jiaogong.congress.models import RuleVersion
from jiaogong.congress.register import services
from jiaogong.congress.register.rules import Words
from jiaogong.congress.register.tests.factories import make_in_force, make_item, make_version
from jiaogong.kernel import clock
from jiaogong.members.tests.factories import make_member, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files(settings: Any, tmp_path: Any) -> None:
    settings.FILES_ROOT = tmp_path


def test_a_rule_goes_from_its_entry_to_force_and_to_a_second_version_through_its_pages(chair, school):
    item = make_item(school, by=chair)
    client = signed_in(chair)
    client.post(
        reverse("school-rule-new", args=["WHB"]),
        {"title": "绩效分配办法", "kind": "pay", "office": "人事处", "text": "第一条 按课时分配。"},
    )
    first = RuleVersion.objects.get()

    def send(version: RuleVersion, **said: Any) -> int:
        return client.post(reverse("rule-version", args=[version.pk]), said).status_code

    refused = send(first, act="force", from_day="2026-11-22")
    answered = [send(first, act="opinions", until="2026-12-01"), send(first, act="lay", item=item.pk)]
    answered.append(send(first, act="force", from_day="2026-11-22"))
    client.post(reverse("school-rule-revise", args=[first.rule_id]), {"text": "第一条 按岗位分配。"})
    second = RuleVersion.objects.get(number=2)
    told = client.get(reverse("rule-version-compare", args=[second.pk])).content.decode()

    first.refresh_from_db()
    assert (refused, answered, first.state, second.state) == (422, [302, 302, 302], "given_force", "drafted")
    marks = ('〔－<del class="text-secondary">课时</del>〕', '〔＋<ins class="fw-bold">岗位</ins>〕')
    assert [mark in told for mark in marks] == [True, True]


def test_two_versions_are_held_against_each_other_with_articles_put_in_taken_out_and_moved(chair, school):
    client = signed_in(chair)
    first = make_in_force(school, by=chair, text="第一条 每日签到。\n第二条 外出须请假。\n第三条 附则。")
    revised = "第一条 每日签到。\n第二条 附则。\n第三条 每月公示。"
    client.post(reverse("school-rule-revise", args=[first.rule_id]), {"text": revised})
    second = RuleVersion.objects.get(number=2)

    page = client.get(reverse("rule-version-compare", args=[second.pk]))

    heads = [" → ".join(one.heads) for one in page.context["compared"]]
    kinds = [one.kind for one in page.context["compared"]]
    assert (page.status_code, kinds) == (200, ["same", "gone", "moved", "new"])
    assert heads == ["第一条", "第二条", "第三条 → 第二条", "第三条"]


def test_a_point_that_was_passed_becomes_a_rule_and_leads_to_it_from_then_on(chair, school):
    item = make_item(school, by=chair, title="绩效分配办法", text="第一条 按课时分配。")
    client, where = signed_in(chair), reverse("school-rule-of-item", args=[item.pk])
    offered = client.get(where).content.decode()

    client.post(where, {"title": "绩效分配办法", "kind": "pay", "text": "第一条 按课时分配。"})

    version = RuleVersion.objects.get()
    assert "第一条 按课时分配。" in offered
    assert (version.item, version.state) == (item, "deliberated")
    assert client.get(where).headers["Location"] == reverse("rule-version", args=[version.pk])
    assert (
        reverse("school-rule-of-item", args=[item.pk])
        in client.get(reverse("session-item", args=[item.pk])).content.decode()
    )


def test_a_known_title_becomes_a_new_version_of_its_rule(chair, school):
    with clock.stopped_at(dt.date(2026, 11, 1)):
        first = make_in_force(school, by=chair, since=dt.date(2026, 11, 1))
    item = make_item(school, by=chair)

    signed_in(chair).post(
        reverse("school-rule-of-item", args=[item.pk]), {"title": "教职工考勤办法", "kind": "other", "text": "新文本"}
    )

    assert list(RuleVersion.objects.filter(rule=first.rule).values_list("number", "item")) == [(2, item.pk), (1, None)]


def test_the_list_shows_the_register_as_it_stood_on_a_day(chair, school):
    first = make_in_force(school, by=chair, since=dt.date(2026, 1, 1))
    second = services.revise_rule(actor=chair, rule_id=first.rule_id, words=Words(text="第一条 每日签到一次。"))
    services.put_in_force(actor=chair, version_id=second.pk, from_day=dt.date(2026, 11, 1))
    client = signed_in(make_member(school))

    def bound(day: str) -> list[int | None]:
        lines = client.get(reverse("school-rules", args=["WHB"]), {"on": day}).context["lines"]
        return [line.binding.version.number if line.binding else None for line in lines]

    assert [bound(day) for day in ("2025-06-01", "2026-06-01", "2026-11-22")] == [[None], [1], [2]]


def test_a_version_is_taken_as_word_and_its_file_as_it_was_sent(chair, school):
    client: Any = signed_in(chair)
    sent = SimpleUploadedFile("办法.txt", "第一条 每日签到。".encode())
    client.post(
        reverse("school-rule-new", args=[school.code]),
        {"title": "考勤办法", "kind": "other", "text": "第一章 总则\n第一条 每日签到。", "file": sent},
    )
    version = RuleVersion.objects.get()

    word = b"".join(client.get(reverse("rule-version-docx", args=[version.pk])).streaming_content)
    file = b"".join(client.get(reverse("rule-version-file", args=[version.pk])).streaming_content)

    said = [p.text for p in Document(io.BytesIO(word)).paragraphs if p.text]
    assert (said, file.decode()) == (["考勤办法（草案）", "第一章 总则", "第一条 每日签到。"], "第一条 每日签到。")


def test_the_list_goes_out_as_a_spreadsheet(chair, school):
    make_in_force(school, by=chair)
    client: Any = signed_in(chair)

    file = b"".join(client.get(reverse("school-rules-export", args=[school.code])).streaming_content)
    sheet: Any = load_workbook(io.BytesIO(file)).active

    assert [c.value for c in sheet[2]][:6] == ["教职工考勤办法", "Other rules", None, None, 1, "In force"]


@pytest.mark.parametrize(
    "state", ["drafted", "opinions", "laid", "rejected", "in_force", "review", "repealed", "withdrawn"]
)
def test_the_page_of_a_version_opens_in_every_state_with_at_most_one_primary_button(chair, school, state):
    version = _in_state(chair, school, state)

    told = signed_in(chair).get(reverse("rule-version", args=[version.pk])).content.decode()

    main = told[told.index('<main id="main"') : told.index("</main>")]
    assert main.count("btn-primary") <= 1
    assert signed_in(chair).get(reverse("school-rule", args=[version.rule_id])).status_code == 200


def _in_state(chair: Any, school: Any, state: str) -> RuleVersion:
    if state in ("in_force", "repealed", "review"):
        since = dt.date(2020, 1, 1) if state == "review" else dt.date(2026, 11, 1)
        version = make_in_force(school, by=chair, since=since)
        if state == "repealed":
            services.repeal_rule(actor=chair, version_id=version.pk, last_day=dt.date(2026, 11, 10), note="并入")
        return version
    version = make_version(school, by=chair)
    acts: dict[str, Any] = {
        "opinions": lambda: services.ask_opinions(actor=chair, version_id=version.pk, until=dt.date(2026, 12, 1)),
        "withdrawn": lambda: services.withdraw(actor=chair, version_id=version.pk, reason="合并"),
        "laid": lambda: _lay(chair, school, version, "carried"),
        "rejected": lambda: _lay(chair, school, version, "rejected"),
    }
    if state in acts:
        acts[state]()
    return version


def _lay(chair: Any, school: Any, version: RuleVersion, state: str) -> None:
    item = make_item(school, by=chair, state=state, yes=20 if state == "carried" else 3)
    services.lay_before(actor=chair, version_id=version.pk, item_id=item.pk)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_often_for_three_as_for_one(chair, school, count, django_assert_max_num_queries):
    for number in range(count):
        make_in_force(school, by=chair, title=f"办法{number}")
    client = signed_in(chair)

    with django_assert_max_num_queries(14):
        answer = client.get(reverse("school-rules", args=["WHB"]))

    assert len(answer.context["lines"]) == count
