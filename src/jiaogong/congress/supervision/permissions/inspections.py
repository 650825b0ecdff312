"""Who plans and holds inspections, notes what was found, remedies it and looks again."""

from __future__ import annotations

from django.utils.translation import gettext as _

from jiaogong.congress.models import Inspection, InspectionFinding
from jiaogong.congress.supervision.permissions import may_keep
from jiaogong.congress.supervision.queries import inspections as queries
from jiaogong.kernel import clock
from jiaogong.kernel.access import ALLOWED, Decision, refused
from jiaogong.members.queries import Standing

State, Remedy = Inspection.State, InspectionFinding.State


def may_change(actor: Standing, inspection: Inspection) -> Decision:
    """Until it is held or called off an officer changes its plan, or calls it off."""
    if inspection.state != State.PLANNED:
        return refused(_("Only what is planned and not held yet is changed or called off."))
    return may_keep(actor, inspection.union)


def may_hold(actor: Standing, inspection: Inspection) -> Decision:
    own = may_change(actor, inspection)
    if own and inspection.on_date > clock.today():
        return refused(_("It is planned for %(day)s: note what was seen on that day.") % {"day": inspection.on_date})
    return own


def may_find(actor: Standing, inspection: Inspection) -> Decision:
    """Whoever takes part, and the officers, from the day on: what was found is noted while it is fresh."""
    if inspection.state == State.CALLED_OFF or inspection.on_date > clock.today():
        return refused(_("What is found is noted from the day of the inspection on."))
    if actor.holds_office_in(inspection.union) or queries.took_part(actor, inspection):
        return ALLOWED
    return refused(_("Those who take part and the officers note what was found."))


def may_drop_finding(actor: Standing, inspection: Inspection) -> Decision:
    if inspection.state != State.PLANNED:
        return refused(_("What an inspection found stays once it was held."))
    return may_find(actor, inspection)


def may_add_files(actor: Standing, inspection: Inspection) -> Decision:
    if inspection.state != State.HELD or inspection.entry_id is None:
        return refused(_("Files are added once the inspection was held: they prove its entry in the ledger."))
    return may_keep(actor, inspection.union)


def may_remedy(actor: Standing, finding: InspectionFinding) -> Decision:
    """Whoever answers for it, and the officers, who write down what they are told."""
    inspection = finding.inspection
    if inspection.state != State.HELD:
        return refused(_("A remedy is owed once the inspection was held."))
    if finding.state != Remedy.OPEN:
        return refused(_("It is told already what came of this."))
    if finding.answerer_id == actor.person.pk or actor.holds_office_in(inspection.union):
        return ALLOWED
    return refused(_("Whoever answers for it and the officers say what came of this."))


def may_look_again(actor: Standing, finding: InspectionFinding) -> Decision:
    """The delegates who were there, and the officers; not the one who was to remedy it."""
    if finding.state not in (Remedy.DONE, Remedy.REFUSED):
        return refused(_("There is nothing to look at again yet."))
    if finding.answerer_id == actor.person.pk:
        return refused(_("Nobody looks at the own remedy again: somebody else does."))
    inspection = finding.inspection
    if actor.holds_office_in(inspection.union) or queries.took_part(actor, inspection):
        return ALLOWED
    return refused(_("Those who took part and the officers look again."))
