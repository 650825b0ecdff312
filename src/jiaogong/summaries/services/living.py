"""The life of a text: signed by the chair, submitted to the union above, returned with remarks or accepted."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import ChangedMeanwhile, RuleBroken
from jiaogong.kernel.events import announce
from jiaogong.members.queries import Standing
from jiaogong.summaries import permissions, queries
from jiaogong.summaries.events import SummaryJudged, SummarySubmitted
from jiaogong.summaries.models import Text, TextStep

State, Act = Text.State, TextStep.Act
LONGEST_REMARK = 1000


@transaction.atomic
def sign_text(*, actor: Standing, text_id: int, seen_version: int) -> Text:
    """Sign a text as the chair, as it was seen (`seen_version`); from now on its words stand."""
    text = queries.locked_text(text_id, visible_to=actor)
    if _is_sent_again(actor, text, Act.SIGNED):
        return text
    require(permissions.may_sign(actor, text))
    if text.version != seen_version:
        raise ChangedMeanwhile(_("Somebody has changed this text since you opened it."), current=text)
    text.signed_by, text.signed_at = actor.person, clock.now()
    return _stepped(actor, text, State.SIGNED, Act.SIGNED)


@transaction.atomic
def submit_text(*, actor: Standing, text_id: int) -> Text:
    """Submit a signed text to the union above; the worker checks it then."""
    text = queries.locked_text(text_id, visible_to=actor)
    if _is_sent_again(actor, text, Act.SUBMITTED):
        return text
    require(permissions.may_submit(actor, text))
    rivals = Text.objects.filter(union=text.union_id, period=text.period, state__in=(State.SUBMITTED, State.ACCEPTED))
    rival = rivals.exclude(pk=text.pk).first()
    if rival:
        raise RuleBroken(
            _("“%(title)s” has been submitted for %(period)s already; take that one back first.")
            % {"title": rival.title, "period": text.period}
        )
    text.submitted_at = clock.now()
    _stepped(actor, text, State.SUBMITTED, Act.SUBMITTED)
    announce(SummarySubmitted(text_id=text.pk, actor=actor))
    return text


@transaction.atomic
def return_text(*, actor: Standing, text_id: int, remark: str) -> Text:
    """Return a submitted text with remarks, to be mended, signed and submitted anew."""
    text = queries.locked_text(text_id, visible_to=actor)
    if _is_sent_again(actor, text, Act.RETURNED, remark):
        return text
    require(permissions.may_judge(actor, text))
    said = _said(remark, _("Say what is to be put right."))
    text.signed_by = text.signed_at = text.submitted_at = None
    _stepped(actor, text, State.RETURNED, Act.RETURNED, said)
    announce(SummaryJudged(text_id=text.pk, actor=actor))
    return text


@transaction.atomic
def accept_text(*, actor: Standing, text_id: int, remark: str = "") -> Text:
    """Accept a submitted text; its words stand for good."""
    text = queries.locked_text(text_id, visible_to=actor)
    if _is_sent_again(actor, text, Act.ACCEPTED, remark):
        return text
    require(permissions.may_judge(actor, text))
    _stepped(actor, text, State.ACCEPTED, Act.ACCEPTED, remark.strip()[:LONGEST_REMARK])
    announce(SummaryJudged(text_id=text.pk, actor=actor))
    return text


@transaction.atomic
def take_back(*, actor: Standing, text_id: int, reason: str) -> Text:
    """Take a signed or submitted text back to a draft, with a reason, while it is not accepted."""
    text = queries.locked_text(text_id, visible_to=actor)
    if _is_sent_again(actor, text, Act.TAKEN_BACK, reason):
        return text
    require(permissions.may_take_back(actor, text))
    said = _said(reason, _("Say why the text is taken back."))
    text.signed_by = text.signed_at = text.submitted_at = None
    return _stepped(actor, text, State.DRAFT, Act.TAKEN_BACK, said)


def _is_sent_again(actor: Standing, text: Text, act: str, remark: str = "") -> bool:
    """Whether the newest step of a text, as it stands, is this very act of this person: a form that was sent twice."""
    last = text.steps.first()
    sent = (act, text.version, actor.person.pk, remark.strip()[:LONGEST_REMARK])
    return last is not None and (last.act, last.version, last.done_by_id, last.remark) == sent


def _said(typed: str, otherwise: str) -> str:
    if not typed.strip():
        raise RuleBroken(otherwise)
    return typed.strip()[:LONGEST_REMARK]


def _stepped(actor: Standing, text: Text, state: str, act: str, remark: str = "") -> Text:
    before = audit.values(Text.objects.only("state").get(pk=text.pk), "state")
    text.state = state
    text.changed_at = clock.now()
    text.save(update_fields=["state", "signed_by", "signed_at", "submitted_at", "changed_at"])
    TextStep.objects.create(
        text=text, act=act, version=text.version, remark=remark, done_by=actor.person, at=text.changed_at
    )
    told = audit.changes(before, audit.values(text, "state"))
    audit.record(actor.person, f"summaries.{act}", text, version=text.version, remark=remark, changes=told)
    return text
