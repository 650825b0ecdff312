from __future__ import annotations

import datetime as dt
import uuid

import pytest

from jiaogong.congress.models import Question, QuestionAsker
from jiaogong.congress.supervision import services
from jiaogong.congress.supervision.queries import questions as queries
from jiaogong.congress.supervision.tests.factories import answered, asking, make_question, passed
from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotFound, NotPermitted, RuleBroken
from jiaogong.ledger.models import Entry, Figure
from jiaogong.members.tests.factories import make_member
from jiaogong.unions.models import OwnLimit
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db


def state_of(question: Question) -> tuple[str, int]:
    question.refresh_from_db()
    return question.state, question.round


def test_a_question_is_asked_passed_on_answered_replied_to_and_closed(mei, chair, head):
    question = passed(chair, head, by=mei)
    services.answer_question(actor=head, question_id=question.pk, text="本周起公示。")
    services.reply_to_answer(actor=mei, question_id=question.pk, is_satisfied=True)

    services.close_question(actor=chair, question_id=question.pk)

    acts = list(question.lines.values_list("act", flat=True))
    assert state_of(question) == ("closed", 1)
    assert acts == ["asked", "passed", "answered", "replied", "closed"]


def test_it_counts_once_in_the_ledger_when_it_is_closed_with_those_who_asked(mei, two, chair, head):
    question = make_question(mei, people=(two[0].person.pk, two[1].person.pk))
    services.join_question(actor=two[0], question_id=question.pk)
    services.pass_question(actor=chair, question_id=question.pk, answerer_id=head.person.pk)
    for text, satisfied in (("已公示。", False), ("十一月起按周公示。", True)):
        services.answer_question(actor=head, question_id=question.pk, text=text)
        services.reply_to_answer(actor=mei, question_id=question.pk, is_satisfied=satisfied)
    before = Entry.objects.count()

    services.close_question(actor=chair, question_id=question.pk)

    entry = Entry.objects.get()
    assert (before, entry.category, entry.state) == (0, "voice", "confirmed")
    assert entry.sentence == "总务处答复教代会代表询问1件（食堂采购公示），经2次答复，提问人表示满意。"
    assert list(Figure.objects.values_list("measure", "value")) == [("questions_answered", 1)]
    assert list(entry.people.order_by("pk").values_list("name", flat=True)) == ["沈一梅", "顾青川"]


def test_its_answer_is_due_after_the_working_days_of_the_limit(mei, chair, head, school):
    OwnLimit.objects.create(
        union=school, code="question.answer_days", value=3, reason="校内规定", since=dt.date(2020, 1, 1),
        set_by=chair.person, set_at=clock.now(),
    )  # fmt: skip

    question = passed(chair, head, by=mei)

    assert question.due_date == dt.date(2026, 11, 25)


def test_passed_to_somebody_else_the_day_stays(mei, chair, head, teacher):
    question = passed(chair, head, by=mei)
    due = question.due_date

    with clock.stopped_at(dt.date(2026, 11, 24)):
        services.pass_question(actor=chair, question_id=question.pk, answerer_id=teacher.person.pk)

    question.refresh_from_db()
    assert (question.answerer, question.due_date) == (teacher.person, due)


def test_not_satisfied_it_is_asked_again_once_and_then_stays_answered(mei, chair, head):
    question = answered(chair, head, by=mei)
    services.reply_to_answer(actor=mei, question_id=question.pk, is_satisfied=False, comment="没有说明价格")
    asked_again = state_of(question)
    services.answer_question(actor=head, question_id=question.pk, text="价格附后。")

    services.reply_to_answer(actor=mei, question_id=question.pk, is_satisfied=False)

    assert (asked_again, state_of(question)) == (("passed", 2), ("answered", 2))
    assert list(question.answers.values_list("text", "is_satisfied", "reply")) == [
        ("本周起每周五公示。", False, "没有说明价格"), ("价格附后。", False, ""),
    ]  # fmt: skip


def test_without_a_reply_it_is_closed_only_once_the_time_for_it_is_over(mei, chair, head):
    question = answered(chair, head, by=mei)

    with clock.stopped_at(dt.date(2026, 12, 4)), pytest.raises(NotPermitted, match="until 2026-12-04"):
        services.close_question(actor=chair, question_id=question.pk)
    with clock.stopped_at(dt.date(2026, 12, 5)):
        services.close_question(actor=chair, question_id=question.pk)

    assert Entry.objects.get().sentence.endswith("提问人未作评价。")


def test_the_same_form_sent_twice_asks_once(mei, school):
    key = uuid.uuid4()

    made = {services.ask_question(actor=mei, union=school, plan=asking(), form_key=key).pk for _again in range(2)}

    assert made == set(Question.objects.values_list("pk", flat=True))


@pytest.mark.usefixtures("mei")
def test_who_sits_in_no_body_asks_nothing(teacher, school):
    with pytest.raises(NotPermitted, match="asked by the delegates"):
        services.ask_question(actor=teacher, union=school, plan=asking())


