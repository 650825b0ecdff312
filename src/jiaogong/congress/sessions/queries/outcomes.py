"""What sessions resolved, and what of it is still to be carried out."""

from __future__ import annotations

from django.db.models import QuerySet

from jiaogong.congress.models import Resolution
from jiaogong.congress.sessions.queries import OVER, sessions_visible_to, unknown
from jiaogong.members.queries import OFFICER_KINDS, Standing


def resolutions_visible_to(standing: Standing) -> QuerySet[Resolution]:
    """Resolutions of sessions that are over, as far as one may know of these."""
    return Resolution.objects.filter(session__in=sessions_visible_to(standing).filter(state__in=OVER))


def open_resolutions(standing: Standing) -> QuerySet[Resolution]:
    """Resolutions still to be carried out, of the very unions in which one holds an officer's post."""
    own = [o.union_id for o in standing.offices if o.kind in OFFICER_KINDS]
    return resolutions_visible_to(standing).filter(state=Resolution.State.OPEN, session__union__in=own)


def locked_resolution(resolution_id: int, visible_to: Standing) -> Resolution:
    """A resolution fetched for change. Raises NotFound where it is not the person's to know of."""
    known = Resolution.objects.filter(pk=resolution_id, session__in=sessions_visible_to(visible_to))
    if not known.exists():
        raise unknown()
    return Resolution.objects.select_for_update(of=("self",)).select_related("session__union").get(pk=resolution_id)
