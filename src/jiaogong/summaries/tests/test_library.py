"""The library of copies: kept up to date with every text, and told as far as the reader may know."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.utils import translation

from jiaogong.kernel import clock
from jiaogong.kernel.periods import parse
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_officer
from jiaogong.prose.copies import fingerprints
from jiaogong.summaries import queries, services
from jiaogong.summaries.checking import check_text
from jiaogong.summaries.models import Fingerprints, Text
from jiaogong.summaries.services.library import index_slice
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
YEAR = parse("2026")
OWN = "春天的校园里，退休老师种下的玉兰开了，孩子们围着树听他们讲从前的故事，一讲就是一个下午。"
OTHER = "冬日的操场上，各年级的青年教师自发组成晨跑小队，绕着旗台跑过一圈又一圈，谁也没有落下。"


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    with clock.stopped_at(dt.date(2026, 11, 22)), translation.override("en"):
        yield


@pytest.fixture
def area() -> Union:
    return make_union()


def keep(who: Standing, body: str, period: str = "2025") -> Text:
    return services.read_in(actor=who, union=who.person.union, period=parse(period), title="往年", body=body)


def copied(who: Standing, body: str) -> list[tuple[str, float, bool]]:
    union = who.person.union
    library = queries.others_to_compare(who, union, YEAR.code)
    checked = check_text(body, union=union, period=YEAR, against=library, reader=who)
    return [(c.of, c.counted, c.is_open) for c in checked.copied]


def test_a_text_is_a_source_from_the_moment_it_is_kept(area):
    chair = make_officer(make_union(area))
    text = keep(chair, OWN)

    assert copied(chair, OWN) == [(f"{text.union.called} 2025 往年 #{text.pk}", 1.0, True)]


def test_a_changed_text_is_a_source_of_its_new_words_alone(area):
    chair = make_officer(make_union(area))
    text = services.bring_in(actor=chair, union=chair.person.union, period=parse("2025"), title="稿", body=OWN)

    services.change_text(actor=chair, text_id=text.pk, body=OTHER, seen_version=text.version)

    assert (copied(chair, OWN), len(copied(chair, OTHER))) == ([], 1)


def test_of_another_school_s_text_only_the_share_is_told(area):
    mine, theirs = make_officer(make_union(area)), make_officer(make_union(area))
    keep(theirs, OWN)

    assert copied(mine, OWN) == [("a text that you may not open", 1.0, False)]


def test_the_area_may_open_both(area):
    school = make_officer(make_union(area))
    officer = make_officer(area)
    text = keep(school, OWN)

    assert copied(officer, OWN) == [(f"{text.union.called} 2025 往年 #{text.pk}", 1.0, True)]


def test_the_unions_above_and_below_tell_the_same_acts_by_right(area):
    school, officer = make_officer(make_union(area)), make_officer(area)
    keep(school, OWN, "2026")

    assert copied(officer, OWN) == []


def test_texts_without_fingerprints_are_found_and_indexed_in_slices(area):
    chair = make_officer(make_union(area))
    for _ in range(3):
        keep(chair, OWN)
    Fingerprints.objects.all().delete()

    before = len(copied(chair, OWN))
    done = [index_slice(most=2) for _ in range(3)]

    assert (before, done) == (3, [2, 1, 0])


@pytest.mark.parametrize("texts", [1, 3])
def test_a_library_costs_the_same_queries_whatever_its_size(area, texts, django_assert_num_queries):
    chair = make_officer(make_union(area))
    for _ in range(texts):
        keep(chair, OWN)
    library = queries.others_to_compare(chair, chair.person.union, YEAR.code)

    with django_assert_num_queries(4):
        found = library.likely(fingerprints(OWN))

    assert len(found.sources) == texts
