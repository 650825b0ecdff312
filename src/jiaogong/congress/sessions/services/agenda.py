"""The agenda: items added, changed, put in another order, taken off."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from jiaogong.congress.models import Item, Session
from jiaogong.congress.sessions import permissions, queries
from jiaogong.congress.sessions.limits import Bounds, bounds_for
from jiaogong.congress.sessions.queries.readiness import is_late_for_papers, papers_due_of
from jiaogong.congress.sessions.rules import ItemPlan, bare_title
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import Decision, require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.queries import Standing
from jiaogong.unions.labels import limit_told


@transaction.atomic
def add_item(*, actor: Standing, session_id: int, plan: ItemPlan) -> Item:
    """Put an item at the end of the agenda; in an open session too, for what the congress itself takes up.

    What is to be passed and comes after the papers were sent owes its text in time, or the reason (`late_reason`).
    """
    session = queries.locked_session(session_id, visible_to=actor)
    require(_may_change(actor, session))
    item, bounds = Item(session=session, position=_next_position(session), added_at=clock.now()), bounds_for(session)
    _take(item, plan, bounds)
    _require_only_once(item)
    _require_as_secret(item, bounds)
    require_text_in_time(item, bounds)
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
    _require_as_secret(item, bounds)
    if item.kind == Item.Kind.PASS and before["kind"] != Item.Kind.PASS:
        item.added_at = clock.now()
    require_text_in_time(item, bounds)
    if item.session.state == Session.State.OPEN and needed_secrecy and not bounds.must_be_secret(item.kind):
        raise RuleBroken(
            _("The delegates were called to vote on this by secret ballot: once the session is open it stays so.")
        )
    item.save(update_fields=[*fields, "late_reason", "added_at"])
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


def _require_as_secret(item: Item, bounds: Bounds) -> None:
    """What the delegates were called to vote on in secret does not come back under the same name to be voted on by hands."""
    if item.session.state != Session.State.OPEN or bounds.must_be_secret(item.kind):
        return
    others = item.session.items.exclude(pk=item.pk)
    if any(bounds.must_be_secret(o.kind) and bare_title(o.title) == bare_title(item.title) for o in others):
        raise RuleBroken(
            _("The delegates were called to vote on this by secret ballot: once the session is open it stays so.")
        )


def owes_text(item: Item, bounds: Bounds) -> bool:
    """Whether an item to be passed came onto the agenda after the papers were sent, and none of its own was sent in time."""
    sent = item.session.papers_sent_at
    if item.kind != Item.Kind.PASS or sent is None or item.added_at is None or item.added_at <= sent:
        return False
    due = papers_due_of(item.session, bounds)
    own = item.papers.filter(sent_at__isnull=False) if item.pk else ()
    return not any(paper.sent_at and localdate(paper.sent_at) <= due for paper in own)


def require_text_in_time(item: Item, bounds: Bounds) -> None:
    """Refuse what is to be passed where its text can no longer reach those who vote in time, unless a reason is kept."""
    if not owes_text(item, bounds) or not is_late_for_papers(item.session, bounds):
        return
    limit = bounds["congress.papers_days_before"]
    if limit.blocks or not item.late_reason:
        values = {"item": item.title, "day": papers_due_of(item.session, bounds), "rule": limit_told(limit)}
        told = _("The text of “%(item)s” had to be sent by %(day)s. %(rule)s") % values
        raise RuleBroken(told if limit.blocks else told + " " + _("Say why it comes late."))


def require_text(item: Item) -> None:
    """Refuse to vote on what came after the papers, as long as neither its own text was sent nor a reason is kept."""
    if not item.late_reason and owes_text(item, bounds_for(item.session)):
        raise RuleBroken(
            _("“%(item)s” came onto the agenda after the papers were sent: send its text, or say why it comes late.")
            % {"item": item.title}
        )


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
    item.late_reason = plan.late_reason.strip()[:200]


def _next_position(session: Session) -> int:
    last: int | None = session.items.aggregate(last=Max("position"))["last"]
    return (last or 0) + 1
