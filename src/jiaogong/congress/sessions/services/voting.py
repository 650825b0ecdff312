"""What becomes of an item: heard, voted on by hands, or put to a secret ballot whose count decides it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from jiaogong.ballots import queries as ballots
from jiaogong.ballots.events import BallotCounted, BallotEnded
from jiaogong.ballots.rules import BallotPlan, QuestionPlan, VoterPlan
from jiaogong.ballots.services import prepare_ballot
from jiaogong.congress.models import Item, Session
from jiaogong.congress.sessions import permissions, queries
from jiaogong.congress.sessions.limits import bounds_for
from jiaogong.congress.sessions.queries import rolls
from jiaogong.congress.sessions.rules import Count
from jiaogong.congress.sessions.services.agenda import require_planned, require_sound_way, require_text
from jiaogong.congress.sessions.services.roll import require_quorum
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.queries import Standing
from jiaogong.unions.labels import limit_told

State, Way = Item.State, Item.Way
_BASED_ON = ("present", "entitled", "quorum", "needed", "limit")
_COUNTED = ("yes", "no", "abstained")


@transaction.atomic
def note_heard(*, actor: Standing, item_id: int) -> Item:
    """Note that an item was heard, or that an election or appraisal was held; what is to be passed is voted on."""
    item = _to_be_dealt_with(actor, item_id)
    if item.kind == Item.Kind.PASS:
        raise RuleBroken(_("What is to be passed is put to the vote (第七条第四项)."))
    _base(item)
    item.state, item.way, item.decided_at = State.HEARD, Way.NONE, _moment(item.session)
    item.save(update_fields=["state", "way", "decided_at", *_BASED_ON])
    audit.record(actor.person, "congress.item_heard", item.session, item=item.title)
    return item


@transaction.atomic
def vote_by_hands(*, actor: Standing, item_id: int, count: Count, tellers: str = "") -> Item:
    """Enter a show of hands as counted by `tellers` (names). Carried by the share of all entitled that the place asks for.

    Raises RuleBroken without a quorum, with more hands than people in the hall, or where a secret ballot is due.
    """
    item = _to_be_dealt_with(actor, item_id)
    require_sound_way(item.kind, Way.HANDS, bounds_for(item.session))
    present = _base(item)
    _require_hands(count, present)
    item.way = Way.HANDS
    _decide(item, count)
    item.save(update_fields=["state", "way", "decided_at", *_BASED_ON, *_COUNTED])
    _keep(item, count, actor, tellers=tellers)
    audit.record(actor.person, "congress.item_voted", item.session, **_told(item))
    return item


@transaction.atomic
def recount_hands(*, actor: Standing, item_id: int, count: Count, reason: str, tellers: str = "") -> Item:
    """Enter the count of a show of hands anew while the session is open; the earlier counts stay on record.

    It is the same vote counted better, so it stands on the numbers kept when the vote was taken. What fell through
    passes by a recount only while the quorum is there. Raises RuleBroken, NotPermitted.
    """
    item = queries.locked_item(item_id, visible_to=actor)
    require(permissions.may_recount(actor, item))
    if not reason.strip():
        raise RuleBroken(_("Say why the hands are counted anew."))
    _require_hands(count, item.present or 0)
    before = item.state
    _decide(item, count)
    if item.state == State.CARRIED != before:
        require_quorum(item.session, present=rolls.present_seats(item.session).count(), entitled=item.entitled or 0)
    item.save(update_fields=["state", "decided_at", *_COUNTED])
    _keep(item, count, actor, tellers=tellers, reason=reason)
    audit.record(actor.person, "congress.item_recounted", item.session, reason=reason.strip()[:200], **_told(item))
    return item


@transaction.atomic
def put_to_ballot(*, actor: Standing, item_id: int, way: str = "screen") -> Item:
    """Prepare a secret ballot of those present now; the item waits for its count.

    `way`: on screen, on paper or both. Numbers present and entitled are kept with the item.
    """
    item = _to_be_dealt_with(actor, item_id)
    if item.ballot_id is not None:
        raise RuleBroken(_("This item has its ballot already."))
    _base(item)
    here = rolls.present_seats(item.session).select_related("delegation")
    voters = tuple(VoterPlan(person_id=s.person_id, group=s.delegation.name if s.delegation else "") for s in here)
    question = QuestionPlan(kind="motion", text=item.title)
    plan = BallotPlan(title=item.title, questions=(question,), explanation=item.text[:2000], way=way)
    item.ballot = prepare_ballot(actor=actor, union=item.session.union, plan=plan, voters=voters)
    item.state, item.way = State.VOTING, Way.SECRET
    item.save(update_fields=["ballot", "state", "way", *_BASED_ON])
    audit.record(actor.person, "congress.item_put_to_ballot", item.session, item=item.title, voters=len(voters))
    return item


@transaction.atomic
def take_count(event: BallotCounted) -> None:
    """Take the count of a ballot as the result of the item that was put to it; of other ballots nothing."""
    item = _waiting_for(event.ballot_id)
    if item is None or item.ballot is None:
        return
    motion = ballots.tally_of(item.ballot).questions[0]
    _decide(item, Count(yes=motion.yes, no=motion.no, abstained=motion.abstained))
    item.save(update_fields=["state", "decided_at", *_COUNTED])
    audit.record(event.actor.person, "congress.item_voted", item.session, **_told(item))


@transaction.atomic
def take_back(event: BallotEnded) -> None:
    """Put an item whose ballot came to nothing back on the agenda, to be voted on again."""
    item = _waiting_for(event.ballot_id)
    if item is None:
        return
    item.state, item.ballot = State.PLANNED, None
    item.present = item.entitled = item.quorum = item.needed = None
    item.limit = ""
    item.save(update_fields=["state", "ballot", *_BASED_ON])
    audit.record(event.actor.person, "congress.item_ballot_ended", item.session, item=item.title, reason=event.reason)


def _to_be_dealt_with(actor: Standing, item_id: int) -> Item:
    item = queries.locked_item(item_id, visible_to=actor)
    require(permissions.may_lead(actor, item.session))
    require_planned(item)
    require_text(item)
    return item


def _waiting_for(ballot_id: int) -> Item | None:
    """The item that waits for a ballot, fetched for change."""
    waiting = Item.objects.select_for_update(of=("self",)).filter(ballot=ballot_id, state=State.VOTING)
    return waiting.select_related("session__union", "ballot").first()


def _base(item: Item) -> int:
    """Keep with the item what its result stands on; how many are present. Raises RuleBroken without a quorum."""
    session = item.session
    entitled, present = session.entitled or 0, rolls.present_seats(session).count()
    item.quorum = require_quorum(session, present=present, entitled=entitled)
    item.present, item.entitled = present, entitled
    bounds = bounds_for(session)
    item.needed = bounds.votes_needed(entitled)
    with override("zh-hans"):
        item.limit = limit_told(bounds.majority)[:300]
    return present


def _require_hands(count: Count, present: int) -> None:
    """Refuse more hands than people were in the hall."""
    if min(count.yes, count.no, count.abstained) < 0 or count.cast > present:
        values = {"cast": count.cast, "present": present}
        raise RuleBroken(_("%(cast)s hands are entered, %(present)s people are present: count again.") % values)


def _keep(item: Item, count: Count, actor: Standing, *, tellers: str, reason: str = "") -> None:
    """Keep a count of hands on record, beside those before it."""
    item.hand_counts.create(
        yes=count.yes,
        no=count.no,
        abstained=count.abstained,
        tellers=tellers.strip()[:80],
        reason=reason.strip()[:200],
        noted_by=actor.person,
        noted_at=clock.now(),
    )


def _decide(item: Item, count: Count) -> None:
    """Carried or not by the numbers that were kept when the vote began."""
    item.yes, item.no, item.abstained = count.yes, count.no, count.abstained
    item.state = State.CARRIED if item.needed is not None and count.yes >= item.needed else State.REJECTED
    item.decided_at = _moment(item.session)


def _moment(session: Session) -> dt.datetime:
    """Now, never before the session opened, wherever the clock has been put."""
    return max(clock.now(), session.opened_at or clock.now())


def _told(item: Item) -> dict[str, object]:
    names = ("state", "yes", "no", "abstained", "present", "entitled", "needed")
    return {"item": item.title} | {name: getattr(item, name) for name in names}
