"""Who may do what with an appraisal; each refusal is a sentence."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _

from jiaogong.appraisal import queries
from jiaogong.appraisal.models import Appraisal, Remedy, Subject
from jiaogong.kernel import clock
from jiaogong.kernel.access import ALLOWED, Decision, refused
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

State = Appraisal.State


def may_plan(actor: Standing, union: Union, appraised: Collection[int] | None = None) -> Decision:
    """A union's own officers plan; from above only where every one of them is among the appraised (their keys)."""
    if actor.holds_office_in(union):
        return ALLOWED
    own = refused(_("Only an officer of %(union)s itself plans its appraisals.") % {"union": union})
    if not actor.is_above(union):
        return own
    free = queries.officers_not_appraised(union, appraised or (), clock.today())
    if appraised is None or not free:
        return ALLOWED
    return refused(
        _("%(names)s of %(union)s would not be appraised and can plan: the union above leads where nobody else can.")
        % {"names": "、".join(free), "union": union}
    )


def may_lead(actor: Standing, appraisal: Appraisal) -> Decision:
    """Officers of the union that leads it, and whom it named."""
    if queries.is_leading(actor, appraisal):
        return ALLOWED
    if appraisal.led_from is None:
        return may_plan(actor, appraisal.union, ())
    return refused(_("This appraisal is led by %(union)s.") % {"union": appraisal.led_from})


def _may_run(actor: Standing, appraisal: Appraisal) -> Decision:
    """Who leads it runs it, but nobody who is appraised in it."""
    if any(subject.person_id == actor.person.pk for subject in appraisal.subjects.all()):
        return refused(_("You are appraised here yourself: another officer of %(union)s does this.") % _of(appraisal))
    return may_lead(actor, appraisal)


def may_hand_up(actor: Standing, appraisal: Appraisal) -> Decision:
    """Give the lead to the union above, where every officer of the own one is appraised."""
    if appraisal.led_from is not None:
        return refused(_("This appraisal is led by %(union)s.") % {"union": appraisal.led_from})
    if appraisal.state not in (State.PLANNED, State.APPROVED) or appraisal.ballot_id is not None:
        return refused(_("The lead passes on before the ballot is prepared."))
    if appraisal.union.parent is None:
        return refused(_("There is no union above %(union)s.") % _of(appraisal))
    free = queries.officers_not_appraised(appraisal.union, queries.appraised_in(appraisal), clock.today())
    if free:
        told = _("%(names)s are not appraised here and can lead it.")
        return refused(told % {"names": "、".join(free)})
    return may_plan(actor, appraisal.union, ())


def may_name_leader(actor: Standing, appraisal: Appraisal) -> Decision:
    """The union above says who leads it on the spot."""
    if appraisal.led_from is None:
        return refused(_("The union's own officers lead this appraisal."))
    if appraisal.state not in (State.PLANNED, State.APPROVED) or appraisal.ballot_id is not None:
        return refused(_("The lead passes on before the ballot is prepared."))
    if actor.holds_office_in(appraisal.led_from):
        return ALLOWED
    return refused(_("This appraisal is led by %(union)s.") % {"union": appraisal.led_from})


def may_change(actor: Standing, appraisal: Appraisal) -> Decision:
    if appraisal.state != State.PLANNED:
        return refused(_("A plan that was approved stands; call it off and plan anew."))
    return may_lead(actor, appraisal)


def may_approve(actor: Standing, appraisal: Appraisal) -> Decision:
    """Write down that the party organisation approved the plan."""
    if appraisal.state != State.PLANNED:
        return refused(_("The plan is approved already, or was called off."))
    return may_lead(actor, appraisal)


def may_report(actor: Standing, subject: Subject) -> Decision:
    """Whoever is appraised gives the own report; what came on paper an officer enters."""
    if subject.appraisal.state not in (State.PLANNED, State.APPROVED) or subject.appraisal.ballot_id is not None:
        return refused(_("Reports are given before the grading is prepared."))
    leads = queries.is_leading(actor, subject.appraisal) or actor.holds_office_in(subject.appraisal.union)
    if subject.person_id == actor.person.pk or leads:
        return ALLOWED
    return refused(_("%(name)s gives the report, or an officer enters it.") % {"name": subject.person})


