"""Those who open the papers together: named, and with a passphrase of their own."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.ballots import permissions, queries
from jiaogong.ballots.models import Ballot, Scrutineer, Teller
from jiaogong.ballots.rules import keys
from jiaogong.kernel import audit
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing


@transaction.atomic
def name_scrutineers(*, actor: Standing, ballot_id: int, scrutineers: Sequence[int], spares: Sequence[int]) -> Ballot:
    """Name by their keys who opens the papers, and who keeps a spare share; whoever stays keeps what was taken up."""
    ballot = queries.locked_ballot(ballot_id, visible_to=actor)
    require(permissions.may_change(actor, ballot))
    named = {**dict.fromkeys(scrutineers, False), **dict.fromkeys(spares, True)}
    if not named:
        raise RuleBroken(_("Name somebody first."))
    if len(named) < len(scrutineers) + len(spares):
        raise RuleBroken(_("Each share is held by somebody else: a name stands there twice."))
    _require_eligible(ballot, named)
    ballot.scrutineers.exclude(person__in=named).delete()
    for person_id, is_spare in named.items():
        Scrutineer.objects.update_or_create(ballot=ballot, person_id=person_id, defaults={"is_spare": is_spare})
    audit.record(actor.person, "ballots.scrutineers_named", ballot, people=sorted(named))
    return ballot


@transaction.atomic
def name_tellers(*, actor: Standing, ballot_id: int, tellers: Sequence[int]) -> Ballot:
    """Name by their keys the two or more who count papers apart from each other."""
    ballot = queries.locked_ballot(ballot_id, visible_to=actor)
    require(permissions.may_change(actor, ballot))
    if len(set(tellers)) < permissions.TELLERS:
        raise RuleBroken(_("Papers are counted by two tellers at least."))
    _require_eligible(ballot, dict.fromkeys(tellers, False))
    ballot.tellers.exclude(person__in=tellers).delete()
    for person_id in dict.fromkeys(tellers):
        Teller.objects.get_or_create(ballot=ballot, person_id=person_id)
    audit.record(actor.person, "ballots.tellers_named", ballot, people=sorted(set(tellers)))
    return ballot


def _require_eligible(ballot: Ballot, named: dict[int, bool]) -> None:
    """Nobody who is voted on; people of the union's branch, the keeper of a spare share also of a union above."""
    for person in Person.objects.filter(pk__in=named).select_related("union"):
        if ballot.questions.filter(options__person=person).exists():
            told = _("%(person)s is voted on and can be neither scrutineer nor teller.")
            raise RuleBroken(told % {"person": person})
        is_above = named[person.pk] and ballot.union.is_within(person.union)
        if not person.union.is_within(ballot.union) and not is_above:
            told = _("%(person)s belongs neither to %(union)s nor, for a spare share, to a union above it.")
            raise RuleBroken(told % {"person": person, "union": ballot.union})


@transaction.atomic
def take_up_duty(*, actor: Standing, ballot_id: int, passphrase: str) -> Scrutineer:
    """Take up the duty of a scrutineer with a passphrase, which is kept nowhere; until the opening it can be set anew."""
    ballot = queries.locked_ballot(ballot_id, visible_to=actor)
    scrutineer = queries.scrutineer_in(ballot, actor.person)
    require(permissions.may_take_up(scrutineer, ballot))
    assert scrutineer is not None
    keys.require_strong(passphrase)
    public, private = keys.new_pair()
    scrutineer.own_public = public
    scrutineer.own_private = keys.locked(private, passphrase, settings.BALLOT_PASSPHRASE_COST)
    scrutineer.has_taken_up = True
    scrutineer.save(update_fields=["own_public", "own_private", "has_taken_up"])
    audit.record(actor.person, "ballots.duty_taken_up", ballot)
    return scrutineer
