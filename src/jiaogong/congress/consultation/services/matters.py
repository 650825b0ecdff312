"""What becomes of the matters of a meeting of heads: talked over, decided by hands, brought before a session."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from jiaogong.congress.consultation import permissions
from jiaogong.congress.consultation.queries.bounds import HeadsBounds, bounds_for
from jiaogong.congress.consultation.queries.heads import locked_matter, locked_meeting, turnout_of
from jiaogong.congress.models import HeadsMatter, Item, Session
from jiaogong.congress.sessions import queries as sessions
from jiaogong.congress.sessions.queries.owed import owed_matters
from jiaogong.congress.sessions.rules import Count, ItemPlan
from jiaogong.congress.sessions.services import add_item
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.queries import Standing
from jiaogong.unions.labels import limit_told

State = HeadsMatter.State
_COUNTED = ("entitled", "present", "quorum", "needed", "yes", "no", "abstained", "limit")


@transaction.atomic
def add_matter(*, actor: Standing, meeting_id: int, title: str, is_reserved: bool = False) -> HeadsMatter:
    """Add a matter to a meeting, until its minutes are signed."""
    meeting = locked_meeting(meeting_id, visible_to=actor)
    require(permissions.may_prepare(actor, meeting))
    if not title.strip():
        raise RuleBroken(_("Say which matter it is."))
    matter = HeadsMatter.objects.create(meeting=meeting, title=title.strip()[:120], is_reserved=is_reserved)
    audit.record(actor.person, "congress.heads_matter_added", meeting, matter=matter.title)
    return matter


@transaction.atomic
def talk_over(*, actor: Standing, matter_id: int, text: str) -> HeadsMatter:
    """Note what was said of a matter on which nothing was put to a vote."""
    matter = _open(actor, matter_id)
    if not text.strip():
        raise RuleBroken(_("Say what was said."))
    _settle(matter, State.TALKED_OVER, text)
    matter.save(update_fields=["state", "text", "dealt_at"])
    audit.record(actor.person, "congress.heads_matter_talked_over", matter.meeting, matter=matter.title)
    return matter


@transaction.atomic
def decide(*, actor: Standing, matter_id: int, text: str, count: Count) -> HeadsMatter:
    """Decide a matter by hands: the place's share of all heads carries it, with a quorum present; else it is not decided.

    Raises RuleBroken without a quorum, or with more hands than heads present.
    """
    matter = _open(actor, matter_id)
    turnout, bounds = turnout_of(matter.meeting), bounds_for(matter.meeting)
    quorum = bounds.quorum_needed(turnout.entitled)
    if turnout.present < quorum or not turnout.entitled:
        values = {
            "present": turnout.present, "entitled": turnout.entitled, "needed": quorum,
            "rule": limit_told(bounds.quorum),
        }  # fmt: skip
        raise RuleBroken(_("%(present)s of %(entitled)s heads are present, %(needed)s are needed. %(rule)s") % values)
    if min(count.yes, count.no, count.abstained) < 0 or count.cast > turnout.present:
        values = {"cast": count.cast, "present": turnout.present}
        raise RuleBroken(_("%(cast)s hands are entered, %(present)s people are present: count again.") % values)
    if not text.strip():
        raise RuleBroken(_("Say what is decided."))
    matter.entitled, matter.present, matter.quorum = turnout.entitled, turnout.present, quorum
    matter.needed, matter.limit = bounds.votes_needed(turnout.entitled), _rule(bounds)
    matter.yes, matter.no, matter.abstained = count.yes, count.no, count.abstained
    _settle(matter, State.DECIDED if count.yes >= matter.needed else State.REJECTED, text)
    matter.save(update_fields=["state", "text", "dealt_at", *_COUNTED])
    audit.record(
        actor.person, "congress.heads_matter_decided", matter.meeting, matter=matter.title, state=matter.state,
        yes=count.yes, needed=matter.needed,
    )  # fmt: skip
    return matter


def _rule(bounds: HeadsBounds) -> str:
    with override("zh-hans"):
        return limit_told(bounds.majority)[:300]


def _open(actor: Standing, matter_id: int) -> HeadsMatter:
    matter = locked_matter(matter_id, visible_to=actor)
    require(permissions.may_hold(actor, matter.meeting))
    if matter.state != State.PLANNED:
        raise RuleBroken(
            _("“%(matter)s” is dealt with: %(state)s.") % {"matter": matter.title, "state": matter.get_state_display()}
        )
    return matter


def _settle(matter: HeadsMatter, state: str, text: str) -> None:
    matter.state, matter.text, matter.dealt_at = state, text.strip()[:1000], clock.now()


@transaction.atomic
def bring_before(*, actor: Standing, matter_id: int, session_id: int) -> Item:
    """Put a decision that is owed a confirmation on the agenda of a session of the teachers' congress, as an item to be passed.

    How the session votes on it is how the decision is confirmed or not.
    """
    matter = locked_matter(matter_id, visible_to=actor)
    require(permissions.may_bring_before(actor, matter))
    if not owed_matters(HeadsMatter.objects.filter(pk=matter.pk)).exists():
        raise RuleBroken(_("It stands on the agenda of a session already, or that has voted on it."))
    session = sessions.session_visible_to(actor, session_id)
    if session.union_id != matter.meeting.union_id or session.body != Session.Body.CONGRESS:
        raise RuleBroken(_("The teachers' congress of %(union)s confirms it.") % {"union": matter.meeting.union})
    title = f"确认联席会议决定：{matter.title}"[:120]
    matter.item = add_item(
        actor=actor, session_id=session.pk, plan=ItemPlan(kind=Item.Kind.PASS, title=title, text=matter.text)
    )
    matter.save(update_fields=["item"])
    audit.record(
        actor.person, "congress.heads_matter_brought", matter.meeting, matter=matter.title, session=str(session)
    )
    return matter.item
