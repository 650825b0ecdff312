"""What a session of the congress is told of an appraisal held at it: who took part, never a grade."""

from __future__ import annotations

from django.utils.timezone import localdate

from jiaogong.appraisal.models import Appraisal
from jiaogong.congress.sessions.rules import Outcome
from jiaogong.kernel import clock


def outcome_of(appraisal: Appraisal) -> Outcome:
    """How many were appraised and how many took part, in Chinese as papers are."""
    subjects = list(appraisal.subjects.all())
    teams = sum(s.is_team for s in subjects)
    told = "、".join(
        f"{name}{count}{unit}"
        for name, count, unit in (("领导班子", teams, "个"), ("干部", len(subjects) - teams, "人"))
        if count
    )
    rows = (
        ("评议对象", told),
        ("应参评", f"{appraisal.entitled}人"),
        ("发出评议票", f"{appraisal.issued}张"),
        ("收回评议票", f"{appraisal.cast}张"),
    )
    return Outcome(
        source=appraisal.title,
        text=f"以无记名方式评议{told}，应参评{appraisal.entitled}人，收回评议票{appraisal.cast}张。评议结果由保管人保存，不在此公布。",
        decided_date=localdate(appraisal.counted_at or clock.now()),
        rows=rows,
    )
