from __future__ import annotations

import datetime as dt
import json
import uuid

import pytest

from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.models import AuditLine
from jiaogong.members.models import FileChange, Person, RosterImport
from jiaogong.members.queries import Standing
from jiaogong.members.roster import services, slices
from jiaogong.members.roster.tests.sheets import finished, taken, waiting, workbook
from jiaogong.members.tests.factories import make_office, make_officer, make_person
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
BIRTH = dt.date(1980, 5, 3)


@pytest.fixture
def chair() -> Standing:
    return make_officer(name="邵云舒", number="C1")


def _states(roster: RosterImport) -> list[str]:
    return list(roster.people.values_list("state", flat=True))


def _outcomes(roster: RosterImport) -> list[str]:
    return list(roster.people.values_list("outcome", flat=True))


def test_each_row_says_what_it_would_do(chair):
    make_person(chair.person.union, number="A1", name="岑若溪", sex="F", birth_date=BIRTH)
    make_person(chair.person.union, number="A2", name="骆一鸣", sex="M", birth_date=BIRTH)
    make_person(chair.person.union, number="A3", name="邬听竹", birth_date=BIRTH)

    roster = waiting(
        chair,
        workbook(
            [
                ["编号", "姓名", "性别", "出生日期"],
                ["A1", "岑若溪", "女", "1980-05-03"],
                ["A2", "骆一鸣", "男", "1980-05-04"],
                ["", "邬听竹", "", "1999-01-01"],
                ["", "戚望舒", "", ""],
                ["", "", "女", "1980-05-03"],
            ]
        ),
    )

    assert _states(roster) == ["same", "changed", "doubtful", "new", "error"]
    assert json.loads(roster.people.get(name="骆一鸣").before) == {"birth_date": ["1980-05-03", "1980-05-04"]}


def test_without_a_number_a_person_is_known_by_name_and_birth_date(chair):
    make_person(chair.person.union, number="A1", name="岑若溪", birth_date=BIRTH)

    roster = waiting(chair, workbook([["姓名", "出生年月"], ["岑　若溪", "1980.05"]]))

    assert list(roster.people.values_list("state", "person__number")) == [("same", "A1")]


def test_taken_over_people_are_enrolled_and_files_changed(chair):
    make_person(chair.person.union, number="A2", name="骆一鸣", sex="M")

    roster = taken(
        chair,
        workbook([["编号", "姓名", "性别", "手机"], ["A2", "骆一鸣", "男", "13800000000"], ["", "戚望舒", "女", ""]]),
    )

    known, new = Person.objects.get(number="A2"), Person.objects.get(name="戚望舒")
    changes = list(FileChange.objects.values_list("person", "field", "after"))
    acts = list(AuditLine.objects.filter(thing_kind="members.person").values_list("act", "thing_id"))
    assert (roster.state, known.phone, new.pinyin, new.initials) == ("taken", "13800000000", "qi wang shu", "qws")
    assert (changes, sorted(acts)) == (
        [(known.pk, "phone", "13800000000")],
        [("members.changed", known.pk), ("members.enrolled", new.pk)],
    )


def test_new_people_without_a_number_are_given_the_next_ones(chair):
    chair.person.union.code = "QH-07"
    chair.person.union.save()
    make_person(chair.person.union, number="QH07000041")

    taken(chair, workbook([["姓名", "性别"], ["岑若溪", "女"], ["骆一鸣", "男"]]))

    numbers = Person.objects.filter(name__in=["岑若溪", "骆一鸣"]).order_by("number").values_list("number", flat=True)
    assert list(numbers) == ["QH07000042", "QH07000043"]


def test_accepted_twice_a_roster_is_taken_once(chair):
    roster = taken(chair, workbook([["姓名", "性别"], ["岑若溪", "女"]]))

    services.accept_roster(roster_id=roster.pk, actor=chair)
    slices.advance(roster_id=roster.pk, actor=chair)

    assert Person.objects.filter(name="岑若溪").count() == 1


def test_the_same_form_sent_twice_reads_once(chair):
    data, key = workbook([["姓名", "性别"], ["岑若溪", "女"]]), uuid.uuid4()

    read = [
        services.read_roster(data=data, name="a.xlsx", form_key=key, union=chair.person.union, actor=chair).pk
        for _time in range(2)
    ]

    assert read[0] == read[1]


def test_what_broke_off_is_gone_on_with(chair, monkeypatch):
    monkeypatch.setattr(slices, "ROWS_A_SLICE", 2)
    roster = waiting(chair, workbook([["编号", "姓名"], *([f"A{n}", "岑若溪"] for n in range(5))]))
    services.accept_roster(roster_id=roster.pk, actor=chair)

    slices.advance(roster_id=roster.pk, actor=chair)
    half = Person.objects.filter(name="岑若溪").count()
    finished(roster, chair)

    assert (half, Person.objects.filter(name="岑若溪").count()) == (2, 5)


