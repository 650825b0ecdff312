"""Old summaries sent in together: each read by itself, none stopped by another, none read twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from uuid import UUID

import pytest
from django.utils import translation
from django_tasks_db.models import DBTaskResult

from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotFound, NotPermitted, RuleBroken
from jiaogong.kernel.jobs import BROKEN_OFF
from jiaogong.kernel.periods import parse
from jiaogong.ledger.models import Entry
from jiaogong.members.models import Office
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_member, make_officer
from jiaogong.summaries import queries, services, tasks
from jiaogong.summaries.files.tests.made import paragraph, run, table, word
from jiaogong.summaries.models import OldBatch, OldFile, Text
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
MATCH = "3月8日，组织女教职工羽毛球赛，42人参加。"
LECTURE = "5月6日，举办师德报告会，67人参加。"


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    with clock.stopped_at(dt.date(2026, 11, 22)), translation.override("en"):
        yield


@pytest.fixture
def area() -> Union:
    return make_union(name="青禾区教育工会")


@pytest.fixture
def school(area: Union) -> Union:
    return make_union(area, name="柳岸小学工会")


@pytest.fixture
def officer(area: Union) -> Standing:
    return make_officer(area)


def sent(name: str, text: str | bytes) -> services.Sent:
    data = text.encode() if isinstance(text, str) else text
    return services.Sent(name, len(data), data)


def send(who: Standing, *files: services.Sent) -> OldBatch:
    return services.send_files(actor=who, union=who.home, period=parse("2026"), files=files)


def read_all(who: Standing, batch: OldBatch) -> list[OldFile]:
    while queries.next_waiting(batch):
        services.read_next(actor=who, batch_id=batch.pk)
    return list(batch.files.order_by("pk"))


def test_each_file_is_read_for_the_union_and_period_that_it_tells(officer, school):
    files = read_all(officer, send(officer, sent("柳岸小学2025年总结.txt", MATCH), sent("小结.txt", LECTURE)))

    told = [(f.state, f.union, f.period, f.union_is_told, f.period_is_told) for f in files]
    assert told == [("read", school, "2025", True, True), ("read", officer.home, "2026", False, False)]
    assert [(t.union, t.period, t.title) for t in Text.objects.order_by("pk")] == [
        (school, "2025", "柳岸小学2025年总结"),
        (officer.home, "2026", "小结"),
    ]


def test_a_file_that_cannot_be_read_keeps_its_sentence_and_stops_no_other(officer):
    files = read_all(officer, send(officer, sent("坏.docx", b"PK\x03\x04 torn"), sent("好.txt", MATCH)))

    assert [f.state for f in files] == ["refused", "read"]
    assert files[0].refusal.startswith("“坏.docx” is not a Word document")
    assert [bytes(f.data) for f in files] == [b"", b""]


def test_a_file_that_is_too_large_is_refused_by_itself(officer):
    files = read_all(officer, send(officer, services.Sent("大.docx", 2**26, b""), sent("好.txt", MATCH)))

    assert [(f.state, f.refusal) for f in files] == [
        ("refused", "“大.docx” is larger than 20 MB; send the text without its pictures."),
        ("read", ""),
    ]


def test_what_was_not_understood_stands_beside_the_file(officer):
    files = read_all(officer, send(officer, sent("a.txt", "The union held three meetings this year, and many others.")))

    assert files[0].notes == [
        "No act was found: the text is in English or another language of Latin letters; only Chinese is read."
    ]


def test_the_same_file_is_read_once_in_a_batch_and_in_a_later_one(officer):
    first = read_all(officer, send(officer, sent("总结.txt", MATCH), sent("总结（2）.txt", MATCH)))

    later = read_all(officer, send(officer, sent("再发.txt", MATCH)))

    assert queries.desk_counts(officer, queries.DeskFilter(batch=first[0].batch_id)).done == 1
    assert [f.state for f in (*first, *later)] == ["read", "same", "same"]
    assert {f.text_id for f in (*first, *later)} == {Text.objects.get().pk}


def test_the_same_form_sent_twice_makes_one_batch(officer):
    key = UUID("7b0f6f3e-1e0c-4f6e-9d34-2f2c3d1b5a10")

    made = [
        services.send_files(
            actor=officer, union=officer.home, period=parse("2026"), files=[sent("a.txt", MATCH)], form_key=key
        )
        for _time in range(2)
    ]

    assert (made[0], OldFile.objects.count()) == (made[1], 1)


@pytest.mark.parametrize(("count", "told"), [(0, "Choose at least one file"), (61, "61 files are too many at once")])
def test_no_file_and_too_many_are_refused(officer, count, told):
    with pytest.raises(RuleBroken, match=told):
        send(officer, *[sent("a.txt", MATCH)] * count)

    assert OldBatch.objects.count() == 0


def test_a_batch_that_was_left_is_gone_on_with_by_another_officer(area, officer):
    batch = send(officer, sent("a.txt", MATCH), sent("b.txt", LECTURE))
    services.read_next(actor=officer, batch_id=batch.pk)

    files = read_all(make_officer(area), batch)

    assert [f.state for f in files] == ["read", "read"]


def test_a_file_put_right_is_read_anew_for_its_union_and_period(officer, school):
    batch = send(officer, sent("小结.txt", MATCH))
    file = read_all(officer, batch)[0]

    services.put_right(actor=officer, batch_id=batch.pk, file_id=file.pk, union=school, period=parse("2024"))

    text = Text.objects.get()
    assert (text.union, text.period, text.claims.get().facts["start"]) == (school, "2024", "2024-03-08")


def test_a_file_whose_sentences_were_decided_about_stays_where_it_is(officer, school):
    batch = send(officer, sent("小结.txt", MATCH))
    file = read_all(officer, batch)[0]
    services.accept_claim(actor=officer, claim_id=Text.objects.get().claims.get().pk)

    with pytest.raises(RuleBroken, match="were decided about"):
        services.put_right(actor=officer, batch_id=batch.pk, file_id=file.pk, union=school, period=parse("2024"))

    assert (Text.objects.get().union, Entry.objects.get().start_date) == (officer.home, dt.date(2026, 3, 8))


def test_a_batch_is_not_there_for_a_school_and_no_member_sends_one(officer, school):
    batch = send(officer, sent("a.txt", MATCH))

    with pytest.raises(NotFound):
        services.read_next(actor=make_officer(school), batch_id=batch.pk)
    with pytest.raises(NotPermitted, match="Only an officer of"):
        send(make_member(school), sent("a.txt", MATCH))


@pytest.mark.parametrize("count", [1, 3])
def test_the_files_of_a_batch_are_listed_in_one_question(officer, count, django_assert_num_queries):
    batch = send(officer, *[sent(f"{n}.txt", MATCH + str(n)) for n in range(count)])
    read_all(officer, batch)

    with django_assert_num_queries(1):
        lines = queries.files_of(batch)

    assert [(line.open, line.decided) for line in lines] == [(1, 0)] * count


def asked_for() -> list[int]:
    rows = DBTaskResult.objects.filter(task_path=tasks.read_old_file.module_path, status="READY")
    return sorted(row.args_kwargs["args"][0] for row in rows)


def test_the_worker_reads_a_batch_that_nobody_looks_at(officer, school):
    batch = send(officer, sent("柳岸小学2025年总结.txt", MATCH), sent("坏.docx", b"PK\x03\x04 torn"))
    tasks.look_around()  # asks for none twice: sending has asked for them

    done = [tasks.read_old_file.func(key) for key in asked_for() * 2]

    files = list(batch.files.order_by("pk"))
    assert (done, [f.state for f in files]) == ([True, True, False, False], ["read", "refused"])
    assert (Text.objects.get().union, Text.objects.get().created_by) == (school, officer.person)


def test_a_file_that_somebody_reads_is_nobody_else_s_until_that_broke_off(officer):
    batch = send(officer, sent("a.txt", MATCH))
    batch.files.update(taken_at=clock.now())
    DBTaskResult.objects.all().delete()
    tasks.look_around()
    before = (asked_for(), queries.next_waiting(batch))

    with clock.stopped_at(clock.now() + BROKEN_OFF + dt.timedelta(seconds=1)):
        tasks.look_around()
        done = [tasks.read_old_file.func(key) for key in asked_for()]

    assert (before, done, Text.objects.count()) == (([], None), [True], 1)


def test_a_file_that_breaks_the_reading_off_each_time_is_refused_by_name(officer):
    batch = send(officer, sent("难.docx", b"PK\x03\x04"))
    for _look in range(4):
        tasks.look_around()
        DBTaskResult.objects.filter(status="READY").update(status="FAILED")

    file = batch.files.get()
    assert (file.state, bytes(file.data)) == ("refused", b"")
    assert file.refusal.startswith("“难.docx” broke the reading off three times")


def test_the_worker_leaves_the_files_of_those_who_hold_no_office_any_more(officer):
    batch = send(officer, sent("a.txt", MATCH))
    Office.objects.filter(person=officer.person).update(until=dt.date(2026, 11, 1))
    DBTaskResult.objects.all().delete()
    tasks.look_around()

    assert (asked_for(), services.read_file(file_id=batch.files.get().pk)) == ([], False)


def test_what_stands_in_a_table_of_a_word_document_is_doubtful_also_when_it_is_read_anew(officer, school):
    data = word(paragraph(run(MATCH)), table(("项目", "人次"), ("5月6日举办师德报告会", "5月6日师德报告会67人参加。")))
    batch = send(officer, sent("总结.docx", data))
    file = read_all(officer, batch)[0]

    told = []
    for union in (officer.home, school):
        services.put_right(actor=officer, batch_id=batch.pk, file_id=file.pk, union=union, period=parse("2026"))
        told.append(["|table|" in c.doubts for c in Text.objects.get().claims.filter(status="done").order_by("start")])

    assert [held[0] for held in told] == [False, False]
    assert [set(held[1:]) for held in told] == [{True}, {True}]
