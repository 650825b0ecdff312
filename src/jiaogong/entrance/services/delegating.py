"""An office held for somebody else, for a time (代理)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from jiaogong.entrance import permissions, queries
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.models import Office, Person
from jiaogong.members.queries import Standing

LONGEST = dt.timedelta(days=366)


@transaction.atomic
def hand_on(*, actor: Standing, office_id: int, number: str, since: dt.date, until: dt.date, reason: str) -> Office:
    """Let somebody of the same tree stand in for an office of the own, up to a day.

    The rights end by themselves: after that day, and with the office itself. Raises NotFound, NotPermitted, RuleBroken.
    """
    office = queries.locked_office(actor, office_id)
    require(permissions.may_hand_on(actor, office))
    person = queries.person_of_the_same_tree(office, number)
    _require_sound(office, person, since, until)
    held = Office.objects.create(
        person=person, union=office.union, kind=office.kind, since=since, until=until, stands_in_for=office
    )
    days = {"since": since.isoformat(), "until": until.isoformat()}
    audit.record(actor.person, "entrance.office_handed_on", held, to=person.name, reason=reason, **days)
    return held


def _require_sound(office: Office, person: Person, since: dt.date, until: dt.date) -> None:
    if person.pk == office.person_id:
        raise RuleBroken(_("Nobody stands in for themselves."))
    if until < max(since, clock.today()):
        raise RuleBroken(_("The last day lies before the first or in the past."))
    if until - since > LONGEST:
        raise RuleBroken(
            _("An office is handed on for a year at most: choose a day up to %(day)s.") % {"day": since + LONGEST}
        )
    if office.until and until > office.until:
        raise RuleBroken(_("The office itself ends on %(day)s.") % {"day": office.until})
    if Office.objects.filter(Q(stands_in_for=office), person=person, since__lte=until, until__gte=since).exists():
        raise RuleBroken(_("%(person)s stands in for this office then already.") % {"person": person})


@transaction.atomic
def take_back(*, actor: Standing, office_id: int) -> Office:
    """End a standing-in today: by who handed it on, who holds it, or an officer above. The row stays, with its days."""
    held = queries.locked_office(actor, office_id)
    require(permissions.may_take_back(actor, held))
    yesterday = clock.today() - dt.timedelta(days=1)
    if held.until is not None and held.until <= yesterday:
        raise RuleBroken(_("This has ended already."))
    before = audit.values(held, "since", "until")
    held.until = yesterday
    held.since = min(held.since, yesterday)
    held.save(update_fields=["since", "until"])
    audit.record(
        actor.person, "entrance.office_taken_back", held, changes=audit.changes(before, audit.values(held, *before))
    )
    return held
