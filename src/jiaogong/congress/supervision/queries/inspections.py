"""Every reading of inspections and of what they found: who may know of them, and what waits for whom."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from jiaogong.congress.models import Inspection, InspectionFinding, Inspector
from jiaogong.kernel.errors import NotFound
from jiaogong.kernel.script import holding
from jiaogong.ledger.models import Evidence
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

State, Remedy = Inspection.State, InspectionFinding.State
AHEAD, OVERDUE, OPEN, LATE, TO_LOOK, TO_REMEDY = "ahead", "overdue", "open", "late", "to_look", "to_remedy"


def inspections_visible_to(standing: Standing) -> QuerySet[Inspection]:
    """Those one takes part in or is to remedy something of; all of a union one leads; of the own house what was held."""
    person = standing.person
    named = Inspector.objects.filter(person=person).order_by().values("inspection")
    charged = InspectionFinding.objects.filter(answerer=person).order_by().values("inspection")
    held = Q(union=standing.house.pk, state=State.HELD)
    led = Q(union__in=[u.pk for u in standing.unions_led])
    return Inspection.objects.filter(Q(pk__in=named) | Q(pk__in=charged, state=State.HELD) | held | led)


def inspections_in(union: Union, standing: Standing) -> QuerySet[Inspection]:
    """The inspections of one house that somebody may know of."""
    return inspections_visible_to(standing).filter(union=union)


def inspection_visible_to(standing: Standing, code: str, inspection_id: int) -> Inspection:
    """One inspection of the union of that code with all that its page shows. Raises NotFound."""
    known = inspections_visible_to(standing).filter(pk=inspection_id, union__code=code)
    rows = known.select_related("union__parent", "entry", "planned_by")
    found = rows.prefetch_related("inspectors__person", "findings__answerer", "findings__looked_by").first()
    if found is None:
        raise _unknown()
    return found


def locked_inspection(inspection_id: int, visible_to: Standing) -> Inspection:
    """An inspection fetched for change. Raises NotFound like `inspection_visible_to`."""
    if not inspections_visible_to(visible_to).filter(pk=inspection_id).exists():
        raise _unknown()
    return Inspection.objects.select_for_update(of=("self",)).select_related("union", "entry").get(pk=inspection_id)


def locked_finding(finding_id: int, visible_to: Standing) -> InspectionFinding:
    """Something found, with its inspection, both fetched for change. Raises NotFound like `inspection_visible_to`."""
    known = InspectionFinding.objects.filter(pk=finding_id, inspection__in=inspections_visible_to(visible_to))
    inspection_id = known.values_list("inspection", flat=True).first()
    if inspection_id is None:
        raise _unknown()
    inspection = locked_inspection(inspection_id, visible_to)
    finding = InspectionFinding.objects.select_for_update(of=("self",)).get(pk=finding_id)
    finding.inspection = inspection
    return finding


def _unknown() -> NotFound:
    return NotFound(_("There is no such inspection, or it is not yours to see."))


def files_of(inspection: Inspection) -> QuerySet[Evidence]:
    """The files that prove what was seen: the evidence of the entry."""
    return Evidence.objects.filter(entry=inspection.entry_id).order_by("pk")


def file_visible_to(standing: Standing, code: str, inspection_id: int, evidence_id: int) -> Evidence:
    """One file of an inspection. Raises NotFound where either is not the person's to know of."""
    found = files_of(inspection_visible_to(standing, code, inspection_id)).filter(pk=evidence_id).first()
    if found is None:
        raise NotFound(_("There is no such file, or it is not yours to see."))
    return found


def found_by_words(inspections: QuerySet[Inspection], words: str) -> QuerySet[Inspection]:
    """Inspections whose matter, place, summary or findings hold what was typed."""
    typed = words.strip()
    if not typed:
        return inspections
    said = holding(typed, "matter", "place", "summary", "findings__text")
    return Inspection.objects.filter(pk__in=inspections.filter(said).order_by().values("pk"))


def in_state(union: Union, standing: Standing, state: str, on: dt.date) -> QuerySet[Inspection]:
    """The inspections of a house in a state, or with remedies in one; all that are known for anything else."""
    known = inspections_in(union, standing)
    if state in State.values:
        return known.filter(state=state)
    if state == AHEAD:
        return known.filter(state=State.PLANNED, on_date__gte=on)
    if state == OVERDUE:
        return known.filter(state=State.PLANNED, on_date__lt=on)
    found = remedies_in(union, standing, on).get(state)
    return known if found is None else known.filter(pk__in=found.order_by().values("inspection"))


def remedies_in(union: Union, standing: Standing, on: dt.date) -> dict[str, QuerySet[InspectionFinding]]:
    """What was found in a house and is not settled, by what is to be done; OPEN and LATE are of all that one knows."""
    held = InspectionFinding.objects.filter(inspection__union=union, inspection__state=State.HELD)
    known = held.filter(inspection__in=inspections_in(union, standing).order_by().values("pk"))
    looking = held.filter(inspection__in=_looked_after(union, standing))
    return {
        OPEN: known.exclude(state=Remedy.SETTLED),
        LATE: known.filter(state=Remedy.OPEN, due_date__lt=on),
        TO_LOOK: looking.filter(state__in=(Remedy.DONE, Remedy.REFUSED)),
        TO_REMEDY: held.filter(state=Remedy.OPEN, answerer=standing.person),
    }


def _looked_after(union: Union, standing: Standing) -> QuerySet[Inspection, int]:
    """Keys of the inspections whose remedies somebody looks at again: an officer's all, a delegate's own."""
    of_union = Inspection.objects.filter(union=union)
    if not standing.holds_office_in(union):
        named = Inspector.objects.filter(person=standing.person, has_come=True)
        of_union = of_union.filter(pk__in=named.order_by().values("inspection"))
    return of_union.order_by().values_list("pk", flat=True)


def counted(inspections: QuerySet[Inspection], on: dt.date) -> QuerySet[Inspection]:
    """Each with how much was found, how much of it is settled, and how much of it is late."""
    findings = "findings"
    late = Q(findings__state=Remedy.OPEN, findings__due_date__lt=on)
    return inspections.annotate(
        found=Count(findings, distinct=True),
        settled=Count(findings, filter=Q(findings__state=Remedy.SETTLED), distinct=True),
        late=Count(findings, filter=late, distinct=True),
    )


def took_part(standing: Standing, inspection: Inspection) -> bool:
    """Whether somebody is named for an inspection and, once it was held, came."""
    named = inspection.inspectors.filter(person=standing.person)
    return named.exclude(has_come=False).exists()
