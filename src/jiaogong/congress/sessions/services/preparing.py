"""What comes before the call: signatures, topics, sign-offs, papers; the day and place changed, the session called off."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jiaogong.congress.models import Item, Paper, Session, Signature, SignOff, Topic
from jiaogong.congress.sessions import permissions, queries
from jiaogong.congress.sessions.events import SessionCalledOff, SessionMoved
from jiaogong.congress.sessions.rules import ItemPlan
from jiaogong.congress.sessions.services.agenda import add_item
from jiaogong.congress.sessions.services.proposing import require_word_for_another
from jiaogong.kernel import audit, clock, files
from jiaogong.kernel.access import require
from jiaogong.kernel.days import a_year_before, require_near_day, require_past_day
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.events import announce
from jiaogong.members.queries import Standing

Sent = tuple[str, bytes]


@transaction.atomic
def change_session(
    *,
    actor: Standing,
    session_id: int,
    starts_at: dt.datetime,
    place: str,
    term_number: int,
    number: int,
    reason: str | None = None,
) -> Session:
    """Put another day, place or number in the place of what was proposed; the reason stays as it is where None is given."""
    session = queries.locked_session(session_id, visible_to=actor)
    require(permissions.may_prepare(actor, session))
    require_near_day(timezone.localdate(starts_at))
    other = queries.on_the_same_day(session.union, session.body, starts_at).exclude(pk=session.pk).first()
    if other:
        values = {"day": timezone.localdate(starts_at), "session": other.official_title}
        raise RuleBroken(_("On %(day)s there is a session of this body already: %(session)s.") % values)
    fields = ("starts_at", "place", "term_number", "number", "reason")
    before = audit.values(session, *fields)
    session.reason = session.reason if reason is None else reason.strip()[:200]
    if session.cause != Session.Cause.REGULAR and not session.reason:
        raise RuleBroken(_("Say why an extraordinary session is needed."))
    require_word_for_another(session.union, session.body, session.cause, starts_at, session.reason, besides=session.pk)
    session.starts_at, session.place = starts_at, place.strip()[:80]
    session.term_number, session.number = term_number, number
    session.save(update_fields=fields)
    told = audit.changes(before, audit.values(session, *fields))
    audit.record(actor.person, "congress.session_changed", session, changes=told)
    if session.state == Session.State.CALLED and told.keys() - {"reason"}:
        announce(SessionMoved(session_id=session.pk, actor=actor))
    return session


@transaction.atomic
def sign_petition(*, actor: Standing, session_id: int) -> Session:
    """Put one's own name under a petition; signed twice it counts once."""
    session = queries.locked_session(session_id, visible_to=actor)
    require(permissions.may_sign_petition(actor, session))
    _signature, is_new = Signature.objects.get_or_create(
        session=session, person=actor.person, defaults={"signed_at": clock.now()}
    )
    if is_new:
        audit.record(actor.person, "congress.petition_signed", session)
    return session


@transaction.atomic
def propose_topic(*, actor: Standing, session_id: int, text: str) -> Topic:
    """Bring a topic for the session; the same words twice are one topic."""
    session = queries.locked_session(session_id, visible_to=actor)
    require(permissions.may_bring_topic(actor, session))
    said = text.strip()[:120]
    if not said:
        raise RuleBroken(_("Say what the session should take up."))
    topic, is_new = Topic.objects.get_or_create(
        session=session, text=said, defaults={"proposed_by": actor.person, "proposed_at": clock.now()}
    )
    if is_new:
        audit.record(actor.person, "congress.topic_proposed", session, topic=said)
    return topic


@transaction.atomic
def answer_topic(*, actor: Standing, topic_id: int, kind: str = "", answer: str = "") -> Topic:
    """Make an item of a topic (`kind` says which), or leave it with the reason that is owed to whoever brought it."""
    topic = Topic.objects.filter(pk=topic_id).first()
    if topic is None:
        raise NotFound(_("There is no such topic."))
    session = queries.locked_session(topic.session_id, visible_to=actor)
    require(permissions.may_prepare(actor, session))
    topic = Topic.objects.select_for_update().get(pk=topic_id)
    if topic.state != Topic.State.PROPOSED:
        raise RuleBroken(_("This topic has been answered already."))
    if not kind and not answer.strip():
        raise RuleBroken(_("Say why the topic is not taken up."))
    topic.state, topic.answer = Topic.State.TAKEN if kind else Topic.State.LEFT, answer.strip()[:200]
    topic.save(update_fields=["state", "answer"])
    audit.record(actor.person, "congress.topic_answered", session, topic=topic.text, state=topic.state)
    if kind:
        add_item(actor=actor, session_id=session.pk, plan=ItemPlan(kind=kind, title=topic.text))
    return topic


