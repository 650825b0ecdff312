"""An area's text sets its clusters side by side and names who won the highest prizes."""

from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.kernel import clock, periods
from jiaogong.members.tests.factories import make_officer
from jiaogong.summaries.checking import check_text
from jiaogong.summaries.facts import known_facts
from jiaogong.summaries.tests.years import make_school, tell
from jiaogong.summaries.writing import write_summary
from jiaogong.summaries.writing.clusters import done_alike, side_by_side
from jiaogong.summaries.writing.pen import Pen
from jiaogong.summaries.writing.winners import winners_told
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

YEAR = periods.parse("2025")
DAY = dt.date(2025, 5, 6)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _after_the_year():
    with clock.stopped_at(dt.date(2026, 1, 5)):
        yield


@pytest.fixture
def area() -> Union:
    """Three clusters of one school each, with 6, 9 and 12 visits, and what each cluster and school did."""
    found = make_union(name="沅川区教育工会")
    for serial, name in enumerate(("东滩片", "西滩片", "南滩片")):
        cluster = make_union(found, kind="cluster", name=f"沅川区{name}教育工会", short_name=name)
        school = make_school(cluster, name=f"沅川区{name[0]}滩小学工会", short_name=f"{name[0]}滩小学")
        tell(school, "care", "走访慰问", DAY, visits=6 + 3 * serial)
        level = "国家" if serial == 1 else "省"
        won = ((level, "二等奖", 1),)
        tell(school, "contests", f"{level}级优质课竞赛获奖", DAY, prizes=1, awards=won)
        tell(make_officer(cluster), "assessment", f"{name}互查互评", DAY, participants=8)
    return found


def test_clusters_stand_side_by_side_the_highest_first(area):
    (said,) = side_by_side(known_facts(area, YEAR), Pen("a"), "care")

    assert said.text.partition("，")[2] == "南滩片走访慰问12人次，西滩片9人次，东滩片6人次。"


def test_what_all_clusters_did_is_told_once(area):
    (said,) = done_alike(known_facts(area, YEAR), Pen("a"), "assessment")

    assert said.text == "“互查互评”在3个片都已开展，参加24人次。"


def test_winners_are_named_from_the_highest_level_down(area):
    (said,) = winners_told(known_facts(area, YEAR), "contests")

    assert said.text == (
        "西滩小学在国家级优质课竞赛中获二等奖1个，东滩小学在省级优质课竞赛中获二等奖1个，南滩小学在省级优质课竞赛中获二等奖1个。"
    )


def test_all_of_it_is_borne_out(area):
    text = write_summary(area, YEAR).text

    parts = [p for c in check_text(text, union=area, period=YEAR).claims for p in c.parts]

    assert "南滩片走访慰问12人次" in text
    assert [text[p.start : p.end] for p in parts if p.verdict != "supported"] == []


def test_a_clusters_false_sum_is_contradicted_by_its_schools(area):
    checked = check_text("南滩片走访慰问21人次。", union=area, period=YEAR)

    assert [(p.verdict, p.ledger) for c in checked.claims for p in c.parts] == [("contradicted", 12)]
