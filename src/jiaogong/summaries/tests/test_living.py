"""The life of summaries: signed, submitted, judged, taken back; called for, chased, checked in one table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from django.urls import reverse
from django.utils import translation
from django_tasks_db.models import DBTaskResult

from jiaogong.kernel import clock
from jiaogong.kernel.errors import ChangedMeanwhile, NotPermitted, RuleBroken
from jiaogong.kernel.periods import parse
from jiaogong.ledger.rules import FigureFact
from jiaogong.ledger.tests.factories import make_entry
from jiaogong.members.models import Office
from jiaogong.members.queries import Standing, standing_of
from jiaogong.members.tests.factories import make_office, make_officer, make_person, signed_in
from jiaogong.summaries import queries, services, tasks
from jiaogong.summaries.models import LeftProblem, SummaryCall, Text, TextCheck, TextStep
from jiaogong.summaries.presenting import check_view, checked
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
YEAR = parse("2026")
DUE = dt.date(2026, 12, 20)


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    with clock.stopped_at(dt.date(2026, 11, 22)), translation.override("en"):
        yield


@pytest.fixture
def area() -> Union:
    return make_union(kind=Union.Kind.AREA)


@pytest.fixture
def school(area: Union) -> Union:
    return make_union(area)


@pytest.fixture
def chair(school: Union) -> Standing:
    return make_officer(school)


@pytest.fixture
def above(area: Union) -> Standing:
    return make_officer(area)


@pytest.fixture
def text(chair: Standing, school: Union) -> Text:
    make_entry(
        school, by=chair, category="culture", title="羽毛球赛", sentence="", figures=(FigureFact("participants", 42),)
    )
    return services.write_text(actor=chair, union=school, period=YEAR)


def submit(chair: Standing, text: Text) -> Text:
    text.refresh_from_db()
    services.sign_text(actor=chair, text_id=text.pk, seen_version=text.version)
    return services.submit_text(actor=chair, text_id=text.pk)


def check(text: Text) -> TextCheck:
    kept = services.check_submitted(text_id=text.pk)
    assert kept is not None
    return kept


def call(above: Standing, area: Union) -> SummaryCall:
    return services.call_summaries(actor=above, union=area, period=YEAR, due_date=DUE, note="含数据附表")


def test_a_summary_goes_from_draft_over_remarks_to_acceptance(chair, above, text):
    submit(chair, text)
    services.return_text(actor=above, text_id=text.pk, remark="补经费一节")
    services.add_section(actor=chair, text_id=text.pk, heading="经费", body="收支平衡。", after="", seen_version=1)
    submit(chair, text)
    services.accept_text(actor=above, text_id=text.pk)

    told = [(s.act, s.version) for s in TextStep.objects.filter(text=text).order_by("pk")]
    assert told == [
        ("signed", 1), ("submitted", 1), ("returned", 1), ("signed", 2), ("submitted", 2), ("accepted", 2),
    ]  # fmt: skip


def test_the_worker_is_asked_to_check_what_was_submitted_and_checks_it_once(chair, text):
    submit(chair, text)
    (job,) = DBTaskResult.objects.filter(task_path=tasks.check_summary.module_path)

    done = [tasks.check_summary.func(*job.args_kwargs["args"]) for _time in range(2)]

    kept = TextCheck.objects.get(text=text)
    assert (done, kept.made_by) == ([True, False], None)
    assert (kept.version, kept.contradicted, kept.findings, kept.supported > 0) == (1, 0, 0, True)


def test_the_worker_asks_for_a_check_where_none_is_kept_and_where_the_ledger_has_moved_on(chair, school, text):
    submit(chair, text)
    DBTaskResult.objects.all().delete()
    asked = []
    for act in (lambda: None, lambda: check(text), lambda: make_entry(school, by=chair)):
        act()
        tasks.look_around()
        asked.append(DBTaskResult.objects.count())
        DBTaskResult.objects.all().delete()

    assert asked == [1, 0, 1]


def test_what_is_not_submitted_is_left_to_those_who_ask(text):
    tasks.look_around()

    assert (services.check_submitted(text_id=text.pk), DBTaskResult.objects.count()) == (None, 0)


def test_the_table_says_of_a_check_that_its_ledger_or_words_are_older(chair, above, area, school, text):
    submit(chair, text)
    check(text)
    client, where = signed_in(above), reverse("summary-table")
    shown = [client.get(where, {"union": area.code, "period": "2026"}).context]
    make_entry(school, by=chair)
    shown.append(client.get(where, {"union": area.code, "period": "2026"}).context)

    told = [(c["rows"][0].is_stale, c["checking"]["left"]) for c in shown]
    assert told == [(False, 0), (True, 1)]


ACTS: dict[str, Callable[[Standing, Text], object]] = {
    "sign": lambda who, text: services.sign_text(actor=who, text_id=text.pk, seen_version=text.version),
    "submit": lambda who, text: services.submit_text(actor=who, text_id=text.pk),
    "return": lambda who, text: services.return_text(actor=who, text_id=text.pk, remark="补"),
    "accept": lambda who, text: services.accept_text(actor=who, text_id=text.pk),
    "take back": lambda who, text: services.take_back(actor=who, text_id=text.pk, reason="错"),
}


@pytest.mark.parametrize(
    ("state", "allowed"),
    [
        ("draft", {"chair": ["sign"], "above": [], "committee": []}),
        ("signed", {"chair": ["submit", "take back"], "above": [], "committee": ["submit", "take back"]}),
        ("submitted", {"chair": ["take back"], "above": ["accept", "return"], "committee": ["take back"]}),
        ("returned", {"chair": ["sign"], "above": [], "committee": []}),
        ("accepted", {"chair": [], "above": [], "committee": []}),
    ],
)
def test_each_act_belongs_to_a_state_and_an_office(chair, above, school, text, state, allowed):
    member = make_person(school)
    make_office(member, kind=Office.Kind.COMMITTEE)
    Text.objects.filter(pk=text.pk).update(state=state)
    people = {"chair": chair, "above": above, "committee": standing_of(member)}

    done = {name: [act for act in sorted(ACTS) if may(ACTS[act], who, text, state)] for name, who in people.items()}

    assert done == allowed


def may(act: Callable[[Standing, Text], object], who: Standing, text: Text, state: str) -> bool:
    try:
        act(who, text)
    except NotPermitted:
        return False
    Text.objects.filter(pk=text.pk).update(state=state)
    return True


def test_a_text_that_changed_since_it_was_read_is_not_signed(chair, text):
    services.rename_text(actor=chair, text_id=text.pk, title="新题", seen_version=1)

    with pytest.raises(ChangedMeanwhile):
        services.sign_text(actor=chair, text_id=text.pk, seen_version=1)


def test_a_union_without_one_above_ends_at_signed():
    top = make_officer(make_union())
    text = services.bring_in(actor=top, union=top.home, period=YEAR, title="总结", body="全年办事。")
    services.sign_text(actor=top, text_id=text.pk, seen_version=1)

    with pytest.raises(NotPermitted, match="no union above it"):
        services.submit_text(actor=top, text_id=text.pk)


def test_of_two_texts_of_a_period_one_is_submitted(chair, school, text):
    submit(chair, text)
    other = services.bring_in(actor=chair, union=school, period=YEAR, title="另一篇", body="全年办事。")

    with pytest.raises(RuleBroken, match="take that one back first"):
        submit(chair, other)


@pytest.mark.parametrize("act", ["return", "take back"])
def test_remarks_and_reasons_are_needed(chair, above, text, act):
    submit(chair, text)
    acts = {
        "return": lambda: services.return_text(actor=above, text_id=text.pk, remark=" "),
        "take back": lambda: services.take_back(actor=chair, text_id=text.pk, reason=" "),
    }

    with pytest.raises(RuleBroken, match="Say w"):
        acts[act]()


@pytest.mark.usefixtures("school")
def test_a_call_made_twice_is_one_and_closed_is_not_chased(above, area):
    first, second = call(above, area), call(above, area)
    services.close_call(actor=above, union=area, period=YEAR)

    with pytest.raises(RuleBroken, match="closed"):
        services.remind(actor=above, union=area, period=YEAR)

    assert first == second


def test_those_who_owe_theirs_are_reminded_once_a_day(chair, above, area, text):
    call(above, area)
    make_union(area)
    submit(chair, text)

    count = services.remind(actor=above, union=area, period=YEAR)

    with pytest.raises(RuleBroken, match="once a day"):
        services.remind(actor=above, union=area, period=YEAR)
    assert count == 1


@pytest.mark.usefixtures("school")
@pytest.mark.parametrize(
    ("day", "reminded"), [("2026-12-12", 0), ("2026-12-13", 1), ("2026-12-19", 1), ("2026-12-20", 0), ("2026-12-21", 1)]
)
def test_the_morning_reminds_a_week_and_a_day_before_and_after_the_day(above, area, day, reminded):
    call(above, area)

    with clock.stopped_at(dt.date.fromisoformat(day)):
        for _ in range(2):
            services.remind_due(dt.date.fromisoformat(day))

    assert SummaryCall.objects.get().reminded == reminded


def test_the_table_tells_each_union_its_state_and_by_how_much_it_is_late(chair, above, area, text):
    call(above, area)
    idle = make_union(area)
    with clock.stopped_at(dt.date(2026, 12, 23)):
        submit(chair, text)
        check(text)
        asked = queries.Asked(area, "2026")
        shown = list(queries.table(asked, clock.today()))
        rows = queries.rows_of(shown, SummaryCall.objects.get(), clock.today(), above)

    told = {row.union: (row.text.state if row.text else "", row.days_late, row.check is not None) for row in rows}
    assert told == {text.union: ("submitted", 3, True), idle: ("", 3, False)}


@pytest.mark.parametrize(
    ("state", "shown"), [("", 2), ("submitted", 1), ("owing", 1), ("none", 1), ("late", 0), ("open", 0), ("draft", 0)]
)
def test_the_table_is_narrowed_to_a_state(chair, above, area, text, state, shown):
    call(above, area)
    make_union(area)
    submit(chair, text)
    check(text)

    assert queries.table(queries.Asked(area, "2026", state=state), clock.today()).count() == shown


@pytest.mark.usefixtures("text")
def test_checking_anew_goes_on_in_slices_and_ends(above, area):
    for _ in range(2):
        other = make_officer(make_union(area))
        services.bring_in(actor=other, union=other.home, period=YEAR, title="总结", body="全年办事。")

    left = [services.check_anew(actor=above, union=area, period=YEAR, size=2) for _ in range(2)]

    assert (left, TextCheck.objects.count()) == ([1, 0], 3)


def test_the_pages_of_the_table_tell_and_act(above, area, school):
    client = signed_in(above)
    where = {"union": area.code, "period": "2026"}

    done = client.post(reverse("summary-call"), {**where, "act": "call", "due_date": "2026-12-20"})
    page = client.get(reverse("summary-table"), where)
    sheet = client.get(reverse("summary-table-export"), where)

    assert (done.status_code, page.status_code, sheet.status_code) == (302, 200, 200)
    assert [row.union for row in page.context["rows"]] == [school]


@pytest.mark.usefixtures("school")
def test_no_column_of_the_table_tells_a_length(above, area):
    page = signed_in(above).get(reverse("summary-table"), {"union": area.code}).content.decode()

    assert [word in page for word in ("characters", "Length of")] == [False, False]


def test_the_pages_of_a_text_show_outline_news_and_versions(chair, text):
    client = signed_in(chair)
    client.post(reverse("summary-outline", args=[text.pk]), {"act": "title", "title": "新题", "version": "1"})

    pages = [
        client.get(reverse(name, args=args)).status_code
        for name, args in [
            ("summary", [text.pk]),
            ("summary-outline", [text.pk]),
            ("summary-section", [text.pk, text.sections.get(position=0).key]),
            ("summary-anew", [text.pk]),
            ("summary-versions", [text.pk]),
            ("summary-compare", [text.pk, 1, 2]),
        ]
    ]

    assert pages == [200] * 6


def test_an_outline_sent_for_an_older_version_keeps_what_was_typed(chair, text):
    services.rename_text(actor=chair, text_id=text.pk, title="新题", seen_version=1)
    typed = {"act": "add", "heading": "附", "body": "自己的话。", "key": "", "version": "1"}

    page = signed_in(chair).post(reverse("summary-outline", args=[text.pk]), typed)

    assert (page.status_code, page.context["typed"]["body"]) == (409, "自己的话。")


@pytest.mark.parametrize("size", [1, 3])
def test_the_table_costs_the_same_whatever_its_size(above, area, size, django_assert_num_queries):
    call(above, area)
    for _ in range(size):
        other = make_officer(make_union(area))
        text = services.bring_in(actor=other, union=other.home, period=YEAR, title="总结", body="全年办事。")
        services.sign_text(actor=other, text_id=text.pk, seen_version=1)
        services.submit_text(actor=other, text_id=text.pk)
        check(text)
    client = signed_in(above)
    where = reverse("summary-table"), {"union": area.code, "period": "2026"}
    client.get(*where)

    with django_assert_num_queries(18):
        page = client.get(*where)

    assert len(page.context["rows"]) == size


def test_what_was_left_with_a_reason_is_not_counted_among_what_is_open(chair, area, above, text):
    services.change_text(actor=chair, text_id=text.pk, body="3月8日举行羽毛球赛，57人参加。", seen_version=1)
    text.refresh_from_db()
    before = services.keep_check(text, chair)
    view = check_view(checked(chair, text))
    for problem in view.problems:
        LeftProblem.objects.create(
            text=text, kind=problem.kind, words=problem.words, sentence=problem.sentence, digest=problem.digest,
            reason="另有记录", left_at=clock.now() + dt.timedelta(minutes=1),
        )  # fmt: skip

    stale = services.unchecked(queries.texts_of_branch(area, "2026"))
    with clock.stopped_at(clock.now() + dt.timedelta(hours=1)):
        services.check_anew(actor=above, union=area, period=YEAR)

    assert (before.open > 0, stale, TextCheck.objects.get(text=text).open) == (True, [text], 0)


def test_a_form_of_a_text_s_life_that_is_sent_twice_acts_once(chair, above, text):
    services.sign_text(actor=chair, text_id=text.pk, seen_version=1)
    acts: list[Callable[[], object]] = [
        lambda: services.sign_text(actor=chair, text_id=text.pk, seen_version=1),
        *[lambda: services.submit_text(actor=chair, text_id=text.pk)] * 2,
        *[lambda: services.return_text(actor=above, text_id=text.pk, remark=" 补经费 ")] * 2,
    ]

    for act in acts:
        act()

    assert [s.act for s in TextStep.objects.filter(text=text).order_by("pk")] == ["signed", "submitted", "returned"]


def test_another_s_act_is_not_taken_for_one_s_own_sent_again(chair, above, area, text):
    submit(chair, text)
    services.accept_text(actor=above, text_id=text.pk)

    with pytest.raises(NotPermitted, match="Only a summary that was submitted"):
        services.accept_text(actor=make_officer(area), text_id=text.pk)
