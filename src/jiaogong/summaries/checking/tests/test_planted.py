"""Faults planted in true summaries are found with the right kind at the right place, and true ones raise no alarm.

A small, always equal share of what `make faults` plants in the whole demo area.
"""

from __future__ import annotations

import pytest

from jiaogong.summaries.checking.tests.planting.measuring import plant_many
from jiaogong.summaries.checking.tests.years import YEAR, live_the_year, make_school
from jiaogong.summaries.tests.years import live_a_year
from jiaogong.unions.tests.factories import make_union


@pytest.mark.django_db
def test_planted_faults_are_found_and_true_texts_raise_no_alarm():
    area = make_union(code="YC", name="沅川区教育工会", short_name="区教育工会")
    schools = [
        make_school(area, code=f"YC-{i}", name=f"沅川区{n}小学工会", short_name=f"{n}小学")
        for i, n in enumerate(("澄江", "松风", "望湖"))
    ]
    live_the_year(schools[0])
    for more, school in enumerate(schools[1:], start=2):
        live_a_year(school, more=more)

    tally = plant_many([(school.person.union, YEAR) for school in schools], seed=7, each=3)

    unfound = [(p.kind, outcome, p.was, p.words) for p, outcome, _union in tally.unfound]
    assert tally.right >= 0.98, unfound
    assert tally.planted >= 60
    assert tally.false_alarms == []
