"""What every act leaves behind: a line of the proposal's life, an audit line, a number."""

from __future__ import annotations

from typing import Any

from django.db.models import Max

from jiaogong.kernel import audit, clock
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing
from jiaogong.proposals.models import Happening, Proposal, Version
from jiaogong.unions.models import Union

Act = Happening.Act


def note_down(proposal: Proposal, act: str, actor: Standing | None, text: str = "") -> None:
    """A line of the proposal's life, which all read who may read it."""
    by: Person | None = actor.person if actor else None
    Happening.objects.create(proposal=proposal, act=act, on_date=clock.today(), done_by=by, text=text[:500])


def keep(proposal: Proposal, *names: str) -> Proposal:
    """Save some fields and count the version on."""
    proposal.version += 1
    proposal.save(update_fields=[*names, "version"])
    return proposal


def stepped(before: str, proposal: Proposal) -> dict[str, list[Any]]:
    return audit.changes({"state": before}, {"state": proposal.state})


def give_receipt(proposal: Proposal) -> None:
    """The next receipt of the union's year, the text's fingerprint and a version; the union's row keeps the order."""
    Union.objects.select_for_update().get(pk=proposal.union_id)
    today = clock.today()
    if proposal.receipt is None:
        proposal.year = today.year
        taken = Proposal.objects.filter(union=proposal.union_id, year=today.year)
        proposal.receipt = (taken.aggregate(last=Max("receipt"))["last"] or 0) + 1
    proposal.handed_in_date = proposal.since = today
    proposal.fingerprint = proposal.wording.fingerprint
    proposal.state = Proposal.State.HANDED_IN


def keep_version(proposal: Proposal) -> None:
    """The text as handed in, unless it is word for word that of the last time."""
    last = proposal.versions.last()
    if last is not None and last.fingerprint == proposal.fingerprint:
        return
    Version.objects.create(
        proposal=proposal,
        number=last.number + 1 if last else 1,
        title=proposal.title,
        reasons=proposal.reasons,
        remedy=proposal.remedy,
        fingerprint=proposal.fingerprint,
        on_date=clock.today(),
    )
