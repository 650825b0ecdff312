"""A change approved, and what it has posted into the ledger."""

from __future__ import annotations

from jiaogong.ledger.models import Entry
from jiaogong.members.queries import Standing
from jiaogong.organisation import services
from jiaogong.organisation.models import UnionChange


def approve(change: UnionChange, by: Standing) -> UnionChange:
    return services.approve_change(actor=by, change_id=change.pk)


def posted() -> list[tuple[str, str, str]]:
    rows = Entry.objects.filter(source="institution").order_by("pk")
    return [(e.union.code, e.title, e.state) for e in rows.select_related("union")]
