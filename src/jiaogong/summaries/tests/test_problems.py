"""What is done about a problem of a check: the ledger's value taken, left with a reason, what is missing recorded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation

from jiaogong.kernel import clock
from jiaogong.kernel.errors import ChangedMeanwhile, NotPermitted, RuleBroken
from jiaogong.kernel.models import AuditLine
from jiaogong.kernel.periods import parse
from jiaogong.ledger.models import Entry
from jiaogong.ledger.rules import FigureFact
from jiaogong.ledger.tests.factories import make_entry
from jiaogong.members.models import Office
from jiaogong.members.queries import Standing, standing_of
from jiaogong.members.tests.factories import make_office, make_officer, make_person, signed_in
from jiaogong.summaries import presenting, services
from jiaogong.summaries.models import LeftProblem, Text
from jiaogong.summaries.problems import Problem
from jiaogong.summaries.services import mending
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
YEAR = parse("2026")
WRONG = "3月8日举办女教职工羽毛球赛，57人参加。"


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
def text(chair: Standing) -> Text:
    """A text that says 57 came where the ledger has 42."""
    figures = (FigureFact("women_participants", 42),)
    make_entry(chair.person.union, by=chair, title="女教职工羽毛球赛", figures=figures)
    made = services.write_text(actor=chair, union=chair.person.union, period=YEAR)
    return services.change_text(actor=chair, text_id=made.pk, body=WRONG, seen_version=made.version)


def problems(who: Standing, text: Text) -> tuple[Problem, ...]:
    text.refresh_from_db()
    return presenting.check_view(presenting.checked(who, text), text.left_problems.all()).problems


def test_the_ledger_s_value_takes_the_place_of_the_false_one(chair, text):
    problem = problems(chair, text)[0]

    services_text = mending.take_ledger_value(
        actor=chair, text_id=text.pk, start=problem.start, end=problem.end, seen_version=text.version
    )

    assert services_text.body.strip() == WRONG.replace("57", "42")
    assert problems(chair, text) == ()


def test_a_text_changed_meanwhile_is_not_written_over(chair, text):
    problem = problems(chair, text)[0]

    with pytest.raises(ChangedMeanwhile):
        mending.take_ledger_value(
            actor=chair, text_id=text.pk, start=problem.start, end=problem.end, seen_version=text.version - 1
        )


def test_where_the_ledger_has_no_value_nothing_is_changed(chair, text):
    with pytest.raises(RuleBroken, match="no value"):
        mending.take_ledger_value(actor=chair, text_id=text.pk, start=0, end=1, seen_version=text.version)


def leave(who: Standing, text: Text, reason: str = "含家属15人，另有签到表。") -> LeftProblem:
    problem = next(p for p in problems(who, text) if p.part)
    return mending.leave_problem(
        actor=who,
        text_id=text.pk,
        start=problem.start,
        end=problem.end,
        kind=problem.kind,
        reason=reason,
        seen_version=text.version,
    )


def test_a_problem_left_with_a_reason_is_no_longer_open_and_stays_to_be_seen(chair, text):
    leave(chair, text)

    view = presenting.check_view(presenting.checked(chair, text), text.left_problems.all())

    assert view.problems == ()
    assert [(p.words, p.left.reason, p.left.left_by) for p in view.left if p.left] == [
        ("57人", "含家属15人，另有签到表。", chair.person)
    ]
    assert AuditLine.objects.filter(act="summaries.problem_left").count() == 1


def test_a_problem_left_is_open_again_once_its_sentence_is_changed(chair, text):
    leave(chair, text)

    body = WRONG.replace("举办", "隆重举办")
    services.change_text(actor=chair, text_id=text.pk, body=body, seen_version=text.version)

    assert [p.part for p in problems(chair, text)] == ["57人"]


def test_it_is_left_elsewhere_in_the_text_all_the_same(chair, text):
    leave(chair, text)

    services.change_text(actor=chair, text_id=text.pk, body=f"一年来，平安无事。\n{WRONG}", seen_version=text.version)

    assert problems(chair, text) == ()


def test_a_problem_left_can_be_opened_again(chair, text):
    left = leave(chair, text)

    mending.reopen_problem(actor=chair, text_id=text.pk, left_id=left.pk)

    assert len(problems(chair, text)) == 1


def test_a_kept_check_is_old_once_a_problem_is_opened_again(chair, text):
    left = leave(chair, text)
    services.keep_check(text, chair)
    before = services.unchecked([text])

    mending.reopen_problem(actor=chair, text_id=text.pk, left_id=left.pk)

    assert (before, services.unchecked([text])) == ([], [text])


def test_no_reason_leaves_nothing(chair, text):
    with pytest.raises(RuleBroken, match="why"):
        leave(chair, text, reason=" ")


def test_an_auditor_sees_the_problems_and_does_nothing_about_them(text, school):
    auditor = make_person(school)
    make_office(auditor, kind=Office.Kind.AUDIT)
    who = standing_of(auditor)

    assert len(problems(who, text)) == 1
    with pytest.raises(NotPermitted):
        leave(who, text)


def test_the_page_has_a_button_for_each_and_its_form_does_it(chair, text):
    client, problem = signed_in(chair), problems(chair, text)[0]
    page = client.get(reverse("summary", args=[text.pk])).content.decode()

    sent = {"act": "take", "start": problem.start, "end": problem.end, "version": text.version}
    answer = client.post(reverse("summary-problem", args=[text.pk]), sent)

    assert ('value="take"' in page, 'value="leave"' in page) == (True, True)
    assert answer["Location"] == f"{reverse('summary', args=[text.pk])}#problems"
    assert problems(chair, text) == ()


def test_what_is_missing_is_recorded_from_its_sentence_and_the_check_comes_again(chair, text):
    body = "6月12日举办教职工乒乓球赛，28人参加。"
    services.change_text(actor=chair, text_id=text.pk, body=body, seen_version=text.version)
    start, end = problems(chair, text)[0].claim or (0, 0)
    client, address = signed_in(chair), reverse("summary-missing", args=[text.pk, start, end])
    typed = client.get(address).context["input"]

    day, title = typed.form["start"].value(), typed.form["title"].value()
    answer = client.post(address, entry_of(body, title, day))

    assert (str(day), "乒乓球赛" in str(title)) == ("2026-06-12", True)
    assert answer["Location"] == f"{reverse('summary', args=[text.pk])}#problems"
    assert Entry.objects.get(title=title).source == "text"


def entry_of(sentence: str, title: object, day: object) -> dict[str, object]:
    """The form of an entry of 28 people, sent to confirm it."""
    sent = {"category": "culture", "title": title, "start": day, "sentence": sentence, "act": "confirm"}
    sent |= {"precision": "day", "figures-0-measure": "participants", "figures-0-value": "28"}
    sent |= {
        f"{rows}-{forms}_FORMS": n for rows in ("figures", "awards") for forms, n in (("INITIAL", 0), ("TOTAL", 1))
    }
    return sent | {"awards-TOTAL_FORMS": 0}


def test_what_a_pasted_draft_lacks_is_recorded_and_the_draft_comes_back_checked_anew(chair):
    body = "6月12日举办教职工乒乓球赛，28人参加。"
    client, asked = signed_in(chair), {"period": "2026", "union": chair.person.union.code, "body": body}
    problem = client.post(reverse("check"), asked).context["view"].problems[0]

    form = client.post(reverse("check-missing"), asked | {"say": problem.quote})
    typed = client.get(form["Location"]).context["input"].form
    answer = client.post(form["Location"], entry_of(body, typed["title"].value(), typed["start"].value()))
    again = client.get(answer["Location"])

    assert answer["Location"] == f"{reverse('check')}#problems"
    assert (again.context["typed"], again.context["view"].problems) == (body, ())
    assert client.get(reverse("check")).context["typed"] == ""


def test_a_draft_given_as_a_file_is_told_how_it_was_read(chair):
    file = SimpleUploadedFile("稿.txt", "全年走访慰问教职工18人次。".encode("gb18030"))

    page = signed_in(chair).post(reverse("check"), {"period": "2026", "union": chair.person.union.code, "file": file})

    assert page.context["notes"] == ["The file is not in UTF-8; it was read as GB18030."]


@pytest.mark.usefixtures("text")
def test_a_pasted_draft_comes_back_mended(chair):
    client, asked = signed_in(chair), {"period": "2026", "union": chair.person.union.code, "body": WRONG}
    problem = client.post(reverse("check"), asked).context["view"].problems[0]

    again = client.post(reverse("check"), asked | {"take": f"{problem.start}-{problem.end}"})

    assert again.context["typed"] == WRONG.replace("57", "42")
    assert again.context["view"].problems == ()


def test_passages_stand_side_by_side(chair, school, text):
    told = "春天的校园里，退休老师种下的玉兰开了，孩子们围着树听他们讲从前的故事，一讲就是一个下午。"
    old = services.read_in(actor=chair, union=school, period=parse("2024"), title="往年", body=told)
    services.change_text(actor=chair, text_id=text.pk, body=f"前言。{told}", seen_version=text.version)

    page = signed_in(chair).get(reverse("summary-copied", args=[text.pk, old.pk]))

    assert [(b.words, b.other_words) for b in page.context["beside"]] == [(told, told)]
