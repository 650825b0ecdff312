"""One seat filled, vacated, described; the reply of the union above; trainings and posts in the house."""

from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.kernel.errors import NotFound, NotPermitted, RuleBroken
from jiaogong.kernel.models import AuditLine
from jiaogong.members.models import Office, SchoolPost, Term, Training
from jiaogong.members.offices.rules.terms import Seated
from jiaogong.members.offices.services import replying, schooling, seating
from jiaogong.members.offices.tests.conftest import TODAY
from jiaogong.members.offices.tests.factories import bar, make_term
from jiaogong.members.queries import standing_of
from jiaogong.members.tests.factories import make_office, make_officer, make_person
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
SUMMER = dt.date(2026, 7, 1)


@pytest.fixture
def term(chair, school) -> Term:
    """A committee of three seats, whose chair has resigned."""
    made = make_term(school, by=chair)
    gone = made.offices.get(kind="chair")
    seating.end_office(actor=chair, office_id=gone.pk, on=dt.date(2026, 6, 30), how="resigned")
    return made


def fill(actor, term: Term, person, post: str = "chair", how: str = "by_elected", on: dt.date = SUMMER) -> Office:
    return seating.fill_seat(
        actor=actor, term_id=term.pk, seated=Seated(person_id=person.pk, post=post, how=how), on=on
    )


def test_an_office_ends_with_its_rights_and_stays_on_record(chair, school):
    office = make_term(school, by=chair).offices.get(kind="chair")

    seating.end_office(actor=chair, office_id=office.pk, on=dt.date(2026, 11, 1), how="transferred")

    office.refresh_from_db()
    line = AuditLine.objects.filter(act="members.office_ended", thing_id=office.pk).latest("pk")
    assert standing_of(office.person).is_officer_of(school) is False
    assert (office.until, line.detail) == (
        dt.date(2026, 11, 1),
        {"changes": {"until": [None, "2026-11-01"], "how_ended": ["", "transferred"]}},
    )


@pytest.mark.parametrize("day", [dt.date(2025, 2, 28), TODAY + dt.timedelta(days=1)])
def test_an_office_ends_neither_before_it_began_nor_tomorrow(chair, school, day):
    office = make_term(school, by=chair).offices.get(kind="chair")

    with pytest.raises(RuleBroken, match="between 2025-03-01 and today"):
        seating.end_office(actor=chair, office_id=office.pk, on=day, how="resigned")


def test_a_vacant_chair_is_by_elected_for_the_rest_of_the_term(chair, school, term):
    person = make_person(school)

    office = fill(chair, term, person)

    assert (office.kind, office.is_head, office.how, office.since, office.until) == (
        "chair", True, "by_elected", SUMMER, None,
    )  # fmt: skip


def test_the_same_by_election_sent_twice_fills_one_seat(chair, school, term):
    person = make_person(school)

    assert fill(chair, term, person) == fill(chair, term, person)


def test_a_member_of_the_committee_who_becomes_chair_leaves_the_members_seat(chair, term):
    member = term.offices.filter(kind="committee")[0]

    fill(chair, term, member.person, how="by_committee")

    member.refresh_from_db()
    assert (member.until, member.how_ended) == (dt.date(2026, 6, 30), "other_post")


def test_the_committee_elects_nobody_from_outside_itself(chair, school, term):
    with pytest.raises(RuleBroken, match="from among its own members"):
        fill(chair, term, make_person(school), how="by_committee")


def test_no_more_sit_than_seats_were_decided(chair, school, term):
    fill(chair, term, make_person(school))

    with pytest.raises(RuleBroken, match="All 3 seats"):
        fill(chair, term, make_person(school), post="member")


def test_a_post_that_is_held_is_not_given_again(chair, school):
    full = make_term(school, by=chair, seats=5)

    with pytest.raises(RuleBroken, match="委员0 holds this post"):
        fill(chair, full, make_person(school))