@transaction.atomic
def note_sign_off(
    *, actor: Standing, session_id: int, side: str, signed_by: str, signed_date: dt.date, file: Sent | None = None
) -> SignOff:
    """Note that the party organisation or the administration agreed, with the page they signed where there is one."""
    session = queries.locked_session(session_id, visible_to=actor)
    require(permissions.may_prepare(actor, session))
    if not signed_by.strip():
        raise RuleBroken(_("Say who signed."))
    require_past_day(signed_date, since=a_year_before(timezone.localdate(session.proposed_at)))
    kept = files.keep(file[1], file[0]) if file else None
    facts = {"signed_by": signed_by.strip()[:40], "signed_date": signed_date, "noted_by": actor.person}
    if kept:
        facts |= {"file_name": kept.name, "sha256": kept.sha256, "content_type": kept.content_type}
    found, _is_new = SignOff.objects.update_or_create(session=session, side=side, defaults=facts)
    told = {"side": side, "signed_by": found.signed_by, "sha256": found.sha256}
    audit.record(actor.person, "congress.sign_off_noted", session, **told)
    return found


@transaction.atomic
def add_paper(
    *,
    actor: Standing,
    session_id: int,
    title: str,
    text: str = "",
    item_id: int | None = None,
    file: Sent | None = None,
    form_key: uuid.UUID | None = None,
) -> Paper:
    """Add a text or a file to the session's papers. Added after these were sent, it is sent at once.

    The same form (`form_key`) sent again returns the paper that it added.
    """
    session = queries.locked_session(session_id, visible_to=actor)
    require(permissions.may_add_paper(actor, session))
    made = session.papers.filter(form_key=form_key).first() if form_key else None
    if made:
        return made
    if not title.strip() or not (text.strip() or file):
        raise RuleBroken(_("A paper has a title, and a text or a file."))
    if item_id is not None and not Item.objects.filter(pk=item_id, session=session).exists():
        raise RuleBroken(_("This item is not on the agenda of the session."))
    kept = files.keep(file[1], file[0]) if file else None
    paper = Paper.objects.create(
        session=session,
        item_id=item_id,
        title=title.strip()[:120],
        text=text.strip(),
        file_name=kept.name if kept else "",
        sha256=kept.sha256 if kept else "",
        content_type=kept.content_type if kept else "",
        added_by=actor.person,
        added_at=clock.now(),
        sent_at=clock.now() if session.papers_sent_at else None,
        form_key=form_key,
    )
    audit.record(actor.person, "congress.paper_added", session, paper=paper.title, sha256=paper.sha256)
    return paper


@transaction.atomic
def drop_paper(*, actor: Standing, paper_id: int) -> None:
    """Take a paper away that has not been sent yet; what was sent stays."""
    paper = Paper.objects.filter(pk=paper_id).first()
    if paper is None:
        raise NotFound(_("There is no such paper, or it is not yours to see."))
    session = queries.locked_session(paper.session_id, visible_to=actor)
    require(permissions.may_prepare(actor, session))
    if paper.sent_at:
        raise RuleBroken(_("“%(paper)s” has been sent: add a newer one instead.") % {"paper": paper.title})
    audit.record(actor.person, "congress.paper_dropped", session, paper=paper.title)
    paper.delete()


@transaction.atomic
def call_off(*, actor: Standing, session_id: int, reason: str) -> Session:
    """Call a session off before it opens, saying why."""
    session = queries.locked_session(session_id, visible_to=actor)
    require(permissions.may_call_off(actor, session))
    if not reason.strip():
        raise RuleBroken(_("Say why the session is called off."))
    was_called = session.state == Session.State.CALLED
    session.state, session.reason = Session.State.CALLED_OFF, reason.strip()[:200]
    session.save(update_fields=["state", "reason"])
    audit.record(actor.person, "congress.session_called_off", session, reason=session.reason)
    if was_called:
        announce(SessionCalledOff(session_id=session.pk, actor=actor))
    return session