@pytest.mark.parametrize(("decision", "people"), [("same", 1), ("new", 2), ("leave", 1), ("", 1)])
def test_a_doubtful_row_does_what_was_decided(decision, people, chair):
    known = make_person(chair.person.union, name="邬听竹", birth_date=BIRTH)
    roster = waiting(chair, workbook([["姓名", "出生日期"], ["邬听竹", "1999-01-01"]]))
    row = roster.people.get()
    if decision:
        candidate = known.pk if decision == "same" else None
        services.decide(roster_id=roster.pk, row_id=row.pk, decision=decision, candidate=candidate, actor=chair)

    services.accept_roster(roster_id=roster.pk, actor=chair)
    finished(roster, chair)

    known.refresh_from_db()
    days = {"same": dt.date(1999, 1, 1)}
    assert (Person.objects.filter(name="邬听竹").count(), known.birth_date) == (people, days.get(decision, BIRTH))


def test_only_a_candidate_can_be_chosen(chair):
    make_person(chair.person.union, name="邬听竹", birth_date=BIRTH)
    roster = waiting(chair, workbook([["姓名", "出生日期"], ["邬听竹", "1999-01-01"]]))

    with pytest.raises(RuleBroken):
        services.decide(
            roster_id=roster.pk,
            row_id=roster.people.get().pk,
            decision="same",
            candidate=chair.person.pk,
            actor=chair,
        )


def test_a_roster_taken_back_leaves_the_files_as_they_were(chair):
    make_person(chair.person.union, number="A2", name="骆一鸣", sex="", birth_date=BIRTH)
    roster = taken(chair, workbook([["编号", "姓名", "性别"], ["A2", "骆一鸣", "男"], ["A9", "戚望舒", "女"]]))

    services.undo_roster(roster_id=roster.pk, actor=chair)
    roster = finished(roster, chair)

    files = list(Person.objects.exclude(pk=chair.person.pk).values_list("number", "sex"))
    assert (roster.state, _outcomes(roster), files) == ("undone", ["undone", "undone"], [("A2", "")])


def test_what_hangs_on_a_file_or_was_changed_since_stays_and_is_named(chair):
    known = make_person(chair.person.union, number="A2", name="骆一鸣", sex="", birth_date=BIRTH)
    rows = [["A2", "骆一鸣", "男"], ["A8", "岑若溪", "女"], ["A9", "戚望舒", "女"]]
    roster = taken(chair, workbook([["编号", "姓名", "性别"], *rows]))
    make_office(Person.objects.get(number="A9"))
    Person.objects.filter(number="A8").update(name="岑若希")
    Person.objects.filter(pk=known.pk).update(sex="F")

    services.undo_roster(roster_id=roster.pk, actor=chair)
    roster = finished(roster, chair)

    named = [(row.outcome, [n in row.faults[0] for n in ("A2", "A8", "A9")]) for row in roster.people.all()]
    assert (named, Person.objects.filter(number__in=["A2", "A8", "A9"]).count()) == (
        [("kept", [True, False, False]), ("kept", [False, True, False]), ("kept", [False, False, True])],
        3,
    )


def test_the_number_of_another_branchs_person_is_an_error(chair):
    make_person(number="X1", name="岑若溪")

    roster = waiting(chair, workbook([["编号", "姓名"], ["X1", "岑若溪"]]))

    assert _states(roster) == ["error"]


def test_a_roster_of_an_area_puts_people_into_the_unions_it_names():
    area = make_union(code="AREA")
    school = make_union(area, code="SCHOOL")
    officer = make_officer(area)

    taken(officer, workbook([["姓名", "单位"], ["岑若溪", school.name], ["骆一鸣", "SCHOOL"], ["邬听竹", "别处"]]))

    assert list(school.people.order_by("name").values_list("name", flat=True)) == sorted(["岑若溪", "骆一鸣"])


def test_another_schools_chair_knows_of_no_roster(chair):
    roster = waiting(chair, workbook([["姓名", "性别"], ["岑若溪", "女"]]))
    other = make_officer()

    for act in (services.accept_roster, services.undo_roster, services.drop_roster, slices.advance):
        with pytest.raises(NotFound):
            act(roster_id=roster.pk, actor=other)


def test_a_number_given_away_since_the_preview_is_left_out(chair):
    roster = waiting(chair, workbook([["编号", "姓名"], ["A1", "岑若溪"]]))
    make_person(chair.person.union, number="A1", name="骆一鸣")

    services.accept_roster(roster_id=roster.pk, actor=chair)
    finished(roster, chair)

    assert (_states(roster), _outcomes(roster), Person.objects.filter(name="岑若溪").count()) == (
        ["error"],
        ["left"],
        0,
    )


def test_many_changed_files_are_written_in_a_fixed_number_of_queries(chair, django_assert_max_num_queries):
    numbers = [f"A{n}" for n in range(30)]
    for number in numbers:
        make_person(chair.person.union, number=number, name="岑若溪", sex="F")
    told = [[number, "岑若溪", "13800000000", ["组长", ""][at % 2]] for at, number in enumerate(numbers)]
    roster = waiting(chair, workbook([["编号", "姓名", "手机", "职务"], *told]))
    services.accept_roster(roster_id=roster.pk, actor=chair)

    with django_assert_max_num_queries(20):
        slices.advance(roster_id=roster.pk, actor=chair)

    people = Person.objects.filter(number__in=numbers).order_by("number")
    assert {(p.phone, p.job) for p in people} == {("13800000000", "组长"), ("13800000000", "")}
    assert FileChange.objects.count() == 45
