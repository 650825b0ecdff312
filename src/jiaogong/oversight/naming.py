"""What a copy of all that is held on a person calls the fields and records that bear no name of their own."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

FIELDS = {
    "account": _("Account"),
    "actor": _("Who"),
    "added_by": _("Added by"),
    "address": _("Address"),
    "after": _("After"),
    "answered_by": _("Answered by"),
    "asked_address": _("Address asked for"),
    "asked_at": _("Asked on"),
    "asked_by": _("Asked by"),
    "at": _("When"),
    "before": _("Before"),
    "called_by": _("Called by"),
    "candidates": _("Possible namesakes"),
    "closed_by": _("Closed by"),
    "code_digest": _("Code (digest)"),
    "code_sent_at": _("Code sent on"),
    "code_tries": _("Codes mistyped"),
    "conditions": _("Conditions"),
    "confirmed_by": _("Confirmed by"),
    "created_by": _("Written by"),
    "decided_at": _("Decided on"),
    "decided_by": _("Decided by"),
    "decision": _("Decision"),
    "done_at": _("Done on"),
    "done_by": _("Noted as done by"),
    "drafted_by": _("Drafted by"),
    "due_at": _("Due at"),
    "entry": _("Entry"),
    "facts": _("What it says"),
    "faults": _("Errors"),
    "given_by": _("Given by"),
    "is_active": _("May sign in"),
    "is_daily": _("Once a day"),
    "is_password_own": _("Password set by oneself"),
    "key": _("Key"),
    "language": _("Language"),
    "made_at": _("Made on"),
    "made_by": _("Made by"),
    "meeting": _("Meeting"),
    "merged_into": _("Merged into"),
    "name": _("Name"),
    "noted_by": _("Noted by"),
    "of": _("Belongs to"),
    "outcome": _("Outcome"),
    "path": _("Page"),
    "person": _("Person"),
    "reason": _("Reason"),
    "recorded_by": _("Recorded by"),
    "released_at": _("Released on"),
    "released_by": _("Released by"),
    "reopened_by": _("Reopened by"),
    "replied_by": _("Replied by"),
    "reported_by": _("Reported by"),
    "roster": _("Roster"),
    "sent_at": _("Sent on"),
    "sent_by": _("Sent by"),
    "set_by": _("Set by"),
    "sheet": _("Sheet"),
    "started_by": _("Begun by"),
    "state": _("State"),
    "subject": _("Title of the message"),
    "text": _("Text"),
    "topics": _("Topics"),
    "tries": _("Tries"),
    "used_at": _("Used on"),
    "withdrawn_at": _("Withdrawn on"),
}
KINDS = {
    "desk.feed": _("Calendar's address"),
    "entrance.invitation": _("Slip"),
    "entrance.slipsheet": _("Printing of slips"),
    "ledger.entry": _("Entry"),
    "ledger.entrychange": _("Change of an entry"),
    "ledger.entryperson": _("In an entry"),
    "ledger.evidence": _("Evidence"),
    "ledger.sheetimport": _("Entries from a workbook"),
    "ledger.yearclosing": _("Closing of a year"),
    "meetings.attendee": _("Called to a meeting"),
    "meetings.decision": _("Decision of a meeting"),
    "meetings.duty": _("Duty"),
    "meetings.meeting": _("Meeting"),
    "members.correction": _("Correction"),
    "members.filechange": _("Change of a file"),
    "members.movement": _("Change of membership"),
    "members.office": _("Office"),
    "members.person": _("File of a person"),
    "members.relative": _("Relative"),
    "members.rosterimport": _("Roster"),
    "members.rosterrow": _("Row of a roster"),
    "members.savedlist": _("Saved list"),
    "members.schoolpost": _("Post in the school"),
    "members.term": _("Term of a body"),
    "members.trainee": _("Training"),
    "members.training": _("Training"),
    "members.womensnote": _("Women's matter"),
    "notices.delivery": _("Delivery of a notice"),
    "notices.notice": _("Notice"),
    "organisation.unionchange": _("Change to the tree"),
    "outbox.message": _("Message"),
    "statistics.returnstep": _("Step of the yearly return"),
    "statistics.yearlyreturn": _("Yearly return"),
    "summaries.claimdecision": _("Decision on a sentence"),
    "summaries.text": _("Summary"),
    "unions.ownlimit": _("Own limit"),
    "unions.unionfact": _("Fact of a union"),
}


def field_name(field: models.Field[Any, Any]) -> str:
    """A field's own name where it has one, else the one given here."""
    own = str(field.verbose_name)
    return str(FIELDS.get(field.name, capfirst(own))) if own == field.name.replace("_", " ") else capfirst(own)


def kind_name(label: str) -> str:
    """What records of a kind are called, such as of "ledger.entry"; the kind itself where nothing is given."""
    return str(KINDS.get(label, label))
