from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.utils import translation

from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotFound, NotPermitted
from jiaogong.kernel.models import AuditLine
from jiaogong.kernel.periods import parse
from jiaogong.ledger.models import Entry
from jiaogong.ledger.tests.factories import make_entry
from jiaogong.members.models import Office
from jiaogong.members.queries import Standing, standing_of
from jiaogong.members.tests.factories import make_member, make_office, make_officer, make_person
from jiaogong.prose.copies import fingerprints
from jiaogong.summaries import permissions, queries, services
from jiaogong.summaries.models import ClaimDecision, Text
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
YEAR = parse("2026")


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    with clock.stopped_at(dt.date(2026, 11, 22)), translation.override("en"):
        yield


@pytest.fixture
def school() -> Union:
    return make_union(make_union())


@pytest.fixture
def chair(school: Union) -> Standing:
    return make_officer(school)


@pytest.fixture
def old(chair: Standing, school: Union) -> Text:
    return services.read_in(actor=chair, union=school, period=YEAR, title="", body="旧总结\n3月8日举行球赛，42人参加。")


def audited() -> list[str]:
    return list(AuditLine.objects.filter(act__startswith="summaries.").order_by("pk").values_list("act", flat=True))


def test_every_act_on_a_text_leaves_its_line(chair, school):
    text = services.write_text(actor=chair, union=school, period=YEAR)
    services.change_text(actor=chair, text_id=text.pk, body="新稿。", seen_version=1)
    services.sign_text(actor=chair, text_id=text.pk, seen_version=2)
    services.take_back(actor=chair, text_id=text.pk, reason="数错了")

    assert audited() == ["summaries.written", "summaries.changed", "summaries.signed", "summaries.taken_back"]


def test_a_written_text_knows_the_entries_behind_its_figures(chair, school):
    entry = make_entry(school, by=chair)

    text = services.write_text(actor=chair, union=school, period=YEAR)

    told = [f for f in text.figures if f["measure"] == "participants"]
    assert [(text.body[f["start"] : f["end"]], f["value"], f["entries"]) for f in told] == [("42人", 42, [entry.pk])]


def test_a_text_read_in_without_a_title_is_called_by_its_first_line(old):
    assert (old.title, old.kind, old.state) == ("旧总结", "old", "draft")


ACTS: dict[str, Callable[..., Any]] = {
    "write": lambda who, text: services.write_text(actor=who, union=text.union, period=YEAR),
    "read in": lambda who, text: services.read_in(actor=who, union=text.union, period=YEAR, title="", body="旧"),
    "change": lambda who, text: services.change_text(actor=who, text_id=text.pk, body="新", seen_version=1),
    "bring in": lambda who, text: services.bring_in(actor=who, union=text.union, period=YEAR, title="", body="稿"),
    "outline": lambda who, text: services.rename_text(actor=who, text_id=text.pk, title="新", seen_version=1),
}


@pytest.mark.parametrize("act", sorted(ACTS))
def test_an_auditor_reads_texts_and_does_nothing_to_them(school, old, act):
    auditor = make_person(school)
    make_office(auditor, kind=Office.Kind.AUDIT)

    with pytest.raises(NotPermitted, match="Only an officer of"):
        ACTS[act](standing_of(auditor), old)

    assert (Text.objects.count(), Entry.objects.count(), ClaimDecision.objects.count()) == (1, 0, 0)


@pytest.mark.parametrize("act", ["change", "outline"])
def test_the_text_of_another_school_is_not_there(school, old, act):
    other = make_officer(make_union(school.parent))

    with pytest.raises(NotFound):
        ACTS[act](other, old)

    assert (Entry.objects.count(), ClaimDecision.objects.count()) == (0, 0)


def test_texts_of_the_same_union_and_period_are_no_sources_of_each_other(chair, school):
    body = "重阳节那天，退休的老师们回到学校，在桂花树下合影留念。"
    services.read_in(actor=chair, union=school, period=YEAR, title="", body=body)
    services.write_text(actor=chair, union=school, period=YEAR)
    before = services.read_in(actor=chair, union=school, period=parse("2025"), title="去年", body=body)

    likely = queries.others_to_compare(chair, school, "2026").likely(fingerprints(body))

    assert [source.key for source in likely.sources] == [before.pk]


def test_whoever_reads_a_ledger_may_check_and_only_officers_may_write(school):
    auditor, member = make_person(school), make_member(school)
    make_office(auditor, kind=Office.Kind.AUDIT)

    may = [
        (bool(permissions.may_check_in(who, school)), bool(permissions.may_write_in(who, school)))
        for who in (standing_of(auditor), member, make_officer(school))
    ]

    assert may == [(True, False), (False, False), (True, True)]
