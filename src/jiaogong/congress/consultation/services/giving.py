"""Opinions given, worded anew and taken back, while their round runs."""

from __future__ import annotations

import secrets
import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.congress.consultation import permissions
from jiaogong.congress.consultation.queries import rounds
from jiaogong.congress.consultation.rules import Said
from jiaogong.congress.models import Delegation, OpinionRound, RoundOpinion
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.once import made_by_form, save_once
from jiaogong.members.queries import Standing

_LOTS = 2**53  # as many as a browser's script still counts exactly


@transaction.atomic
def give_opinion(
    *, actor: Standing, round_id: int, said: Said, is_unnamed: bool = False, form_key: uuid.UUID | None = None
) -> RoundOpinion:
    """Give an opinion; the head of a delegation gives the delegation's. The same form sent again gives it once.

    Without a name no person, no day and no audit line are kept; the actor only shows that somebody asked sends it.
    Keys are drawn by lot, with a name or without: in the order of keys no one is told by those who came before and after.
    """
    made = made_by_form(RoundOpinion, form_key)
    if made:
        return made
    found = rounds.locked_round(round_id, visible_to=actor)
    require(permissions.may_give(actor, found))
    if is_unnamed and not found.may_be_unnamed:
        raise RuleBroken(_("In this round opinions are given under one's name."))
    opinion = RoundOpinion(pk=1 + secrets.randbelow(_LOTS), round=found, form_key=form_key)
    _take(opinion, said)
    if not is_unnamed:
        opinion.giver, opinion.delegation = actor.person, _delegation(actor, found)
    made = save_once(opinion, form_key)
    if made:
        return made
    if not is_unnamed:
        audit.record(actor.person, "congress.round_opinion_given", found)
    return opinion


def _delegation(actor: Standing, found: OpinionRound) -> Delegation | None:
    """The delegation that an opinion comes from: the one headed, of a delegate the own; of the staff none."""
    if found.asked_of == OpinionRound.Asked.DELEGATIONS:
        return rounds.delegation_headed(actor.person, found.union)
    if found.asked_of == OpinionRound.Asked.DELEGATES:
        return rounds.delegation_sat_in(actor.person, found.union, clock.today())
    return None


def _take(opinion: RoundOpinion, said: Said) -> None:
    if not said.text.strip():
        raise RuleBroken(_("Say what you propose."))
    opinion.text, opinion.place, opinion.why = said.text.strip()[:1000], said.place.strip()[:60], said.why.strip()[:500]


@transaction.atomic
def change_opinion(*, actor: Standing, round_id: int, opinion_id: int, said: Said) -> RoundOpinion:
    """Word one's own opinion anew; an answer written to its old words falls away."""
    opinion = _own(actor, round_id, opinion_id)
    _take(opinion, said)
    opinion.answer = None
    opinion.save(update_fields=["text", "place", "why", "answer"])
    audit.record(actor.person, "congress.round_opinion_changed", opinion.round)
    return opinion


@transaction.atomic
def take_opinion_back(*, actor: Standing, round_id: int, opinion_id: int) -> None:
    """Take one's own opinion back."""
    opinion = _own(actor, round_id, opinion_id)
    opinion.delete()
    audit.record(actor.person, "congress.round_opinion_taken_back", opinion.round)


def _own(actor: Standing, round_id: int, opinion_id: int) -> RoundOpinion:
    found = rounds.locked_round(round_id, visible_to=actor)
    opinion = rounds.own_opinion(found, actor.person, opinion_id)
    opinion.round = found
    require(permissions.may_change_opinion(actor, opinion))
    return opinion