def may_prepare(actor: Standing, appraisal: Appraisal) -> Decision:
    if appraisal.state != State.APPROVED:
        return refused(_("The grading is prepared once the party organisation has approved the plan."))
    if appraisal.ballot_id is not None:
        return refused(_("The ballot is prepared already."))
    return _may_hold(actor, appraisal)


def has_reports(appraisal: Appraisal) -> Decision:
    """Whether everybody has reported: reports are read before the grading."""
    owing = [s.called for s in appraisal.subjects.all() if not s.has_report]
    if owing:
        told = _("Reports are read before the grading; these are missing: %(names)s.")
        return refused(told % {"names": "、".join(owing)})
    return ALLOWED


def _may_hold(actor: Standing, appraisal: Appraisal) -> Decision:
    """The ballot itself is held by officers of the union that leads, also where that one named somebody."""
    runs, union = _may_run(actor, appraisal), appraisal.leading_union
    if runs and not actor.holds_office_in(union):
        return refused(_("The ballot is prepared and held by an officer of %(union)s.") % {"union": union})
    return runs


def may_call_off(actor: Standing, appraisal: Appraisal) -> Decision:
    if appraisal.is_counted or appraisal.state == State.CALLED_OFF:
        return refused(_("What was counted stands, and what was called off is over."))
    return _may_hold(actor, appraisal) if appraisal.ballot_id else _may_run(actor, appraisal)


def may_keep(actor: Standing, appraisal: Appraisal) -> Decision:
    """Note what was heard, give feedback, archive: who keeps the results."""
    if appraisal.state != State.COUNTED:
        return refused(_("This follows the count and ends with the archive."))
    keepers = queries.keepers_of(appraisal, clock.today())
    if actor.person.pk in keepers and queries.is_leading(actor, appraisal):
        return ALLOWED
    return refused(_("The results are kept by %(names)s.") % {"names": "、".join(keepers.values()) or "—"})


def may_archive(actor: Standing, appraisal: Appraisal) -> Decision:
    """Who keeps the results closes the file once everybody has had the feedback."""
    keeps = may_keep(actor, appraisal)
    waiting = [s.called for s in appraisal.subjects.all() if s.fed_back_at is None]
    if keeps and waiting:
        told = _("Feedback is still to be given to: %(names)s. Then the appraisal can be archived.")
        return refused(told % {"names": "、".join(waiting)})
    return keeps


def may_put_on_record(actor: Standing, appraisal: Appraisal) -> Decision:
    """Tell a session of the congress that an appraisal was held: officers of the union, who need not know its grades."""
    if not appraisal.is_counted:
        return refused(_("An appraisal is put on record once it is counted."))
    if actor.holds_office_in(appraisal.union):
        return ALLOWED
    return refused(_("Only an officer of %(union)s itself puts it on record with a session.") % _of(appraisal))


def may_note(actor: Standing, subject: Subject) -> Decision:
    if subject.fed_back_at is not None:
        return refused(_("What the feedback told stands as it was told."))
    return may_keep(actor, subject.appraisal)


def may_acknowledge(actor: Standing, subject: Subject) -> Decision:
    if subject.fed_back_at is None or subject.acknowledged_at is not None:
        return refused(_("There is no feedback that waits to be taken note of."))
    if subject.person_id == actor.person.pk:
        return ALLOWED
    return refused(_("Only %(name)s takes note of the own result.") % {"name": subject.person})


def may_remedy(actor: Standing, subject: Subject) -> Decision:
    """The person, or who keeps the results, says what is to be done about a weak point; also after the archive."""
    if subject.fed_back_at is None:
        return refused(_("Remedies follow the feedback."))
    if subject.person_id == actor.person.pk or queries.is_keeper(actor, subject.appraisal, clock.today()):
        return ALLOWED
    return refused(_("%(name)s or who keeps the results does this.") % {"name": subject.person})


def may_finish(actor: Standing, remedy: Remedy) -> Decision:
    if remedy.done_at is not None:
        return refused(_("This is done already."))
    return may_remedy(actor, remedy.subject)


def _of(appraisal: Appraisal) -> dict[str, object]:
    return {"union": appraisal.union}
