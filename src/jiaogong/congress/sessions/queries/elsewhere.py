"""Items whose vote is held elsewhere: those that an election or an appraisal can put its result on."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from jiaogong.congress.models import Item, ItemResult, Session
from jiaogong.congress.sessions.queries import BEFORE
from jiaogong.kernel.errors import RuleBroken
from jiaogong.unions.models import Union

MOST_OFFERED = 50


def items_of(union: Union, kind: str) -> QuerySet[Item]:
    """Items of a kind on the agendas of a union's own sessions, of the newest session first."""
    held = Item.objects.filter(session__union=union, kind=kind).exclude(state=Item.State.DROPPED)
    held = held.exclude(session__state=Session.State.CALLED_OFF)
    return held.select_related("session").order_by("-session__starts_at", "position")


def offered(union: Union, kind: str) -> list[Item]:
    """Items of a kind without a result, as a page offers them."""
    return list(items_of(union, kind).filter(result__isnull=True)[:MOST_OFFERED])


def item_of(union: Union, kind: str, item_id: int) -> Item:
    """An item of a kind of a union's own sessions. Raises RuleBroken where it is not among them."""
    found = items_of(union, kind).filter(pk=item_id).first()
    if found is None:
        raise RuleBroken(_("This item is not on the agenda of a session of %(union)s.") % {"union": union})
    return found


def review_ahead(union: Union, *, after: Session | None = None) -> Item | None:
    """The review of how proposals were handled, on the agenda of the next session that is still prepared.

    `after`: the session for which they were called; the one that reviews them comes later.
    """
    planned = Item.objects.filter(session__union=union, session__body=Session.Body.CONGRESS, kind=Item.Kind.REVIEW)
    planned = planned.filter(state=Item.State.PLANNED, session__state__in=BEFORE)
    if after:
        planned = planned.filter(session__starts_at__gt=after.starts_at).exclude(session=after)
    return planned.select_related("session__union").order_by("session__starts_at", "position").first()


def only_item(session: Session, kind: str) -> Item | None:
    """The one item of a kind that a session has, where it has one alone and no result of it yet."""
    found = list(items_of(session.union, kind).filter(session=session)[:2])
    has_result = ItemResult.objects.filter(item__in=found).exists()
    return found[0] if len(found) == 1 and not has_result else None


def result_of(source: str, union: Union, kind: str) -> ItemResult | None:
    """What an election or an appraisal of that name put on record with a session of the union."""
    known = ItemResult.objects.filter(source=source, item__session__union=union, item__kind=kind)
    return known.select_related("item__session").order_by("-pk").first()
