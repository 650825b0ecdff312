"""What an election, a by-election or another last day must be like. Each refusal names the limit, its value and source."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.limits import Limit, size_for
from jiaogong.kernel.periods import months_after
from jiaogong.members.offices.rules.soundness import COMMITTEE, Holder, bars_from_audit
from jiaogong.members.offices.rules.terms import ENDING_SOON, Elected
from jiaogong.unions.labels import limit_told

MOST_SEATS = 400


def require_sound_election(elected: Elected, *, today: dt.date, years: Limit, size: Limit | None, members: int) -> None:
    """Refuse a report that cannot be right: its day, years, number, seats, and who is named.

    `size` is the limit of the body's size, None where it has none.
    """
    if elected.elected_date > today:
        raise RuleBroken(
            _("%(day)s is still to come: enter the election when it is held.") % {"day": elected.elected_date}
        )
    if isinstance(years.value, tuple) and elected.years not in years.value:
        raise RuleBroken(
            _("A term of %(years)s years is not allowed. %(rule)s")
            % {"years": elected.years, "rule": limit_told(years)}
        )
    if elected.number < 1:
        raise RuleBroken(_("The number of the term is 1 or more."))
    if not elected.members:
        raise RuleBroken(_("Name at least one member with a post."))
    if not len(elected.members) <= elected.seats <= MOST_SEATS:
        raise RuleBroken(
            _("%(people)s people are named for %(seats)s seats; put one of the two right.")
            % {"people": len(elected.members), "seats": elected.seats}
        )
    _require_each_once(elected)
    if size and size.blocks:
        least, most = size_for(size.value, members)
        if most and not least <= elected.seats <= most:
            raise RuleBroken(
                _("%(seats)s seats for %(members)s members. %(rule)s")
                % {"seats": elected.seats, "members": members, "rule": limit_told(size)}
            )


def _require_each_once(elected: Elected) -> None:
    if max(Counter(m.person_id for m in elected.members).values()) > 1:
        raise RuleBroken(_("Somebody is named twice; one person holds one seat of a body."))
    if sum(m.post in ("chair", "head") for m in elected.members) > 1:
        raise RuleBroken(_("Two are named as head of the body; it has one."))


def require_next(elected: Elected, *, before_ends: dt.date, delay: Limit) -> None:
    """Refuse an election more than ninety days before the last day of the term before it.

    It must have been agreed to by the union above, which moves that last day (工会基层组织选举工作条例).
    """
    if elected.elected_date < before_ends - ENDING_SOON:
        raise RuleBroken(
            _("The term before runs until %(day)s: ask the union above to let it end earlier first. (%(source)s)")
            % {"day": before_ends, "source": delay.source}
        )


def require_eligible(
    people: Iterable[Holder], *, body: str, committee: tuple[Holder, ...], limits: Mapping[str, Limit]
) -> None:
    """Refuse to seat on the committee the head of the house or close kin, or on the audit committee who handles money."""
    on_committee = body == COMMITTEE
    rule = limits["union.head_on_committee" if on_committee else "union.audit_incompatible"]
    if body not in (COMMITTEE, "audit") or not rule.blocks:
        return
    barred = [
        h.name for h in people if (h.posts & {"head", "heads_kin"} if on_committee else bars_from_audit(h, committee))
    ]
    if len(barred) > rule.whole:
        raise RuleBroken(
            _("%(names)s may not sit on this body. %(rule)s") % {"names": "、".join(barred), "rule": limit_told(rule)}
        )


def require_new_end(asked: dt.date, *, elected: dt.date, planned: dt.date, today: dt.date, delay: Limit) -> None:
    """Refuse a last day that lies too far after the planned one, before the election, or in the past."""
    latest = months_after(planned, delay.whole)
    if asked > latest:
        raise RuleBroken(
            _("The term can be prolonged until %(day)s at most. %(rule)s") % {"day": latest, "rule": limit_told(delay)}
        )
    if asked < max(elected, today):
        raise RuleBroken(_("%(day)s is past: ask for a day that is still to come.") % {"day": asked})
    if asked == planned:
        raise RuleBroken(_("The term ends on %(day)s already.") % {"day": planned})
