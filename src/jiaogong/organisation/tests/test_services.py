from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator

import pytest

from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotFound, NotPermitted, RuleBroken
from jiaogong.kernel.models import AuditLine
from jiaogong.ledger.models import Entry
from jiaogong.ledger.services import draft_entry
from jiaogong.ledger.tests.factories import facts
from jiaogong.members.models import Movement, Office, Person
from jiaogong.members.queries import Standing, standing_of
from jiaogong.members.tests.factories import make_member, make_officer, make_person
from jiaogong.organisation import services
from jiaogong.organisation.models import UnionChange
from jiaogong.organisation.rules import Asked
from jiaogong.organisation.tests.factories import ask
from jiaogong.unions.models import OwnLimit, Union, UnionName
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    with clock.stopped_at(TODAY):
        yield


@pytest.fixture
def area() -> Union:
    return make_union(code="A", name="青禾区教育工会", place="安徽/云州/青禾区")


@pytest.fixture
def school(area: Union) -> Union:
    return make_union(area, code="A-1", name="青禾区第一小学工会", short_name="第一小学")


@pytest.fixture
def above(area: Union) -> Standing:
    return make_officer(area)


@pytest.fixture
def chair(school: Union) -> Standing:
    return make_officer(school)


def approve(change: UnionChange, by: Standing) -> UnionChange:
    return services.approve_change(actor=by, change_id=change.pk)


def posted() -> list[tuple[str, str, str]]:
    rows = Entry.objects.filter(source="institution").order_by("pk")
    return [(e.union.code, e.title, e.state) for e in rows.select_related("union")]


def test_a_school_asks_for_another_name_and_gets_it_from_above(school, chair, above):
    approve(ask(school, chair), above)

    school.refresh_from_db()
    former = UnionName.objects.get(union=school)
    assert (school.name, school.initials, former.name, former.until_date) == (
        "青禾晨光小学工会",
        "qhcgxxgh",
        "青禾区第一小学工会",
        TODAY,
    )
    assert posted() == [("A-1", "工会更名", "confirmed")]
    assert Entry.objects.get().sentence == "经青禾区教育工会批准，青禾区第一小学工会更名为青禾晨光小学工会。"


def test_each_step_leaves_its_audit_line(school, chair, above):
    approve(ask(school, chair), above)

    acts = list(
        AuditLine.objects.filter(act__startswith="organisation").order_by("pk").values_list("act", "actor_name")
    )
    assert acts == [("organisation.asked", chair.person.name), ("organisation.approved", above.person.name)]


def test_the_school_itself_cannot_approve_and_is_told_the_law(school, chair):
    change = ask(school, chair)

    with pytest.raises(NotPermitted, match="工会法第十二条"):
        approve(change, chair)

    school.refresh_from_db()
    assert school.name == "青禾区第一小学工会"


def test_a_member_asks_for_nothing(school):
    with pytest.raises(NotPermitted):
        ask(school, make_member(school))

    assert UnionChange.objects.count() == 0


def test_what_is_decided_is_not_decided_again(school, chair, above):
    change = ask(school, chair)
    approve(change, above)

    with pytest.raises(NotPermitted):
        approve(change, above)

    assert len(posted()) == 1


def test_a_refusal_needs_its_reason_and_changes_nothing(school, chair, above):
    change = ask(school, chair)

    with pytest.raises(RuleBroken):
        services.refuse_change(actor=above, change_id=change.pk, answer=" ")
    services.refuse_change(actor=above, change_id=change.pk, answer="名称未备案")

    change.refresh_from_db()
    assert (change.state, change.answer, posted()) == ("refused", "名称未备案", [])


def test_what_is_withdrawn_is_not_approved(school, chair, above):
    change = ask(school, chair)
    services.withdraw_change(actor=chair, change_id=change.pk)

    with pytest.raises(NotPermitted):
        approve(change, above)

    assert posted() == []


def test_the_same_is_not_asked_for_twice_while_it_waits(school, chair):
    ask(school, chair)

    with pytest.raises(RuleBroken):
        ask(school, chair, name="青禾朝霞小学工会")

    assert UnionChange.objects.count() == 1


def test_the_same_form_sent_twice_asks_once(school, chair):
    key = uuid.uuid4()
    asked = Asked(reason="学校改名", name="青禾晨光小学工会")
    made = [
        services.ask_change(actor=chair, union=school, kind="rename", asked=asked, form_key=key).pk for _ in range(2)
    ]

    assert made[0] == made[1]


def test_an_officer_of_another_school_knows_of_no_request(school, chair, area):
    change = ask(school, chair)

    with pytest.raises(NotFound):
        approve(change, make_officer(make_union(area)))

    assert posted() == []


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


def test_an_own_limit_is_kept_with_its_reason(area, above):
    services.set_limit(actor=above, union=area, code="cap.birthday", value=200, reason="委员会决定", since=TODAY)

    own = OwnLimit.objects.get()
    assert (own.value, own.reason, own.set_by) == (200, "委员会决定", above.person)


@pytest.mark.parametrize(("code", "value"), [("privacy.small_count", 3), ("election.quorum", "1/2")])
def test_an_own_limit_looser_than_one_that_blocks_is_refused_with_its_source(area, above, code, value):
    with pytest.raises(RuleBroken, match=r"第六条|27号"):
        services.set_limit(actor=above, union=area, code=code, value=value, reason="想放宽", since=TODAY)

    assert OwnLimit.objects.count() == 0


def test_a_school_does_not_set_the_area_s_limits(area, chair):
    with pytest.raises(NotPermitted):
        services.set_limit(actor=chair, union=area, code="cap.birthday", value=100, reason="越权", since=TODAY)


def test_a_limit_is_given_up_only_where_one_was_set(area, above):
    with pytest.raises(RuleBroken):
        services.give_up_limit(actor=above, union=area, code="cap.birthday", reason="作废")
    services.set_limit(actor=above, union=area, code="cap.birthday", value=200, reason="决定", since=TODAY)

    services.give_up_limit(actor=above, union=area, code="cap.birthday", reason="作废")

    assert list(OwnLimit.objects.order_by("pk").values_list("value", flat=True)) == [200, None]
