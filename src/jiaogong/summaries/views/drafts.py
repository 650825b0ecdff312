"""A draft that waits in its reader's session while what it lacks is recorded; once the check is made anew it is gone."""

from __future__ import annotations

from django.http import HttpRequest, QueryDict

_DRAFT = "draft_checked"


def keep(request: HttpRequest, sent: QueryDict) -> None:
    """Keep the draft of a check's form with its union and period."""
    draft = QueryDict(mutable=True)
    for name in ("union", "period", "body"):
        draft[name] = sent.get(name, "")
    request.session[_DRAFT] = draft.urlencode()


def is_kept(request: HttpRequest) -> bool:
    return bool(request.session.get(_DRAFT))


def take(request: HttpRequest) -> QueryDict | None:
    """The draft that waits, which is forgotten; None for none."""
    told = request.session.pop(_DRAFT, "")
    return QueryDict(told) if told else None