def test_who_acts_for_a_vacant_chair_stops_when_one_is_elected(chair, school, term):
    acting = fill(chair, term, term.offices.filter(kind="committee")[0].person, how="acting")

    fill(chair, term, make_person(school), on=dt.date(2026, 9, 1))

    acting.refresh_from_db()
    assert acting.until == dt.date(2026, 8, 31)


def test_an_auditor_becomes_neither_chair_nor_head_of_the_money(chair, school, term):
    audit = make_term(school, by=chair, body="audit")
    auditor, member = audit.offices.all()[1].person, term.offices.filter(kind="committee")[0]
    Office.objects.filter(pk=member.pk).update(person=auditor)

    with pytest.raises(RuleBroken, match="sits on the audit committee"):
        fill(chair, term, auditor)
    with pytest.raises(RuleBroken, match="sits on the audit committee"):
        seating.describe_office(
            actor=chair, office_id=member.pk, is_full_time=False, rank="", charge="财务", has_money=True
        )


def test_the_head_of_the_house_is_not_by_elected(chair, school, term):
    head = make_person(school)
    bar(head)

    with pytest.raises(RuleBroken, match="may not sit on this body"):
        fill(chair, term, head)


def test_a_chair_of_another_school_cannot_even_know_of_the_seat(school, term, area):
    stranger = make_officer(make_union(area))
    office = term.offices.filter(kind="committee")[0]

    for act in (
        lambda: fill(stranger, term, make_person(school)),
        lambda: seating.end_office(actor=stranger, office_id=office.pk, on=TODAY, how="resigned"),
        lambda: replying.reply_to_election(actor=stranger, term_id=term.pk, approves=True),
    ):
        with pytest.raises(NotFound):
            act()


def test_only_the_union_above_appoints(chair, school, term, above):
    person = make_person(school)

    with pytest.raises(NotPermitted, match="from the union above alone"):
        fill(chair, term, person, how="appointed")

    assert fill(above, term, person, how="appointed").how == "appointed"


def test_what_comes_with_a_seat_is_audited_before_and_after(chair, term):
    office = term.offices.filter(kind="committee")[0]

    seating.describe_office(
        actor=chair, office_id=office.pk, is_full_time=True, rank="section", charge="文体", has_money=False
    )

    detail = AuditLine.objects.get(act="offices.described").detail["changes"]
    assert detail == {"is_full_time": [False, True], "rank": ["", "section"], "charge": ["", "文体"]}


def test_only_the_union_above_approves_an_election(chair, term, above):
    with pytest.raises(NotPermitted, match="approved by the union above"):
        replying.reply_to_election(actor=chair, term_id=term.pk, approves=True)

    done = replying.reply_to_election(actor=above, term_id=term.pk, approves=True, answer="区教工〔2025〕8号")

    assert (done.state, done.replied_date, done.answer) == ("approved", TODAY, "区教工〔2025〕8号")


def test_an_election_is_sent_back_with_a_reason_and_held_again_under_its_number(chair, school, term, above):
    with pytest.raises(RuleBroken, match="what was wrong"):
        replying.reply_to_election(actor=above, term_id=term.pk, approves=False)
    replying.reply_to_election(actor=above, term_id=term.pk, approves=False, answer="到会不足三分之二")

    again = make_term(school, by=chair, elected_date=dt.date(2026, 11, 20))

    term.refresh_from_db()
    ended = set(term.offices.filter(kind="committee").values_list("how_ended", flat=True))
    assert (again.number, term.is_open, ended) == (1, False, {"returned"})


def test_a_term_is_prolonged_by_half_a_year_at_most_and_from_above(chair, term, above):
    with pytest.raises(RuleBroken, match=r"until 2028-08-29 at most.*6 months"):
        replying.ask_new_end(actor=chair, term_id=term.pk, ends_date=dt.date(2028, 9, 1), reason="校舍搬迁")
    replying.ask_new_end(actor=chair, term_id=term.pk, ends_date=dt.date(2028, 8, 29), reason="校舍搬迁")
    with pytest.raises(NotPermitted):
        replying.reply_to_new_end(actor=chair, term_id=term.pk, approves=True)

    done = replying.reply_to_new_end(actor=above, term_id=term.pk, approves=True)

    assert (done.ends_date, done.planned_ends_date, done.asked_ends_date) == (
        dt.date(2028, 8, 29), dt.date(2028, 2, 29), None,
    )  # fmt: skip


