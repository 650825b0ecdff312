from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotPermitted, RuleBroken
from jiaogong.ledger.models import Entry
from jiaogong.ledger.services import draft_entry
from jiaogong.ledger.tests.factories import facts
from jiaogong.members.models import Movement, Office, Person
from jiaogong.members.queries import standing_of
from jiaogong.members.tests.factories import make_officer, make_person
from jiaogong.organisation import services
from jiaogong.organisation.tests.approving import approve, posted
from jiaogong.organisation.tests.factories import ask
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    with clock.stopped_at(TODAY):
        yield


def test_a_union_is_founded_below_the_one_that_asks(area, above):
    change = ask(area, above, "found", code="A-9", name="青禾区第九小学工会", kind="base", sector="public")
    approve(change, above)

    made = Union.objects.get(code="A-9")
    assert (made.path, made.sector, made.founded_date, posted()) == (
        "A/A-9/",
        "public",
        TODAY,
        [("A-9", "青禾区第九小学工会建立工会", "confirmed")],
    )


def test_a_school_without_a_union_sets_one_up(area, above):
    make_union(area, code="A-8", name="青禾区博雅幼儿园", has_union=False)
    approve(ask(area, above, "found", other="A-8", name="青禾区博雅幼儿园工会"), above)

    made = Union.objects.get(code="A-8")
    assert (made.has_union, made.name, made.founded_date) == (True, "青禾区博雅幼儿园工会", TODAY)


@pytest.mark.parametrize("code", ["A-1", "a-1", "坏", ""])
def test_a_code_in_use_or_unsound_founds_nothing(area, school, above, code):
    with pytest.raises(RuleBroken):
        ask(area, above, "found", code=code, name="青禾区第九小学工会", kind="base")

    assert list(Union.objects.values_list("code", flat=True)) == ["A", school.code]


def test_of_two_requests_for_one_code_the_second_is_refused_when_approved(area, above):
    first, second = (ask(area, above, "found", code="A-9", name=f"青禾区第{n}小学工会", kind="base") for n in "九十")
    approve(first, above)

    with pytest.raises(RuleBroken, match="A-9"):
        approve(second, above)

    assert Union.objects.filter(code="A-9").count() == 1


def test_a_merged_union_gives_its_people_and_groups_and_keeps_its_entries(area, school, chair, above):
    into = make_union(area, code="A-2", name="青禾区第二小学工会")
    colleague, group = make_person(school), make_union(school, code="A-1-1")
    entry = draft_entry(actor=chair, union=school, facts=facts())

    approve(ask(school, chair, "merge", other="A-2"), above)

    school.refresh_from_db()
    group.refresh_from_db()
    entry.refresh_from_db()
    assert (school.closed_date, school.merged_into, group.path, entry.union) == (TODAY, into, "A/A-2/A-1-1/", school)
    assert set(Person.objects.filter(union=into)) == {colleague, chair.person}
    assert [o.until for o in Office.objects.filter(union=school)] == [TODAY - dt.timedelta(days=1)]
    assert Movement.objects.filter(union_from=school, union_to=into, state="done").count() == 2


def test_rights_over_a_merged_union_end_with_its_offices(area, school, chair, above):
    make_union(area, code="A-2", name="青禾区第二小学工会")
    approve(ask(school, chair, "merge", other="A-2"), above)

    assert standing_of(Person.objects.get(pk=chair.person.pk)).officer_paths == ()


def test_a_closed_union_is_written_in_by_nobody(area, school, chair, above):
    make_union(area, code="A-2", name="青禾区第二小学工会")
    approve(ask(school, chair, "merge", other="A-2"), above)
    school.refresh_from_db()

    with pytest.raises(NotPermitted):
        draft_entry(actor=above, union=school, facts=facts())

    assert Entry.objects.filter(union=school).count() == 0


def test_a_split_union_takes_the_people_named_and_no_others(school, chair, above):
    going, staying = make_person(school, number="G1"), make_person(school, number="S1")
    change = ask(school, chair, "split", code="A-3", name="青禾区第三小学工会", people=("G1",))
    approve(change, above)

    going.refresh_from_db()
    staying.refresh_from_db()
    assert (going.union.path, staying.union) == ("A/A-3/", school)


def test_people_of_another_school_are_not_split_off(area, school, chair):
    make_person(make_union(area), number="X1")

    with pytest.raises(RuleBroken, match="X1"):
        ask(school, chair, "split", code="A-3", name="青禾区第三小学工会", people=("X1",))


def test_rights_follow_a_union_that_is_moved(area, school, chair, above):
    north, south = (make_union(area, kind="cluster", code=c) for c in ("N", "S"))
    of_north, of_south = make_officer(north), make_officer(south)
    approve(ask(school, above, "move", other="N"), above)
    reads_before = [s.is_officer_of(Union.objects.get(pk=school.pk)) for s in (of_north, of_south)]
    approve(ask(school, above, "move", other="S"), above)

    moved = Union.objects.get(pk=school.pk)
    assert (reads_before, [s.is_officer_of(moved) for s in (of_north, of_south)]) == ([True, False], [False, True])
    assert standing_of(chair.person).officer_paths == ("A/S/A-1/",)


def test_two_moves_that_would_make_a_ring_are_not_both_carried_out(area, above):
    one, two = (make_union(area, kind="area", code=c) for c in ("B", "C"))
    moves = [ask(one, above, "move", other="C"), ask(two, above, "move", other="B")]
    approve(moves[0], above)

    with pytest.raises(RuleBroken):
        approve(moves[1], above)

    assert sorted(Union.objects.values_list("path", flat=True)) == ["A/", "A/C/", "A/C/B/"]


def test_a_union_with_people_or_unions_below_is_closed_only_when_they_have_a_home(area, school, above):
    make_union(school, code="A-1-1")
    with pytest.raises(RuleBroken):
        ask(school, above, "close")
    Union.objects.filter(code="A-1-1").update(closed_date=TODAY)
    person = make_person(school)
    with pytest.raises(RuleBroken):
        ask(school, above, "close")

    approve(ask(school, above, "close", other="A"), above)

    person.refresh_from_db()
    assert (person.union, Union.objects.get(pk=school.pk).closed_date, posted()[0][0]) == (area, TODAY, "A")


def test_at_the_root_its_own_officers_name_the_document(area, above):
    change = ask(area, above, name="青禾区教科文卫工会")
    with pytest.raises(RuleBroken):
        approve(change, above)

    services.approve_change(actor=above, change_id=change.pk, basis="云教工〔2026〕3号")

    assert (Union.objects.get(code="A").name, Entry.objects.get().basis) == ("青禾区教科文卫工会", "云教工〔2026〕3号")
