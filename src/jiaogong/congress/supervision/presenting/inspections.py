"""What one inspection's page shows a person, and each thing found on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiaogong.congress.delegates.queries import staff_of
from jiaogong.congress.models import Inspection, InspectionFinding
from jiaogong.congress.supervision import forms, services
from jiaogong.congress.supervision.permissions import inspections as permissions
from jiaogong.congress.supervision.presenting import Act, Sent, drawn
from jiaogong.congress.supervision.queries.inspections import files_of
from jiaogong.kernel import clock
from jiaogong.kernel.access import Decision
from jiaogong.kernel.dress import PlainForm
from jiaogong.members.queries import Standing


def _holding(_who: Standing, inspection: Inspection, sent: Sent) -> forms.HoldForm:
    inspectors = list(inspection.inspectors.all())
    initial = {"on_date": inspection.on_date, "came": [str(i.person_id) for i in inspectors]}
    return forms.HoldForm(sent.told, sent.files, inspectors=inspectors, initial=initial, auto_id="hold_%s")


def _finding(_who: Standing, inspection: Inspection, sent: Sent) -> forms.FindingForm:
    people = staff_of(inspection.union, clock.today())
    return forms.FindingForm(sent.told, people=people, auto_id="find_%s")


ACTS: Mapping[str, Act[Inspection]] = {
    "hold": Act(
        permissions.may_hold,
        _holding,
        lambda who, one, form: services.hold_inspection(
            actor=who,
            inspection_id=one.pk,
            on_date=form.cleaned_data["on_date"],
            came=form.came,
            summary=form.cleaned_data["summary"],
            files=form.sent,
        ),
        _("The inspection stands in the ledger; who is to remedy something is told."),
    ),
    "find": Act(
        permissions.may_find,
        _finding,
        lambda who, one, form: services.note_finding(actor=who, inspection_id=one.pk, plan=form.plan),
        _("It is noted."),
    ),
    "files": Act(
        permissions.may_add_files,
        lambda _who, _one, sent: forms.FilesForm(sent.told, sent.files, auto_id="files_%s"),
        lambda who, one, form: services.add_files(actor=who, inspection_id=one.pk, files=form.sent),
        _("The files are kept."),
    ),
    "call_off": Act(
        permissions.may_change,
        lambda _who, _one, sent: forms.CallOffForm(sent.told, auto_id="off_%s"),
        lambda who, one, form: services.call_off_inspection(actor=who, inspection_id=one.pk, **form.cleaned_data),
        _("The inspection is called off."),
    ),
}


def _of(kind: type[PlainForm]) -> Any:
    def made(_who: Standing, finding: InspectionFinding, sent: Sent) -> PlainForm:
        initial = {"done_date": clock.today()}
        return kind(sent.told, initial=initial, auto_id=f"{kind.__name__}_{finding.pk}_%s")

    return made


def _may_drop(who: Standing, finding: InspectionFinding) -> Decision:
    return permissions.may_drop_finding(who, finding.inspection)


OF_FINDING: Mapping[str, Act[InspectionFinding]] = {
    "done": Act(
        permissions.may_remedy,
        _of(forms.DoneForm),
        lambda who, one, form: services.note_remedy(actor=who, finding_id=one.pk, **form.cleaned_data),
        _("It is noted; the delegates look at it again."),
    ),
    "refuse": Act(
        permissions.may_remedy,
        _of(forms.RefuseForm),
        lambda who, one, form: services.refuse_remedy(actor=who, finding_id=one.pk, **form.cleaned_data),
        _("The explanation is noted; the delegates read it."),
    ),
    "look": Act(
        permissions.may_look_again,
        _of(forms.LookForm),
        lambda who, one, form: services.look_again(
            actor=who,
            finding_id=one.pk,
            is_good=form.cleaned_data["good"] == "yes",
            note=form.cleaned_data["note"],
            due_date=form.cleaned_data["due_date"],
        ),
        _("What you saw is noted."),
    ),
    "drop": Act(
        _may_drop,
        _of(PlainForm),
        lambda who, one, _form: services.drop_finding(actor=who, finding_id=one.pk),
        _("It is taken away."),
    ),
}


@dataclass(frozen=True, slots=True)
class Found:
    """Something found, and what may be done about it."""

    row: InspectionFinding
    may: Mapping[str, Decision]
    forms: Mapping[str, Any]
    refused: Any


def page_of(
    who: Standing,
    inspection: Inspection,
    bound: Mapping[str, Any],
    bound_finding: tuple[int, Mapping[str, Any]] = (0, {}),
) -> dict[str, Any]:
    """The page's context; `bound` and `bound_finding` hold forms that were sent and refused."""
    shown = drawn(ACTS, who, inspection, bound)
    findings = []
    for row in inspection.findings.all():
        row.inspection = inspection
        findings.append(
            Found(row, **drawn(OF_FINDING, who, row, bound_finding[1] if row.pk == bound_finding[0] else {}))
        )
    return shown | {
        "inspection": inspection,
        "union": inspection.union,
        "findings": findings,
        "refused": shown["refused"] or next((f.refused for f in findings if f.refused), None),
        "inspectors": list(inspection.inspectors.all()),
        "files": list(files_of(inspection)) if inspection.entry_id else [],
        "may_change": permissions.may_change(who, inspection),
        "leads": who.holds_office_in(inspection.union),
        "today": clock.today(),
    }
