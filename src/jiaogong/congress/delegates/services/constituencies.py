"""The constituencies of a choosing: drawn, people put into them, and the seats that each has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.congress.delegates import permissions
from jiaogong.congress.delegates.queries import electors_of
from jiaogong.congress.delegates.queries.choosing import (
    constituencies_of,
    constituency_of,
    elected_in,
    limits_of,
    locked_choosing,
    sizes_of,
)
from jiaogong.congress.delegates.rules.seats import (
    BY_GRADE,
    BY_GROUP,
    BY_JOB,
    BY_SUBJECT,
    CODES,
    MOST_SEATS,
    require_seats_allowed,
    shared_out,
)
from jiaogong.congress.models import Choosing, Constituency, Elector, Round
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.limits import Limit
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing

MOST_UNITS = 100


def choosing_for_change(actor: Standing, choosing_id: int) -> Choosing:
    choosing = locked_choosing(choosing_id, visible_to=actor)
    require(permissions.may_change(actor, choosing))
    return choosing


def require_seats(body: str, seats: int, electors: int, limits: Mapping[str, Limit]) -> None:
    """Refuse no seats, more than there are people, and what a table that blocks does not allow."""
    require_seats_allowed(body, seats, electors, limits[CODES[body].seats])
    if not 1 <= seats <= min(MOST_SEATS, max(1, electors)):
        raise RuleBroken(
            _("%(seats)s seats for %(electors)s people who elect: choose from 1 to %(most)s.")
            % {"seats": seats, "electors": electors, "most": min(MOST_SEATS, max(1, electors))}
        )


def draw(choosing: Choosing, electors: Iterable[Person], by: str) -> None:
    """Make a constituency of all whose files say the same; whose files say nothing are left out, to be put somewhere."""
    units: dict[str, list[Person]] = defaultdict(list)
    for person in electors:
        name = _unit_of(person, choosing, by)
        if name:
            units[name].append(person)
    for name in sorted(units)[:MOST_UNITS]:
        unit = Constituency.objects.create(choosing=choosing, name=name[:60])
        _put(unit, units[name])


def _unit_of(person: Person, choosing: Choosing, by: str) -> str:
    if by == BY_GROUP:
        return person.union.called if person.union_id != choosing.union_id else ""
    said = {BY_GRADE: person.grade, BY_SUBJECT: person.subject, BY_JOB: person.job}
    return said.get(by, "").strip()


def _put(unit: Constituency, people: Iterable[Person]) -> None:
    rows = [Elector(choosing_id=unit.choosing_id, constituency=unit, person=person) for person in people]
    Elector.objects.bulk_create(rows, batch_size=500)


def share_seats(choosing: Choosing) -> None:
    """Share the seats out by size anew; where another number was decided with a reason, that stays."""
    units = list(constituencies_of(choosing))
    sizes = sizes_of(choosing)
    proposed = shared_out(choosing.seats, [sizes.get(unit.pk, 0) for unit in units])
    for unit, seats in zip(units, proposed, strict=True):
        unit.proposed = seats
        unit.seats = unit.seats if unit.reason else seats
    Constituency.objects.bulk_update(units, ["proposed", "seats"])


@transaction.atomic
def add_constituency(*, actor: Standing, choosing_id: int, name: str) -> Constituency:
    """Add a constituency of that name, without anybody yet."""
    choosing = choosing_for_change(actor, choosing_id)
    if not name.strip():
        raise RuleBroken(_("Give the constituency a name."))
    units = Constituency.objects.filter(choosing=choosing)
    if units.filter(name=name.strip()[:60]).exists():
        raise RuleBroken(_("There is a constituency “%(name)s” already.") % {"name": name.strip()[:60]})
    if units.count() >= MOST_UNITS:
        raise RuleBroken(_("A choosing has %(most)s constituencies at most.") % {"most": MOST_UNITS})
    unit = Constituency.objects.create(choosing=choosing, name=name.strip()[:60])
    audit.record(actor.person, "congress.constituency_added", choosing, name=unit.name)
    return unit


@transaction.atomic
def drop_constituency(*, actor: Standing, choosing_id: int, constituency_id: int) -> None:
    """Take a constituency in which nobody has voted away; its people are left out until they are put elsewhere."""
    choosing = choosing_for_change(actor, choosing_id)
    unit = constituency_of(choosing, constituency_id)
    _require_not_voted([unit])
    unit.delete()
    share_seats(choosing)
    audit.record(actor.person, "congress.constituency_dropped", choosing, name=unit.name)


@transaction.atomic
def move_people(*, actor: Standing, choosing_id: int, constituency_id: int, people: Collection[int]) -> int:
    """Put people into a constituency, out of whichever they were in; how many there are now.

    Raises RuleBroken for who does not elect here, and where one of the constituencies has voted.
    """
    choosing = choosing_for_change(actor, choosing_id)
    target = constituency_of(choosing, constituency_id)
    found = list(electors_of(choosing.union, choosing.body, clock.today()).filter(pk__in=people))
    if not people or len(found) != len(set(people)):
        raise RuleBroken(_("Choose people who elect in %(union)s.") % {"union": choosing.union})
    before = Elector.objects.filter(choosing=choosing, person__in=found)
    left = set(before.values_list("constituency", flat=True))
    _require_not_voted([u for u in constituencies_of(choosing) if u.pk in left | {target.pk}])
    before.delete()
    _put(target, found)
    share_seats(choosing)
    names = [person.name for person in found]
    audit.record(actor.person, "congress.electors_moved", choosing, constituency=target.name, people=names)
    return target.electors.count()


@transaction.atomic
def drop_electors(*, actor: Standing, choosing_id: int, people: Collection[int]) -> int:
    """Take those out of their constituencies who elect here no longer; how many were taken."""
    choosing = choosing_for_change(actor, choosing_id)
    still = electors_of(choosing.union, choosing.body, clock.today()).order_by().values("pk")
    gone = Elector.objects.filter(choosing=choosing, person__in=people).exclude(person__in=still)
    units = set(gone.values_list("constituency", flat=True))
    _require_not_voted([u for u in constituencies_of(choosing) if u.pk in units])
    count = gone.count()
    gone.delete()
    share_seats(choosing)
    audit.record(actor.person, "congress.electors_dropped", choosing, people=count)
    return count


def _require_not_voted(units: Iterable[Constituency]) -> None:
    for unit in units:
        if any(r.state in (Round.State.VOTING, Round.State.COUNTED) for r in unit.rounds.all()):
            raise RuleBroken(_("%(unit)s votes or has voted: who belongs to it stands as it is.") % {"unit": unit})


@transaction.atomic
def decide_seats(*, actor: Standing, choosing_id: int, total: int, seats: Mapping[int, tuple[int, str]]) -> Choosing:
    """Decide how many seats there are and how many each constituency has: `seats` by its key, with the reason.

    A number other than the one by size asks for a reason; with another total the others are shared out anew.
    Raises RuleBroken where the seats of the constituencies are not the total, or fewer than were elected there.
    """
    choosing = choosing_for_change(actor, choosing_id)
    limits = limits_of(choosing.union, choosing.body, clock.today())
    require_seats(choosing.body, total, choosing.electors, limits)
    before = {"seats": choosing.seats}
    if total != choosing.seats:
        choosing.seats = total
        choosing.save(update_fields=["seats"])
        share_seats(choosing)
    units = list(constituencies_of(choosing))
    for unit in units:
        wanted, reason = seats.get(unit.pk, (unit.seats, unit.reason))
        if unit.reason == reason.strip() and wanted == unit.seats:
            continue
        if wanted == unit.seats and total != before["seats"]:
            continue
        _decide(unit, wanted, reason.strip()[:200])
    together = sum(unit.seats for unit in units)
    if units and together != total:
        raise RuleBroken(
            _("The constituencies have %(together)s seats and the body has %(total)s: put one of them right.")
            % {"together": together, "total": total}
        )
    Constituency.objects.bulk_update(units, ["seats", "reason"])
    detail = audit.changes(before, {"seats": total})
    audit.record(actor.person, "congress.seats_decided", choosing, changes=detail)
    return choosing


def _decide(unit: Constituency, seats: int, reason: str) -> None:
    if seats != unit.proposed and not reason:
        raise RuleBroken(
            _("By its size %(unit)s has %(proposed)s seats: say why it is to have %(seats)s.")
            % {"unit": unit, "proposed": unit.proposed, "seats": seats}
        )
    has = len(elected_in(unit))
    if seats < has:
        raise RuleBroken(_("%(unit)s has elected %(count)s already.") % {"unit": unit, "count": has})
    unit.seats, unit.reason = seats, "" if seats == unit.proposed else reason