def test_where_nobody_holds_a_seat_all_of_the_house_are_the_body(teacher, school):
    services.ask_question(actor=teacher, union=school, plan=asking())

    assert Question.objects.get().asker == teacher.person


@pytest.mark.parametrize("gap", ["matter", "text", "addressee"])
def test_a_question_has_its_matter_words_and_addressee(mei, gap):
    with pytest.raises(RuleBroken, match="fill in all three"):
        make_question(mei, **{gap: " "})


def test_only_delegates_of_the_body_are_invited_to_ask_too(mei, teacher):
    with pytest.raises(RuleBroken, match="Only delegates"):
        make_question(mei, people=(teacher.person.pk,))


def test_who_declines_an_invitation_is_no_longer_named(mei, two):
    question = make_question(mei, people=(two[0].person.pk,))

    services.join_question(actor=two[0], question_id=question.pk, joins=False)

    assert not QuestionAsker.objects.exists()
    with pytest.raises(NotFound):
        services.join_question(actor=two[0], question_id=question.pk)


def test_who_asks_does_not_answer_it(mei, two, chair):
    question = make_question(mei, people=(two[0].person.pk,))
    services.join_question(actor=two[0], question_id=question.pk)

    with pytest.raises(RuleBroken, match="asks this question"):
        services.pass_question(actor=chair, question_id=question.pk, answerer_id=two[0].person.pk)


def test_nobody_of_another_house_answers(mei, chair):
    stranger = make_member(make_union(make_union()))
    question = make_question(mei)

    with pytest.raises(RuleBroken, match="serving in the house"):
        services.pass_question(actor=chair, question_id=question.pk, answerer_id=stranger.person.pk)


def test_more_time_is_given_with_a_reason_and_a_later_day(mei, chair, head):
    question = passed(chair, head, by=mei)
    due, later = dt.date(2026, 12, 11), dt.date(2026, 12, 18)

    with pytest.raises(RuleBroken, match="has to lie after 2026-12-11"):
        services.extend_question(actor=chair, question_id=question.pk, to_date=due, reason="等批复")
    with pytest.raises(RuleBroken, match="why more time"):
        services.extend_question(actor=chair, question_id=question.pk, to_date=later, reason=" ")
    services.extend_question(actor=chair, question_id=question.pk, to_date=later, reason="等批复")

    question.refresh_from_db()
    assert question.due_date == later


def test_a_reminder_goes_out_once_a_day(mei, chair, head):
    question = passed(chair, head, by=mei)
    services.chase_question(actor=chair, question_id=question.pk)

    with pytest.raises(NotPermitted, match="today already"):
        services.chase_question(actor=chair, question_id=question.pk)


def test_it_is_withdrawn_until_it_has_an_answer(mei, chair, head):
    first, second = make_question(mei), answered(chair, head, by=mei)

    services.withdraw_question(actor=mei, question_id=first.pk)

    assert state_of(first) == ("withdrawn", 1)
    with pytest.raises(NotPermitted, match="stays on record"):
        services.withdraw_question(actor=mei, question_id=second.pk)


def test_the_house_reads_what_has_an_answer_and_nothing_before(mei, chair, head, teacher):
    waits, has = passed(chair, head, by=mei), answered(chair, head, by=mei)
    seen = {
        who: set(queries.questions_visible_to(who).values_list("pk", flat=True)) for who in (mei, chair, head, teacher)
    }

    assert seen == {mei: {waits.pk, has.pk}, chair: {waits.pk, has.pk}, head: {waits.pk, has.pk}, teacher: {has.pk}}


def test_asked_again_it_stays_to_be_read(mei, chair, head, teacher):
    question = answered(chair, head, by=mei)
    services.reply_to_answer(actor=mei, question_id=question.pk, is_satisfied=False)

    assert list(queries.questions_visible_to(teacher)) == [question]


def test_notes_are_kept_by_officers_and_whoever_answers_alone(mei, chair, head):
    question = passed(chair, head, by=mei)
    services.add_note(actor=head, question_id=question.pk, text="价格表在财务室")

    with pytest.raises(NotPermitted):
        services.add_note(actor=mei, question_id=question.pk, text="？")


def test_what_waits_is_told_to_whom_it_waits_for(mei, two, chair, head, school):
    make_question(mei, people=(two[0].person.pk,))
    passed(chair, head, by=mei)
    done = answered(chair, head, by=mei)
    services.reply_to_answer(actor=mei, question_id=done.pk, is_satisfied=True)
    answered(chair, head, by=mei)

    with clock.stopped_at(dt.date(2026, 12, 31)):
        told = {
            who: {
                what: n for what, rows in queries.waiting_in(school, who, clock.today()).items() if (n := rows.count())
            }
            for who in (mei, two[0], chair, head)
        }

    assert told == {
        mei: {"mine": 4, "to_reply": 1},
        two[0]: {"to_join": 1},
        chair: {"to_pass": 1, "late": 1, "to_close": 2},
        head: {"to_answer": 1, "late": 1},
    }