def test_an_early_end_that_was_agreed_to_opens_the_way_to_an_early_election(chair, school, term, above):
    replying.ask_new_end(actor=chair, term_id=term.pk, ends_date=TODAY, reason="班子调整")
    replying.reply_to_new_end(actor=above, term_id=term.pk, approves=True)

    assert make_term(school, by=chair, number=2, elected_date=TODAY).number == 2


def course(*people, **overrides) -> schooling.Course:
    facts = {"course": "新任主席培训班", "since": dt.date(2026, 5, 11), "until": dt.date(2026, 5, 13), "hours": 24}
    return schooling.Course(**{**facts, **overrides}, people=tuple((p.pk, "") for p in people))


def test_a_training_names_who_took_part(chair, above, area):
    training = schooling.record_training(actor=above, union=area, course=course(chair.person))

    assert list(training.trainees.values_list("person__name", flat=True)) == ["陆云舒"]


def test_nobody_of_another_school_is_recorded_as_trained(chair, school, area):
    with pytest.raises(RuleBroken, match="not on the files"):
        schooling.record_training(actor=chair, union=school, course=course(make_person(make_union(area))))

    assert Training.objects.count() == 0


def test_a_training_still_to_come_is_not_recorded(chair, school):
    with pytest.raises(RuleBroken, match="recorded when it is over"):
        schooling.record_training(
            actor=chair, union=school, course=course(chair.person, until=TODAY + dt.timedelta(days=1))
        )


def test_posts_in_the_house_are_noted_once_and_taken_back(chair, school):
    for _ in range(2):
        post = schooling.note_school_post(
            actor=chair, union=school, person_id=chair.person.pk, kind=SchoolPost.Kind.FINANCE
        )

    schooling.drop_school_post(actor=chair, union=school, post_id=post.pk)

    acts = AuditLine.objects.filter(act__startswith="offices.school_post").values_list("act", flat=True)
    assert list(acts.order_by("pk")) == ["offices.school_post_noted", "offices.school_post_dropped"]


def test_a_post_in_the_house_of_another_school_is_not_dropped(chair, school, area):
    post = bar(make_person(make_union(area)), "finance")

    with pytest.raises(NotFound):
        schooling.drop_school_post(actor=chair, union=school, post_id=post.pk)


def test_a_deputy_neither_ends_the_chair_s_office_nor_enters_the_own_election_as_chair(above, chair, school):
    term = make_term(school, by=chair)
    deputy = standing_of(make_office(make_person(school), kind="vice_chair", term=term).person)
    office = term.offices.get(kind="chair")

    with pytest.raises(NotPermitted, match="ended by the chair or the union above"):
        seating.end_office(actor=deputy, office_id=office.pk, on=TODAY, how="resigned")
    seating.end_office(actor=above, office_id=office.pk, on=TODAY - dt.timedelta(days=1), how="resigned")
    with pytest.raises(NotPermitted, match="you yourself"):
        fill(deputy, term, deputy.person, how="acting", on=TODAY)
    with pytest.raises(NotPermitted, match="you yourself"):
        make_term(school, by=deputy, body="women", seats=1, members=(Seated(person_id=deputy.person.pk, post="head"),))
    taken = fill(above, term, deputy.person, how="acting", on=TODAY)

    assert (taken.kind, taken.person) == ("chair", deputy.person)


def test_who_stands_in_for_an_officer_of_the_area_does_not_become_a_chair_by_it(above, school, term):
    teacher = make_person(school)
    held = above.offices[0]
    make_office(teacher, held.union, until=TODAY, stands_in_for=held)

    with pytest.raises(NotPermitted, match="you yourself"):
        fill(standing_of(teacher), term, teacher)

    assert teacher.offices.count() == 1
