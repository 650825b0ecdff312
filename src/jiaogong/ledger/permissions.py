"""Who may do what in the ledger; each refusal is a sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _

from jiaogong.kernel.access import ALLOWED, Decision, refused
from jiaogong.ledger import queries
from jiaogong.ledger.models import Entry
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union


def may_draft(actor: Standing, union: Union) -> Decision:
    """Members draft for their own union, officers for their branch; for a closed one nobody does."""
    if union.is_closed:
        return refused(_("%(union)s was closed on %(day)s.") % {"union": union, "day": union.closed_date})
    if actor.belongs_to(union) or actor.is_officer_of(union):
        return ALLOWED
    return refused(_("Only members and officers of %(union)s may write in its ledger.") % {"union": union})


def may_confirm_in(actor: Standing, union: Union) -> Decision:
    if actor.is_officer_of(union):
        return ALLOWED
    return refused(_("Only an officer of %(union)s may confirm its entries.") % {"union": union})


def may_read_details(actor: Standing, entry: Entry) -> Decision:
    """What is of a sensitive kind is read by the union's own officers and its writer, by nobody above."""
    if queries.may_know_people(actor, entry):
        return ALLOWED
    return refused(
        _("This is of a sensitive kind: only the officers of %(union)s itself read its details.")
        % {"union": entry.union}
    )


def may_change(actor: Standing, entry: Entry) -> Decision:
    """A draft or plan is changed by its writer and the officers; a confirmed entry by nobody."""
    if not queries.may_know_people(actor, entry):
        return may_read_details(actor, entry)
    if entry.state == Entry.State.CONFIRMED:
        return refused(
            _("A confirmed entry is not changed but corrected: the correction reverses it and stands beside it.")
        )
    if actor.is_officer_of(entry.union) or entry.drafted_by_id == actor.person.pk:
        return ALLOWED
    return refused(_("Only its writer and the officers of %(union)s may change this entry.") % {"union": entry.union})


def may_confirm(actor: Standing, entry: Entry) -> Decision:
    if entry.state == Entry.State.CONFIRMED:
        return refused(_("This entry is already confirmed."))
    if not queries.may_know_people(actor, entry):
        return may_read_details(actor, entry)
    if queries.is_closed(entry.union, entry.start_date):
        return refused(_closed(entry.start_date.year))
    return may_confirm_in(actor, entry.union)


def may_correct(actor: Standing, entry: Entry) -> Decision:
    if not queries.may_know_people(actor, entry):
        return may_read_details(actor, entry)
    if entry.state != Entry.State.CONFIRMED:
        return refused(_("Only a confirmed entry is corrected; a draft is simply changed."))
    if entry.is_reversal or Entry.objects.filter(reverses=entry).exists():
        return refused(_("This entry has been corrected already."))
    if queries.is_closed(entry.union, entry.start_date):
        return refused(_closed(entry.start_date.year))
    return may_confirm_in(actor, entry.union)


def may_add_evidence(actor: Standing, entry: Entry) -> Decision:
    if not queries.may_know_people(actor, entry):
        return may_read_details(actor, entry)
    if actor.is_officer_of(entry.union) or entry.drafted_by_id == actor.person.pk:
        return ALLOWED
    return refused(_("Only its writer and the officers of %(union)s may add evidence.") % {"union": entry.union})


def may_close_year(actor: Standing, union: Union) -> Decision:
    return may_confirm_in(actor, union)


def may_reopen_year(actor: Standing, union: Union) -> Decision:
    """A closed year is reopened by the level above; at the root, by its own officers."""
    if actor.is_above(union) or (union.parent_id is None and actor.is_officer_of(union)):
        return ALLOWED
    return refused(_("A closed year is reopened by the union above."))


def _closed(year: int) -> str:
    return _("The year %(year)s is closed; the union above can reopen it with a reason.") % {"year": year}
