"""A choosing of delegates: begun, its list made public, called off."""

from __future__ import annotations

import uuid

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from jiaogong.ballots import services as ballots
from jiaogong.congress.delegates import permissions
from jiaogong.congress.delegates.queries import electors_of
from jiaogong.congress.delegates.queries.choosing import (
    constituencies_of,
    elected_in,
    limits_of,
    running_choosing,
)
from jiaogong.congress.delegates.rules.seats import (
    BY_HAND,
    CODES,
    meets_of_all,
)
from jiaogong.congress.delegates.services.constituencies import choosing_for_change, draw, require_seats, share_seats
from jiaogong.congress.models import Choosing, Round
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.once import made_by_form
from jiaogong.members.queries import Standing
from jiaogong.unions.labels import limit_told
from jiaogong.unions.models import Union


@transaction.atomic
def begin_choosing(
    *,
    actor: Standing,
    union: Union,
    body: str,
    number: int,
    years: int,
    seats: int,
    by: str = BY_HAND,
    form_key: uuid.UUID | None = None,
) -> Choosing:
    """Begin to choose a body's delegates; `by` draws the constituencies from what the files say (group, grade, …).

    The same form (`form_key`) sent again returns the choosing that it began. Raises RuleBroken where all meet instead.
    """
    made = made_by_form(Choosing, form_key)
    if made:
        return made
    require(permissions.may_arrange(actor, union))
    electors = list(electors_of(union, body, clock.today()).select_related("union"))
    _require_sound(union, body, number=number, years=years, seats=seats, electors=len(electors))
    choosing = Choosing(
        union=union, body=body, number=number, years=years, seats=seats, electors=len(electors),
        begun_by=actor.person, begun_at=clock.now(), form_key=form_key,
    )  # fmt: skip
    try:
        with transaction.atomic():
            choosing.save(force_insert=True)
    except IntegrityError:
        made = made_by_form(Choosing, form_key)
        if made:
            return made
        raise RuleBroken(_("Delegates of this body are being chosen already.")) from None
    draw(choosing, electors, by)
    share_seats(choosing)
    audit.record(actor.person, "congress.choosing_begun", choosing, seats=seats, electors=len(electors))
    return choosing


def _require_sound(union: Union, body: str, *, number: int, years: int, seats: int, electors: int) -> None:
    limits, codes = limits_of(union, body, clock.today()), CODES[body]
    if meets_of_all(electors, limits[codes.all_below]):
        raise RuleBroken(
            _("%(count)s elect here: all meet, and no delegates are chosen. %(rule)s")
            % {"count": electors, "rule": limit_told(limits[codes.all_below])}
        )
    if running_choosing(union, body):
        raise RuleBroken(_("Delegates of this body are being chosen already."))
    allowed = limits[codes.years]
    if isinstance(allowed.value, tuple) and years not in allowed.value:
        raise RuleBroken(
            _("A term of %(years)s years is not allowed. %(rule)s") % {"years": years, "rule": limit_told(allowed)}
        )
    if number < 1:
        raise RuleBroken(_("The number of the term is 1 or more."))
    require_seats(body, seats, electors, limits)


@transaction.atomic
def make_public(*, actor: Standing, choosing_id: int) -> Choosing:
    """Note that the list of those elected is public from today on."""
    choosing = choosing_for_change(actor, choosing_id)
    if not any(elected_in(unit) for unit in constituencies_of(choosing)):
        raise RuleBroken(_("Nobody has been elected yet: there is no list to make public."))
    if choosing.public_from is None:
        choosing.public_from = clock.today()
        choosing.save(update_fields=["public_from"])
        audit.record(actor.person, "congress.delegates_published", choosing)
    return choosing


@transaction.atomic
def call_off_choosing(*, actor: Standing, choosing_id: int, reason: str) -> Choosing:
    """Call a choosing off, saying why; ballots of it that are not counted are called off with it."""
    choosing = choosing_for_change(actor, choosing_id)
    if not reason.strip():
        raise RuleBroken(_("Say why the choosing of delegates is called off."))
    voting = Round.objects.filter(constituency__choosing=choosing, state=Round.State.VOTING, ballot__isnull=False)
    for ballot_id in list(voting.values_list("ballot", flat=True)):
        ballots.call_off(actor=actor, ballot_id=ballot_id, reason=reason)
    choosing.state, choosing.reason = Choosing.State.CALLED_OFF, reason.strip()[:200]
    choosing.save(update_fields=["state", "reason"])
    audit.record(actor.person, "congress.choosing_called_off", choosing, reason=choosing.reason)
    return choosing
