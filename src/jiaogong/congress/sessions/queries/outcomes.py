"""What sessions resolved, and what of it is still to be carried out."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from jiaogong.congress.models import Resolution
from jiaogong.congress.sessions.queries import OVER, sessions_visible_to
from jiaogong.kernel.errors import NotFound
from jiaogong.kernel.script import holding
from jiaogong.members.queries import Standing

OPEN, LATE = "open", "late"


def resolutions_visible_to(standing: Standing, on: dt.date) -> QuerySet[Resolution]:
    """Resolutions of sessions that are over: those of the branches one reads and of sessions one sat in, else those public."""
    reads = Q(session__in=sessions_visible_to(standing).filter(standing.reading.holding()).values("pk"))
    sat = Q(session__seats__person=standing.person)
    public = Q(public_from__lte=on)
    known = Resolution.objects.filter(
        reads | sat | public, session__in=sessions_visible_to(standing), session__state__in=OVER
    )
    return Resolution.objects.filter(pk__in=known.order_by().values("pk"))


def resolution_visible_to(standing: Standing, resolution_id: int, on: dt.date) -> Resolution:
    """One resolution. Raises NotFound where it is not the person's to know of."""
    found = resolutions_visible_to(standing, on).filter(pk=resolution_id)
    resolution = found.select_related("session__union", "item", "settled_by").first()
    if resolution is None:
        raise _unknown()
    return resolution


def open_resolutions(standing: Standing, on: dt.date) -> QuerySet[Resolution]:
    """Resolutions still to be carried out, of the very unions in which one holds an officer's post."""
    own = [u.pk for u in standing.unions_led]
    return in_state(resolutions_visible_to(standing, on), OPEN, on).filter(session__union__in=own)


def in_state(resolutions: QuerySet[Resolution], state: str, on: dt.date) -> QuerySet[Resolution]:
    """Those in a state of theirs; LATE: open beyond their day; else all."""
    if state == LATE:
        return resolutions.filter(state=Resolution.State.OPEN, due_date__lt=on)
    return resolutions.filter(state=state) if state in Resolution.State.values else resolutions


def found_by_words(resolutions: QuerySet[Resolution], words: str) -> QuerySet[Resolution]:
    """Those whose words, union, charge or outcome hold what was typed."""
    typed = words.strip()
    if not typed:
        return resolutions
    said = holding(typed, "text", "charged", "outcome", "session__union__name")
    return Resolution.objects.filter(pk__in=resolutions.filter(said).order_by().values("pk"))


def locked_resolution(resolution_id: int, visible_to: Standing, on: dt.date) -> Resolution:
    """A resolution fetched for change. Raises NotFound where it is not the person's to know of."""
    if not resolutions_visible_to(visible_to, on).filter(pk=resolution_id).exists():
        raise _unknown()
    return Resolution.objects.select_for_update(of=("self",)).select_related("session__union").get(pk=resolution_id)


def _unknown() -> NotFound:
    return NotFound(_("There is no such resolution, or it is not yours to see."))
