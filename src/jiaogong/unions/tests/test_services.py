from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.kernel.errors import RuleBroken
from jiaogong.unions import services
from jiaogong.unions.models import Union
from jiaogong.unions.queries import found_by_name
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 22)


def found(words: str) -> list[str]:
    return [u.code for u in found_by_name(Union.objects.all(), words)]


def test_a_union_is_found_by_its_name_code_spelling_and_former_name():
    area = make_union(name="青禾区教育工会", code="QH")
    school = make_union(area, name="青禾区第三小学工会", code="QH-03")
    services.rename_union(actor=None, union=school, name="青禾区晨光小学工会", short_name="晨光小学", on=DAY)

    by_words = {words: found(words) for words in ("晨光", "第三小学", "qh-03", "qhqcg", "disanxiaoxue", "不存在")}

    assert by_words == {
        "晨光": ["QH-03"],
        "第三小学": ["QH-03"],
        "qh-03": ["QH-03"],
        "qhqcg": ["QH-03"],
        "disanxiaoxue": ["QH-03"],
        "不存在": [],
    }


def test_a_branch_moves_with_all_below_it():
    area = make_union(code="A")
    north, south = make_union(area, kind="cluster", code="N"), make_union(area, kind="cluster", code="S")
    school = make_union(north, code="X")
    make_union(school, code="G")

    services.move_union(actor=None, union=school, to=south)

    assert sorted(Union.objects.values_list("path", flat=True)) == ["A/", "A/N/", "A/S/", "A/S/X/", "A/S/X/G/"]
    assert school.parent == south


def test_a_union_is_not_moved_below_itself():
    school = make_union(make_union())
    group = make_union(school)

    with pytest.raises(RuleBroken, match=school.name):
        services.move_union(actor=None, union=school, to=group)

    assert Union.objects.get(pk=school.pk).path == school.path


@pytest.mark.parametrize("code", ["QH-03", "qh-03"])
def test_a_code_in_use_is_refused_be_it_written_small(code):
    make_union(code="QH-03")

    with pytest.raises(RuleBroken):
        services.enter_union(actor=None, code=code, name="新建小学工会", kind=Union.Kind.BASE)

    assert Union.objects.count() == 1


def test_a_tree_too_deep_for_its_paths_is_refused():
    deep = make_union(code="A" * 20)
    for letter in "BCDEFGHI":
        deep = make_union(deep, kind="cluster", code=letter * 20)

    with pytest.raises(RuleBroken):
        services.enter_union(actor=None, code="Z" * 20, name="太深", kind=Union.Kind.BASE, parent=deep)

    assert Union.objects.filter(code="Z" * 20).count() == 0
