"""The agenda: items added, changed, put in another order, taken off."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from jiaogong.congress.models import Item, Session
from jiaogong.congress.sessions import permissions, queries
from jiaogong.congress.sessions.limits import Bounds, bounds_for
from jiaogong.congress.sessions.rules import ItemPlan
from jiaogong.kernel import audit
from jiaogong.kernel.access import Decision, require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.queries import Standing


@transaction.atomic
def add_item(*, actor: Standing, session_id: int, plan: ItemPlan) -> Item:
    """Put an item at the end of the agenda; in an open session too, for what the congress itself takes up."""
    session = queries.locked_session(session_id, visible_to=actor)
    require(_may_change(actor, session))
    item = Item(session=session, position=_next_position(session))
    _take(item, plan, bounds_for(session))
    _require_only_once(item)
    item.save()
    audit.record(actor.person, "congress.item_added", session, item=item.title, kind=item.kind)
    return item


@transaction.atomic
def change_item(*, actor: Standing, item_id: int, plan: ItemPlan) -> Item:
    """Change an item that has not been dealt with."""
    item = queries.locked_item(item_id, visible_to=actor)
    require(_may_change(actor, item.session))
    require_planned(item)
    if plan.kind != Item.Kind.REVIEW:
        _require_not_owed(item)
    fields = ("kind", "title", "presenter", "text", "way")
    before, bounds = audit.values(item, *fields), bounds_for(item.session)
    needed_secrecy = bounds.must_be_secret(item.kind)
    _take(item, plan, bounds)
    _require_only_once(item)
    if item.session.state == Session.State.OPEN and needed_secrecy and not bounds.must_be_secret(item.kind):
        raise RuleBroken(
            _("The delegates were called to vote on this by secret ballot: once the session is open it stays so.")
        )
    item.save(update_fields=fields)
    told = audit.changes(before, audit.values(item, *fields))
    audit.record(actor.person, "congress.item_changed", item.session, item=item.title, changes=told)
    return item


@transaction.atomic
def move_item(*, actor: Standing, item_id: int) -> Item:
    """Let an item change places with the one before it; the first stays first."""
    item = queries.locked_item(item_id, visible_to=actor)
    require(_may_change(actor, item.session))
    before = Item.objects.filter(session=item.session, position__lt=item.position).order_by("-position").first()
    if before is None:
        return item
    mine, other = item.position, before.position
    Item.objects.filter(pk=before.pk).update(position=_next_position(item.session))
    Item.objects.filter(pk=item.pk).update(position=other)
    Item.objects.filter(pk=before.pk).update(position=mine)
    audit.record(actor.person, "congress.item_moved", item.session, item=item.title, to=other)
    item.position = other
    return item


@transaction.atomic
def take_off(*, actor: Standing, item_id: int) -> Item:
    """Take an item off the agenda: the report on proposals never, from the second session of a term on."""
    item = queries.locked_item(item_id, visible_to=actor)
    require(_may_change(actor, item.session))
    require_planned(item)
    _require_not_owed(item)
    item.state = Item.State.DROPPED
    item.save(update_fields=["state"])
    audit.record(actor.person, "congress.item_dropped", item.session, item=item.title)
    return item


def is_owed(item: Item) -> bool:
    """Whether an item is the only review on the agenda of a session that owes one."""
    if item.kind != Item.Kind.REVIEW or not queries.owes_review(item.session):
        return False
    others = item.session.items.filter(kind=Item.Kind.REVIEW).exclude(pk=item.pk)
    return not others.exclude(state=Item.State.DROPPED).exists()


def _require_not_owed(item: Item) -> None:
    if is_owed(item):
        raise RuleBroken(
            _("From the second session of a term on the report on proposals is reviewed (第七条第五项); it stays.")
        )


def require_planned(item: Item) -> None:
    if item.state != Item.State.PLANNED:
        values = {"item": item.title, "state": item.get_state_display()}
        raise RuleBroken(_("“%(item)s” is dealt with: %(state)s.") % values)


def require_sound_way(kind: str, way: str, bounds: Bounds) -> None:
    """Refuse a show of hands for what needs a secret ballot, and no vote for what is to be passed."""
    if way == Item.Way.HANDS and bounds.must_be_secret(kind):
        rule = bounds["congress.secret_ballot"].source
        raise RuleBroken(_("This is voted on by secret ballot, not by hands (%(rule)s).") % {"rule": rule})
    if way == Item.Way.NONE and kind == Item.Kind.PASS:
        raise RuleBroken(_("What is to be passed is put to the vote (第七条第四项)."))
    if way != Item.Way.NONE and kind == Item.Kind.HEAR:
        raise RuleBroken(_("What is only heard is not voted on: choose another kind, or no vote."))


def _require_only_once(item: Item) -> None:
    """One matter stands on an agenda once: a form sent twice adds it once, and what was rejected waits for another session."""
    same = item.session.items.filter(title=item.title).exclude(pk=item.pk).exclude(state=Item.State.DROPPED)
    if same.exists():
        raise RuleBroken(_("“%(item)s” stands on the agenda already.") % {"item": item.title})


def _may_change(actor: Standing, session: Session) -> Decision:
    may = permissions.may_lead(actor, session)
    return may if may else permissions.may_prepare(actor, session)


def _take(item: Item, plan: ItemPlan, bounds: Bounds) -> None:
    if not plan.title.strip():
        raise RuleBroken(_("An item needs a title."))
    way = plan.way or bounds.way_of(plan.kind)
    require_sound_way(plan.kind, way, bounds)
    item.kind, item.title, item.presenter = plan.kind, plan.title.strip()[:120], plan.presenter.strip()[:40]
    item.text, item.way = plan.text.strip(), way


def _next_position(session: Session) -> int:
    last: int | None = session.items.aggregate(last=Max("position"))["last"]
    return (last or 0) + 1
