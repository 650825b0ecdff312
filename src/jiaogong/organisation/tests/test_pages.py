from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator

import openpyxl
import pytest
from django.urls import reverse

from jiaogong.kernel import clock
from jiaogong.kernel.rates import Rate
from jiaogong.ledger.tests.factories import make_entry
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_member, make_office, make_officer, make_person, signed_in
from jiaogong.organisation.models import UnionChange
from jiaogong.organisation.queries.tree import tree_for
from jiaogong.organisation.tests.factories import ask
from jiaogong.unions.models import OwnLimit, Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    with clock.stopped_at(TODAY):
        yield


@pytest.fixture
def area() -> Union:
    return make_union(code="A", name="青禾区教育工会")


@pytest.fixture
def cluster(area: Union) -> Union:
    return make_union(area, kind="cluster", code="A-N", name="北片教育工会")


@pytest.fixture
def school(cluster: Union) -> Union:
    return make_union(cluster, code="A-N-1", name="青禾区第一小学工会", sector="public")


@pytest.fixture
def above(area: Union) -> Standing:
    return make_officer(area)


@pytest.fixture
def chair(school: Union) -> Standing:
    return make_officer(school)


def rows_of(book: bytes) -> int:
    """How many rows a workbook's first sheet has."""
    return int(openpyxl.load_workbook(io.BytesIO(book)).worksheets[0].max_row)


def codes(who: Standing, **asked: str) -> list[str]:
    return [u.code for u in signed_in(who).get(reverse("unions"), asked).context["found"]]


def test_the_tree_tells_how_complete_each_branch_is(cluster, school, chair, above):
    empty = make_union(cluster, code="A-N-2", sector="private")
    make_union(cluster, code="A-N-3", sector="private", has_union=False)
    make_union(cluster, code="A-N-4", sector="private", closed_date=TODAY)
    make_entry(school, by=chair, start=TODAY)

    root = tree_for(above, None, TODAY).roots[0]

    found = root.below[0].completeness
    assert (found.set_up, found.members, found.committee, found.entries) == (
        Rate(2, 3),
        Rate(1, 2),
        Rate(1, 2),
        Rate(1, 2),
    )
    assert [(u.sector, u.rate.count, u.rate.of) for u in tree_for(above, None, TODAY).coverage] == [
        ("public", 1, 1),
        ("private", 1, 2),
    ]
    assert empty.is_closed is False


def test_each_rate_leads_to_the_unions_that_lack_it(cluster, school, chair, above):
    make_union(cluster, code="A-N-2", sector="private")
    make_union(cluster, code="A-N-3", sector="private", has_union=False)
    make_entry(school, by=chair, start=TODAY)

    lacking = {what: codes(above, lacks=what, within="A-N") for what in ("union", "members", "committee", "entries")}

    assert lacking == {"union": ["A-N-3"], "members": ["A-N-2"], "committee": ["A-N-2"], "entries": ["A-N-2"]}


def test_only_open_branches_are_fetched_and_a_link_opens_or_closes_each(cluster, school, above):
    client = signed_in(above)

    closed = client.get(reverse("unions")).content.decode()
    opened = client.get(reverse("unions"), {"open": "A,A-N"}).content.decode()

    assert [school.name in page for page in (closed, opened)] == [False, True]
    assert [f"?open={codes}&quot;" in closed or f'?open={codes}"' in closed for codes in ("A,A-N", "")] == [True, True]
    assert cluster.name in closed


@pytest.mark.parametrize("size", [1, 3])
def test_the_tree_costs_the_same_however_many_unions_it_has(area, cluster, above, size, django_assert_num_queries):
    for _ in range(size):
        make_person(make_union(make_union(area, kind="cluster")))
        make_person(make_union(cluster))

    with django_assert_num_queries(8):
        tree = tree_for(above, ["A", "A-N"], TODAY)

    assert len(tree.roots[0].below) == size + 1


def test_the_list_goes_on_where_it_stopped_and_is_exported(cluster, above):
    for serial in range(51):
        make_union(cluster, code=f"S{serial:02}", name=f"青禾区第{serial}幼儿园工会")
    client = signed_in(above)

    first = client.get(reverse("unions"), {"q": "幼儿园"}).context
    second = client.get(reverse("unions"), {"q": "幼儿园", "after": first["after"]}).context
    file = b"".join(client.get(reverse("unions-export"), {"q": "幼儿园"}))

    assert (len(first["found"]), [u.code for u in second["found"]], second["after"]) == (50, ["S50"], "")
    assert rows_of(file) == 52


