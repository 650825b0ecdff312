"""What a session still lacks before it may open: what forbids it, and what asks for a word."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from jiaogong.congress.models import Session, SignOff
from jiaogong.congress.rules import Lack
from jiaogong.congress.sessions import queries, rules
from jiaogong.congress.sessions.limits import Bounds
from jiaogong.congress.sessions.queries import rolls
from jiaogong.kernel import clock
from jiaogong.kernel.limits import Limit
from jiaogong.unions.labels import limit_told

PRESIDIUM_RULE = "第二十二条，条次待核"


def lacks_of(session: Session, bounds: Bounds) -> list[Lack]:
    """What a called session lacks to open, besides those who must be present."""
    return [*_agreement(session), *_papers(session, bounds), *_presidium(session, bounds)]


def _agreement(session: Session) -> list[Lack]:
    labels = dict(SignOff.Side.choices)
    missing = " · ".join(str(labels[side]) for side in queries.missing_sign_offs(session))
    return [Lack(_("Not signed off yet: %(missing)s (第六条).") % {"missing": missing})] if missing else []


def _papers(session: Session, bounds: Bounds) -> list[Lack]:
    if session.papers_sent_at is None:
        return [Lack(_("The papers have not been sent to those who sit in the session."))]
    limit = bounds["congress.papers_days_before"]
    due, sent = papers_due_of(session, bounds), localdate(session.papers_sent_at)
    if sent <= due:
        return []
    told = _("The papers were sent on %(day)s, due by %(due)s. %(rule)s")
    return [_by(limit, told % {"day": sent, "due": due, "rule": limit_told(limit)})]


def papers_due_of(session: Session, bounds: Bounds) -> dt.date:
    """The last day on which a session's papers are sent in time."""
    return rules.papers_due(localdate(session.starts_at), bounds["congress.papers_days_before"].whole)


def is_late_for_papers(session: Session, bounds: Bounds) -> bool:
    """Whether a text that is sent today comes too late."""
    return clock.today() > papers_due_of(session, bounds)


def _presidium(session: Session, bounds: Bounds) -> list[Lack]:
    """The teachers' congress is led by a presidium; the members' congress by the committee where it elects none."""
    seats = list(rolls.entitled_seats(session).filter(is_presidium=True))
    if not seats:
        if session.body != Session.Body.CONGRESS:
            return []
        told = _("No presidium is named: the congress elects one to lead it (%(rule)s).")
        return [Lack(told % {"rule": PRESIDIUM_RULE})]
    teachers = sum(s.is_teacher for s in seats)
    return presidium_lacks(bounds, count=len(seats), teachers=teachers, entitled=rolls.entitled_seats(session).count())


def presidium_lacks(bounds: Bounds, *, count: int, teachers: int, entitled: int) -> list[Lack]:
    """What is wrong with a presidium of so many, of whom so many teach, in a session of so many."""
    size, share = bounds["congress.presidium_size"], bounds["congress.presidium_teachers"]
    least, most = rules.presidium_size(entitled, size.value)
    found = []
    if least and not least <= count <= most:
        values = {"count": count, "least": least, "most": most, "rule": limit_told(size)}
        told = _("%(count)s are named; %(least)s to %(most)s sit on the presidium. %(rule)s") % values
        found.append(_by(size, told))
    if not rules.has_teachers_majority(teachers, count, share.value):
        values = {"teachers": teachers, "count": count, "rule": limit_told(share)}
        told = (
            _("%(teachers)s of %(count)s are teachers; they must be the majority of the presidium. %(rule)s") % values
        )
        found.append(_by(share, told))
    return found


def _by(limit: Limit, text: str) -> Lack:
    return Lack(text, forbids=limit.blocks)
