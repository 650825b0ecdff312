from __future__ import annotations

import io

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotPermitted, RuleBroken
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_member, make_officer, signed_in
from jiaogong.organisation import services
from jiaogong.organisation.queries.tree import tree_for
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
LIST = "单位名称\t简称\t办学性质\t是否建会\n青禾区晨光小学\t晨光小学\t公办\t是\n青禾区小星星幼儿园\t\t民办\t未建会\n"


@pytest.fixture
def area() -> Union:
    return make_union(code="QH", name="青禾区教育工会")


@pytest.fixture
def officer(area: Union) -> Standing:
    return make_officer(area)


def entered(area: Union) -> list[tuple[str, str, str, bool]]:
    rows = Union.objects.filter(parent=area).order_by("code")
    return list(rows.values_list("code", "name", "sector", "has_union"))


def test_a_pasted_list_puts_schools_on_the_tree_with_a_union_or_without(area, officer):
    services.enter_schools(actor=officer, union=area, text=LIST)

    assert entered(area) == [
        ("QH-001", "青禾区晨光小学", "public", True),
        ("QH-002", "青禾区小星星幼儿园", "private", False),
    ]


def test_the_rate_of_unions_set_up_counts_a_school_without_one(area, officer):
    services.enter_schools(actor=officer, union=area, text=LIST)

    whole = tree_for(officer, None, clock.today()).whole
    assert (whole.count, whole.of) == (1, 2)


def test_a_list_sent_twice_enters_each_school_once(area, officer):
    services.enter_schools(actor=officer, union=area, text=LIST)
    services.enter_schools(actor=officer, union=area, text=LIST)

    assert len(entered(area)) == 2


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("QH\t晨光小学", "Line 2: the code “QH” is in use already."),
        ("\t\t晨光", "Line 2: no name."),
        ("晨-1\t晨光小学", "Line 2: a code is made of letters, digits and hyphens: “晨-1” is not."),
        ("X1\t晨光小学\t\t\t\t山那边片", "Line 2: no union “山那边片” below this one to belong to."),
        ("X1\t好学校", "Line 2: This name stands twice in the list."),
    ],
)
def test_one_wrong_line_is_named_and_nothing_is_entered(area, officer, line, said):
    with pytest.raises(RuleBroken) as refused:
        services.enter_schools(actor=officer, union=area, text=f"G1\t好学校\n{line}")

    assert (str(refused.value), entered(area)) == (said, [])


def test_a_school_goes_below_the_cluster_it_names(area, officer):
    cluster = make_union(area, kind=Union.Kind.CLUSTER, name="东片", short_name="东片")

    services.enter_schools(actor=officer, union=area, text="名称\t上级\n晨光小学\t东片")

    assert Union.objects.get(name="晨光小学").parent == cluster


def test_a_chair_of_a_school_puts_none_on_the_tree(area):
    school = make_union(area)

    with pytest.raises(NotPermitted):
        services.enter_schools(actor=make_officer(school), union=area, text=LIST)
    with pytest.raises(NotPermitted):
        services.enter_schools(actor=make_officer(school), union=school, text=LIST)


def test_the_page_shows_each_line_first_and_enters_when_sent_again(area, officer):
    client, page = signed_in(officer), reverse("union-schools", args=["QH"])

    looked = client.post(page, {"lines": LIST, "act": "look"})
    before = len(entered(area))
    client.post(page, {"lines": LIST, "act": "enter"})

    assert (looked.status_code, looked.context["fit"], before, len(entered(area))) == (200, 2, 0, 2)


def test_a_workbook_is_taken_as_if_pasted(officer):
    book = io.BytesIO()
    with xlsxwriter.Workbook(book) as made:
        sheet = made.add_worksheet()
        for at, line in enumerate(LIST.splitlines()):
            sheet.write_row(at, 0, line.split("\t"))

    sent = {"file": SimpleUploadedFile("学校.xlsx", book.getvalue()), "act": "look"}
    looked = signed_in(officer).post(reverse("union-schools", args=["QH"]), sent)

    assert [(row.line.name, row.trouble) for row in looked.context["rows"]] == [
        ("青禾区晨光小学", ""),
        ("青禾区小星星幼儿园", ""),
    ]


def test_a_school_that_leads_others_is_a_central_school(area, officer):
    make_union(make_union(area, code="QH1", name="河口中心校工会"), kind=Union.Kind.BASE)
    make_union(area, code="QH2")

    nodes = tree_for(officer, ["QH"], clock.today()).roots[0].below
    assert [node.is_central for node in nodes] == [True, False]


@pytest.mark.usefixtures("area")
def test_a_member_of_another_union_does_not_learn_of_the_page():
    answer = signed_in(make_member(make_union(make_union()))).get(reverse("union-schools", args=["QH"]))

    assert answer.status_code == 404