def test_a_member_finds_no_union_but_the_own(school):
    member = make_member(school)

    assert (codes(member, q="青禾"), [n.union for n in tree_for(member, None, TODAY).roots]) == (["A-N-1"], [school])


def test_a_chair_of_another_school_reads_no_request_and_no_export_of_it(school, chair, cluster):
    change = ask(school, chair)
    other = signed_in(make_officer(make_union(cluster)))

    told = [other.get(reverse("union-change", args=[change.pk])).status_code]
    listed = other.get(reverse("union-changes")).context["changes"]
    file = b"".join(other.get(reverse("union-changes-export")))

    assert (told, listed, rows_of(file)) == ([404], [], 1)


def test_a_change_is_asked_for_on_a_page_and_approved_on_another(school, chair, above):
    asked = {"name": "青禾晨光小学工会", "short_name": "晨光小学", "reason": "学校改名"}
    made = signed_in(chair).post(reverse("union-ask", args=[school.code, "rename"]), asked)
    change = UnionChange.objects.get()
    signed_in(above).post(reverse("union-change", args=[change.pk]), {"act": "approve", "answer": "同意"})

    school.refresh_from_db()
    assert (made.status_code, school.name, school.called) == (302, "青禾晨光小学工会", "晨光小学")


def test_what_was_typed_stays_where_it_is_refused(school, chair):
    typed = {"name": school.name, "short_name": "晨光", "reason": "理由在此"}

    answer = signed_in(chair).post(reverse("union-ask", args=[school.code, "rename"]), typed)

    assert (answer.status_code, answer.context["form"]["reason"].value()) == (422, "理由在此")


@pytest.mark.parametrize("kind", UnionChange.Kind.values)
def test_every_kind_of_change_has_its_form(cluster, above, kind):
    make_union(cluster, has_union=False)

    assert signed_in(above).get(reverse("union-ask", args=[cluster.code, kind])).status_code == 200


@pytest.mark.parametrize(
    ("value", "kept"), [("200", 200), ("60%", None), ("x", None), ("-1", None), ("1/0", None), ("99999999999", None)]
)
def test_an_own_limit_is_set_on_its_page(area, above, value, kept):
    sent = {"code": "cap.birthday", "value": value, "since": "2026-11-22", "reason": "委员会决定"}

    signed_in(above).post(reverse("union-limits", args=[area.code]), sent)

    assert [own.value for own in OwnLimit.objects.all()] == ([] if kept is None else [kept])


def test_the_page_of_limits_tells_where_each_comes_from(school, area, above):
    sent = {"code": "cap.birthday", "value": "200", "since": "2026-11-22", "reason": "委员会决定"}
    signed_in(above).post(reverse("union-limits", args=[area.code]), sent)

    page = signed_in(above).get(reverse("union-limits", args=[school.code]))

    (row,) = [r for r in page.context["rows"] if r.limit.code == "cap.birthday"]
    assert (row.value, row.limit.place, row.limit.source, row.is_own) == ("200 yuan", area.name, "委员会决定", False)


def test_a_union_is_warned_of_what_falls_short_in_its_bodies(school, chair):
    for number in range(10):
        make_person(school, number=f"W{number}")
    make_office(make_person(school), kind="committee")

    warned = signed_in(chair).get(reverse("union", args=[school.code])).context["warnings"]

    assert [(w.body, w.text) for w in warned] == [
        ("Union committee", "The committee has 2 for 12 members; 3 to 5 is the rule."),
        ("Women's committee", "12 women members and 0 in the women's committee; a committee is asked for from 10 on."),
    ]
    assert warned[1].rule == (
        "Women members from which a women's committee must be set up: 10 people (工会女职工委员会工作条例)"
    )


@pytest.mark.parametrize(("people", "warned"), [(24, []), (25, ["25 people are on file and no union is set up."])])
def test_a_school_of_twenty_five_without_a_union_is_warned_that_it_ought_to_have_one(cluster, above, people, warned):
    bare = make_union(cluster, code="A-N-2", has_union=False)
    for number in range(people):
        make_person(bare, number=f"B{number}")

    shown = signed_in(above).get(reverse("union", args=[bare.code])).context["warnings"]

    assert [w.text for w in shown] == warned
