"""What every page shares: refusals as pages, fragments for HTMX, lists paged by key, what was typed."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext

from jiaogong.kernel.api import is_asked_here, problem
from jiaogong.kernel.errors import NotFound, Refused, RuleBroken

_KEPT = "kept_forms"
_NUL = "\x00"
T = TypeVar("T", bound=Model)


class RefusalsAsPages:
    """Turns a refusal that a view let pass into a page (or fragment) with its sentence."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _NUL in request.path or _holds_nul(request.GET):
            # PostgreSQL keeps no such character, and no address of ours has one.
            return self._told(request, NotFound(gettext("There is no such page: its address holds a null character.")))
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Callable[..., HttpResponse], _args: Sequence[Any], _named: Mapping[str, Any]
    ) -> HttpResponse | None:
        if request.method != "POST" or not _holds_nul(request.POST):
            return None
        told = gettext("Null characters cannot be kept: take them out and send the form again.")
        return self._told(request, RuleBroken(told))

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refused):
            return None
        return self._told(request, exception)

    def _told(self, request: HttpRequest, refusal: Refused) -> HttpResponse:
        if is_asked_here(request):
            return problem(refusal.status, refusal)
        template = "components/refusal.html" if is_htmx(request) else "refused.html"
        return render(request, template, {"reason": str(refusal), "status": refusal.status}, status=refusal.status)


def _holds_nul(said: QueryDict) -> bool:
    return any(_NUL in value for _name, values in said.lists() for value in values)


def is_htmx(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def page_or_fragment(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Render "app/page.html", or for HTMX the fragment "app/_page.html" that it includes."""
    if is_htmx(request) and not request.headers.get("HX-Boosted"):
        folder, _, name = template.rpartition("/")
        template = f"{folder}/_{name}"
    return render(request, template, context, status=status)


def new_form_key() -> str:
    """The key by which the same form sent twice acts once."""
    return str(uuid.uuid4())


def form_key(request: HttpRequest) -> uuid.UUID | None:
    """The key that a sent form carries; None where it carries none that is sound."""
    try:
        return uuid.UUID(request.POST.get("form_key", ""))
    except ValueError:
        return None


def keep_form(request: HttpRequest) -> None:
    """Keep what was typed into a form whose session was lost, until its sender has signed in."""
    kept = request.session.get(_KEPT, {})
    kept[request.path] = request.POST.urlencode()
    request.session[_KEPT] = kept


def take_kept_form(request: HttpRequest) -> QueryDict | None:
    """What was kept for this page, and forget it; None for nothing."""
    kept: dict[str, str] = request.session.get(_KEPT, {})
    found = kept.pop(request.path, "")
    if not found:
        return None
    request.session[_KEPT] = kept
    return QueryDict(found)


@dataclass(frozen=True, slots=True)
class KeyPage(Generic[T]):
    """A page of a list that is paged by key: its rows, and the key that the next page starts after."""

    rows: list[T]
    after: str


def page_by_key(rows: QuerySet[T], after: str, *, date: str, size: int = 50) -> KeyPage[T]:
    """The rows after a key, newest first by (date, id), in the time of one index step.

    `after` is the key of a row of the list, as `KeyPage.after` gave it: its date, which a reader may not be meant
    to know, stays here. Anything else starts at the top. Rows without a day are listed by `date="pk"`.
    """
    ordered = rows.order_by(f"-{date}", "-pk")
    pk = int(after) if after.isdecimal() and len(after) < 19 else 0
    day = ordered.filter(pk=pk).values_list(date, flat=True).first() if pk else None
    if day:
        ordered = ordered.filter(Q(**{f"{date}__lt": day}) | Q(**{date: day}, pk__lt=pk), **{f"{date}__lte": day})
    found = list(ordered[: size + 1])
    more = len(found) > size
    found = found[:size]
    return KeyPage(found, str(found[-1].pk) if more else "")
