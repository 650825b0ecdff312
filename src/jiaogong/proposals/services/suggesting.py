"""Suggestions of members, under their name or under none."""

from __future__ import annotations

import secrets
import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.once import made_by_form, save_once
from jiaogong.kernel.sealing import digest
from jiaogong.members.queries import Standing
from jiaogong.proposals import permissions
from jiaogong.proposals.models import Proposal
from jiaogong.proposals.rules import Wording
from jiaogong.proposals.services.lines import Act, give_receipt, keep_version, note_down
from jiaogong.unions.models import Union

_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_GROUPS, _OF = 5, 4


def new_code() -> str:
    """A code of 20 letters and digits (99 bits) by which the sender of an anonymous suggestion reads its answer."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(_OF)) for _ in range(_GROUPS))


def digest_of(code: str) -> str:
    """What is kept of a code; "" of what cannot be one."""
    plain = "".join(c for c in code.upper() if c in _LETTERS)
    return digest(plain, "proposals.code") if len(plain) == _GROUPS * _OF else ""


@transaction.atomic
def make_suggestion(*, actor: Standing, union: Union, wording: Wording, form_key: uuid.UUID | None = None) -> Proposal:
    """Make a suggestion under one's own name. The same form (`form_key`) sent again returns the one it made."""
    made = made_by_form(Proposal, form_key)
    if made:
        return made
    require(permissions.may_suggest(actor, union))
    suggestion = _suggestion(union, wording)
    suggestion.proposer, suggestion.form_key = actor.person, form_key
    made = save_once(suggestion, form_key)
    if made:
        return made
    keep_version(suggestion)
    note_down(suggestion, Act.HANDED_IN, actor)
    audit.record(actor.person, "proposals.suggested", suggestion)
    return suggestion


@transaction.atomic
def suggest_anonymously(*, actor: Standing, union: Union, wording: Wording, code: str) -> Proposal:
    """Make a suggestion under no name: no person, no moment and no audit line are kept, of the code its digest alone.

    The actor only shows that a member sends it. The same code sent again returns the suggestion that it opens.
    """
    kept = digest_of(code)
    if not kept:
        raise RuleBroken(_("This form has no sound code: open the page anew."))
    made = Proposal.objects.filter(code_digest=kept).first()
    if made:
        return made
    require(permissions.may_suggest(actor, union))
    suggestion = _suggestion(union, wording)
    suggestion.code_digest = kept
    suggestion.save(force_insert=True)
    keep_version(suggestion)
    note_down(suggestion, Act.HANDED_IN, None)
    return suggestion


def _suggestion(union: Union, wording: Wording) -> Proposal:
    if not (wording.title.strip() and wording.remedy.strip()):
        raise RuleBroken(_("A suggestion says which matter it is and what to do about it."))
    suggestion = Proposal(
        union=union,
        kind=Proposal.Kind.SUGGESTION,
        title=wording.title.strip(),
        reasons=wording.reasons.strip(),
        remedy=wording.remedy.strip(),
        since=clock.today(),
    )
    give_receipt(suggestion)
    return suggestion
