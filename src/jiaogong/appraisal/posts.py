"""What an appraisal writes into the ledger: how many were appraised and took part, never who nor how."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.timezone import localdate

from jiaogong.appraisal.models import Appraisal, Subject
from jiaogong.kernel import clock
from jiaogong.ledger import permissions, queries
from jiaogong.ledger import services as ledger
from jiaogong.ledger.models import Entry
from jiaogong.ledger.rules import Facts, FigureFact, Origin
from jiaogong.members.queries import Standing


def counted(appraisal: Appraisal, actor: Standing) -> Entry | None:
    """The appraisal as an act; confirmed where the actor may, else a draft; None where the actor may not even draft."""
    if not permissions.may_draft(actor, appraisal.union):
        return None
    facts = _facts(appraisal)
    origin = Origin(kind=Entry.Source.INSTITUTION, name=facts.title)
    is_open = not queries.is_closed(appraisal.union, facts.start)
    write = ledger.record_entry if is_open and actor.is_officer_of(appraisal.union) else ledger.draft_entry
    return write(actor=actor, union=appraisal.union, facts=facts, origin=origin)


def _facts(appraisal: Appraisal) -> Facts:
    day = localdate(appraisal.counted_at) if appraisal.counted_at else clock.today()
    subjects = list(appraisal.subjects.all())
    teams = sum(subject.is_team for subject in subjects)
    leaders, cast = len(subjects) - teams, appraisal.cast or 0
    told = [f"{day.month}月{day.day}日民主评议"]
    told += [f"评议领导班子{teams}个"] if teams else []
    fresh = _not_counted_before(appraisal, subjects)
    told += [f"评议干部{leaders}人"] if leaders else []
    told += [f"其中本年度未评议过的{fresh}人"] if fresh < leaders else []
    told.append(f"应参评{appraisal.entitled}人、参评{cast}人，无记名投票")
    figures = [FigureFact("leaders_appraised", fresh)] if fresh else []
    return Facts(
        category="appraisal",
        title="民主评议领导干部",
        start=day,
        sentence="，".join(told) + "。",
        figures=(*figures, FigureFact("appraisers", cast)),
    )


def _not_counted_before(appraisal: Appraisal, subjects: Sequence[Subject]) -> int:
    """How many people of a plan no other counted plan of the union and year has told the ledger of already."""
    others = Subject.objects.filter(
        appraisal__union=appraisal.union_id, appraisal__year=appraisal.year, appraisal__entry__isnull=False
    )
    told = set(others.exclude(kind=Subject.Kind.TEAM).exclude(appraisal=appraisal).values_list("person", flat=True))
    return len({s.person_id for s in subjects if not s.is_team} - told)
