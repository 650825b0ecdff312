"""The versions of a text, any two held against each other, an older one taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.congress.register.rules import Part, parts_of
from jiaogong.kernel.access import require
from jiaogong.kernel.web import form_key, new_form_key, page_or_fragment
from jiaogong.members.doors import only_sent, signed_in
from jiaogong.members.middleware import standing
from jiaogong.summaries import permissions, queries, services
from jiaogong.summaries.models import TextVersion
from jiaogong.summaries.rules.cutting import pieces_of
from jiaogong.summaries.rules.pieces import Piece
from jiaogong.summaries.views.outline import number_of

PAGE = 50


@signed_in
def versions(request: HttpRequest, text_id: int) -> HttpResponse:
    """The versions of a text, newest first; `old` and `new` in the address lead to what differs."""
    who = standing(request)
    text = queries.text_visible_to(who, text_id)
    require(permissions.may_see_versions(who, text))
    old, new = (number_of(request.GET.get(name, "")) for name in ("old", "new"))
    if old and new:
        return redirect("summary-compare", text.pk, *sorted((old, new)))
    after = number_of(request.GET.get("after", ""))
    found = queries.versions_of(text)
    rows = list((found.filter(number__lt=after) if after else found)[: PAGE + 1])
    context = {
        "text": text,
        "versions": rows[:PAGE],
        "after": str(rows[PAGE - 1].number) if len(rows) > PAGE else "",
        "is_first": not after,
    }
    return page_or_fragment(request, "summaries/versions.html", context)


@dataclass(frozen=True, slots=True)
class Differing:
    """A section in two versions; `kind`: same, changed, moved, gone, new, left out or taken back."""

    heading: str
    kind: str
    parts: tuple[Part, ...]


@signed_in
def compare(request: HttpRequest, text_id: int, old: int, new: int) -> HttpResponse:
    """What differs between two versions, section by section."""
    who = standing(request)
    text = queries.text_visible_to(who, text_id)
    require(permissions.may_see_versions(who, text))
    before, after = (queries.version_visible_to(who, text_id, number) for number in (old, new))
    compared = differing(_pieces(before), _pieces(after))
    context = {
        "text": text,
        "before": before,
        "after": after,
        "compared": compared,
        "changed": sum(one.kind != "same" for one in compared),
        "is_all": request.GET.get("all") == "yes",
        "may_change": permissions.may_change(who, text),
        "new_key": new_form_key(),
    }
    return page_or_fragment(request, "summaries/compare.html", context)


@signed_in
@only_sent("summary-versions")
def restore(request: HttpRequest, text_id: int) -> HttpResponse:
    """Take an older version back."""
    services.restore_version(
        actor=standing(request),
        text_id=text_id,
        number=number_of(request.POST.get("number", "")),
        seen_version=number_of(request.POST.get("version", "")),
        form_key=form_key(request),
    )
    messages.success(request, _("The older version stands again; the one that stood is kept among the versions."))
    return redirect("summary-outline", text_id)


def _pieces(version: TextVersion) -> list[Piece]:
    return queries.pieces_of_version(version) or pieces_of(version.body)


def differing(before: Sequence[Piece], after: Sequence[Piece]) -> list[Differing]:
    """The sections of two versions beside each other, in the order of the later one."""
    old = {piece.key: piece for piece in before}
    keys = [piece.key for piece in after]
    kept = [piece.key for piece in before if piece.key in keys]
    moved = {key for key, other in zip(kept, [k for k in keys if k in old], strict=True) if key != other}
    found = [_differing(old.get(piece.key), piece, is_moved=piece.key in moved) for piece in after]
    return found + [_differing(piece, None, is_moved=False) for piece in before if piece.key not in keys]


def _differing(before: Piece | None, after: Piece | None, *, is_moved: bool) -> Differing:
    old, new = _words(before), _words(after)
    heading = " → ".join(dict.fromkeys(p.heading for p in (before, after) if p and p.heading))
    return Differing(heading, _kind(before, after, is_moved=is_moved), tuple(parts_of(old, new)))


def _words(piece: Piece | None) -> str:
    return piece.body if piece else ""


def _kind(before: Piece | None, after: Piece | None, *, is_moved: bool) -> str:
    if before is None or after is None:
        return "new" if before is None else "gone"
    if before.is_left_out != after.is_left_out:
        return "out" if after.is_left_out else "in"
    if (before.heading, before.body) != (after.heading, after.body):
        return "changed"
    return "moved" if is_moved else "same"
