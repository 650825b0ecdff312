from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.kernel.errors import NotFound
from jiaogong.kernel.periods import parse
from jiaogong.ledger import narrowing, queries, services
from jiaogong.ledger.models import Entry
from jiaogong.ledger.narrowing import Filter
from jiaogong.ledger.rules import FigureFact
from jiaogong.ledger.tests.factories import facts, make_entry
from jiaogong.members.models import Office
from jiaogong.members.queries import Standing, standing_of
from jiaogong.members.tests.factories import make_office, make_person
from jiaogong.unions.models import Union

pytestmark = pytest.mark.django_db


def seen_by(standing: Standing, narrowed: Filter | None = None) -> set[str]:
    return {e.title for e in narrowing.narrowed_for(standing, narrowed or Filter())}


@pytest.fixture
def _written(chair: Standing, other_chair: Standing, area_chair: Standing, member: Standing, school: Union) -> None:
    make_entry(by=chair, title="已确认的球赛")
    make_entry(by=chair, title="主席的草稿", confirmed=False)
    make_entry(by=chair, title="看望住院教师", category="care", figures=(FigureFact("visits", 1),))
    services.draft_entry(actor=member, union=school, facts=facts(title="我的草稿"))
    make_entry(by=other_chair, title="外校的球赛")
    make_entry(by=area_chair, title="全区运动会")


@pytest.mark.usefixtures("_written")
def test_a_member_sees_what_the_own_union_published_and_the_own_drafts(member: Standing) -> None:
    assert seen_by(member) == {"已确认的球赛", "我的草稿"}


@pytest.mark.usefixtures("_written")
def test_a_chair_sees_all_of_the_own_union_and_nothing_of_others(chair: Standing) -> None:
    assert seen_by(chair) == {"已确认的球赛", "主席的草稿", "看望住院教师", "我的草稿"}


@pytest.mark.usefixtures("_written")
def test_an_area_chair_sees_the_whole_branch(area_chair: Standing) -> None:
    assert len(seen_by(area_chair)) == 6


@pytest.mark.usefixtures("_written")
def test_an_entry_of_another_school_is_not_there(chair: Standing) -> None:
    elsewhere = Entry.objects.get(title="外校的球赛")

    with pytest.raises(NotFound):
        queries.entry_visible_to(chair, elsewhere.pk)


@pytest.mark.usefixtures("_written")
def test_words_are_not_looked_for_in_what_one_may_not_read(area_chair: Standing, chair: Standing) -> None:
    found = [seen_by(who, Filter(words="住院")) for who in (area_chair, chair)]

    assert found == [set(), {"看望住院教师"}]


@pytest.mark.usefixtures("_written")
def test_details_of_a_sensitive_kind_are_known_to_the_own_officers_alone(area_chair: Standing, chair: Standing) -> None:
    visit = Entry.objects.get(category="care")

    known = [queries.may_know_people(who, visit) for who in (area_chair, chair)]
    listed = [vars(narrowing.listed(who, Filter(category="care")).get())["is_known"] for who in (area_chair, chair)]

    assert known == listed == [False, True]


def test_each_filter_narrows(chair: Standing, school: Union) -> None:
    make_entry(by=chair, title="去年的球赛", start=dt.date(2025, 3, 8))
    make_entry(by=chair, title="讲座", category="study", figures=(FigureFact("sessions_held", 1),))
    make_entry(by=chair, title="草稿", confirmed=False, theme="健康月")

    found = [
        seen_by(chair, narrowed)
        for narrowed in (
            Filter(period=parse("2025")),
            Filter(category="study"),
            Filter(state="draft"),
            Filter(measure="sessions_held"),
            Filter(words="健康月"),
            Filter(union=school, has_evidence=True),
        )
    ]

    assert found == [{"去年的球赛"}, {"讲座"}, {"草稿"}, {"讲座"}, {"草稿"}, set()]


def test_as_the_rollup_counts_leaves_shares_out(area_chair: Standing, chair: Standing, area: Union) -> None:
    event = make_entry(by=area_chair, title="全区运动会")
    make_entry(by=chair, title="我校参赛", part_of_id=event.pk)

    assert seen_by(area_chair, Filter(union=area, as_counted=True)) == {"全区运动会"}


def test_an_area_officer_may_write_in_every_union_of_the_branch(
    area_chair: Standing, member: Standing, area: Union, school: Union, other_school: Union
) -> None:
    assert queries.unions_to_write_in(area_chair) == [area, school, other_school]
    assert queries.unions_to_write_in(member) == [school]


def test_an_auditor_of_the_area_writes_in_the_own_school_alone(school: Union, area: Union) -> None:
    auditor = make_person(school)
    make_office(auditor, area, kind=Office.Kind.AUDIT)

    assert queries.unions_to_write_in(standing_of(auditor)) == [school]


def test_years_tell_what_is_open_and_closed(chair: Standing, school: Union) -> None:
    make_entry(by=chair, start=dt.date(2025, 3, 8))
    make_entry(by=chair, confirmed=False)
    closing = services.close_year(actor=chair, union=school, year=2025)

    years = [(y.year, y.confirmed, y.open, y.closing) for y in queries.years_of(school, 2026)]

    assert years == [(2026, 0, 1, None), (2025, 1, 0, closing)]
