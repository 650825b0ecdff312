"""Writing many acts at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.models import AuditLine
from jiaogong.ledger import permissions
from jiaogong.ledger.models import Entry, EntryChange, YearClosing
from jiaogong.ledger.rules import Facts, Origin, require_sound
from jiaogong.ledger.services.rows import change, row, write_details
from jiaogong.ledger.snapshots import snapshot
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union


@transaction.atomic
def post_entries(
    *, actor: Standing, postings: Iterable[tuple[Union, Facts, Origin]], state: str = Entry.State.DRAFT
) -> list[Entry]:
    """Write many acts at once, all or none: for spreadsheets, old texts and institutions."""
    postings = list(postings)
    for union in {u.pk: u for u, _facts, _origin in postings}.values():
        require(permissions.may_draft(actor, union))
        if state == Entry.State.CONFIRMED:
            require(permissions.may_confirm_in(actor, union))
    for _union, facts, _origin in postings:
        require_sound(facts, today=clock.today())
    if state == Entry.State.CONFIRMED:
        _require_open((union, facts.first_day.year) for union, facts, _origin in postings)
    rows = [(row(actor, union, facts, origin, state), facts) for union, facts, origin in postings]
    entries = Entry.objects.bulk_create([row for row, _facts in rows], batch_size=500)
    write_details(rows)
    EntryChange.objects.bulk_create([change(e, actor, "posted", {}, snapshot(f)) for e, f in rows], batch_size=500)
    _audit_many(actor, entries)
    return entries


def _audit_many(actor: Standing, entries: Sequence[Entry]) -> None:
    AuditLine.objects.bulk_create([audit.line(actor.person, "ledger.posted", e) for e in entries], batch_size=500)


def _require_open(years: Iterable[tuple[Union, int]]) -> None:
    """Refuse to add what counts to a year that is closed."""
    asked = {(union.pk, year): union for union, year in years}
    closed = YearClosing.objects.filter(union__in={pk for pk, _year in asked}, reopened_at__isnull=True)
    for union_id, year in closed.values_list("union_id", "year"):
        if (union_id, year) in asked:
            values = {"year": year, "union": asked[union_id, year]}
            raise RuleBroken(
                _("The year %(year)s of %(union)s is closed; the union above can reopen it with a reason.") % values
            )
