"""The outline editor: a text's sections, moved, renamed, left out, put in, edited in place, last year's beside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from jiaogong.kernel.access import require
from jiaogong.kernel.errors import ChangedMeanwhile, RuleBroken
from jiaogong.kernel.web import form_key, new_form_key, page_or_fragment, take_kept_form
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.queries import Standing
from jiaogong.summaries import permissions, queries, services
from jiaogong.summaries.models import Text
from jiaogong.summaries.rules.pieces import Piece, numbered


@dataclass(frozen=True, slots=True)
class Line:
    """A section as the outline shows it: its heading under its number, and what stood there last year."""

    piece: Piece
    heading: str
    before: Piece | None
    is_first: bool
    is_last: bool

    @property
    def is_edited(self) -> bool:
        return bool(self.piece.written) and not self.piece.is_untouched


@signed_in
def outline(request: HttpRequest, text_id: int) -> HttpResponse:
    who = standing(request)
    text = queries.text_visible_to(who, text_id)
    require(permissions.may_see_versions(who, text))
    take_kept_form(request)
    if request.method == "POST":
        require(permissions.may_change(who, text))
        return _done(request, who, text)
    return page_or_fragment(request, "summaries/outline.html", _context(who, text))


def _done(request: HttpRequest, who: Standing, text: Text) -> HttpResponse:
    """Do what a button of the outline asks; a refusal is told on the outline itself."""
    sent = request.POST
    act, key = sent.get("act", ""), sent.get("key", "")
    asked: dict[str, Any] = {"actor": who, "text_id": text.pk, "seen_version": number_of(sent.get("version", ""))}
    own: dict[str, Any] = {"heading": sent.get("heading", ""), "body": sent.get("body", "")}
    acts: dict[str, Callable[[], Text]] = {
        "up": lambda: services.move_section(**asked, key=key, by=-1),
        "down": lambda: services.move_section(**asked, key=key, by=1),
        "move": lambda: services.move_section(**asked, key=key, by=_places(sent.get("by", ""))),
        "out": lambda: services.leave_out(**asked, key=key),
        "in": lambda: services.leave_out(**asked, key=key, out=False),
        "remove": lambda: services.remove_section(**asked, key=key),
        "title": lambda: services.rename_text(**asked, title=sent.get("title", "")),
        "add": lambda: services.add_section(**asked, **own, after=key, form_key=form_key(request)),
    }
    if act not in acts:
        raise RuleBroken(_("Say what is to be done with the section."))
    try:
        acts[act]()
    except RuleBroken as refusal:
        text.refresh_from_db()
        context = _context(who, text) | {"reason": str(refusal), "typed": own if act == "add" else {}}
        return render(request, "summaries/outline.html", context, status=refusal.status)
    return redirect(f"{reverse('summary-outline', args=[text.pk])}#{'section-' + key if key else 'main'}")


def _context(who: Standing, text: Text) -> dict[str, object]:
    before = queries.text_before(who, text)
    pieces = queries.pieces_of_text(text)
    lines = _lines(pieces, queries.pieces_of_text(before) if before else (), is_numbered=text.is_numbered)
    return {
        "text": text,
        "lines": lines,
        "before": before,
        "new_key": new_form_key(),
        "may_change": permissions.may_change(who, text),
        "is_own": text.kind == Text.Kind.OWN,
    }


def _lines(pieces: Sequence[Piece], earlier: Sequence[Piece], *, is_numbered: bool) -> list[Line]:
    found, number = [], 0
    for at, piece in enumerate(pieces):
        is_counted = bool(piece.heading) and piece.is_told
        number += is_counted
        heading = numbered(number, piece.heading) if is_counted and is_numbered else piece.heading
        before = next((e for e in earlier if _answers(piece, e)), None)
        found.append(Line(piece, heading, before, at == 0, at == len(pieces) - 1))
    return found


def _answers(piece: Piece, earlier: Piece) -> bool:
    """Whether a section of last year's is about the same: of the same key, else under the same heading."""
    if piece.is_own or earlier.is_own:
        return bool(piece.heading) and piece.heading == earlier.heading
    return piece.key == earlier.key or (bool(piece.heading) and piece.heading == earlier.heading)


@signed_in
def section(request: HttpRequest, text_id: int, key: str) -> HttpResponse:
    """One section's heading and words, to be edited in place; without HTMX on a page of its own."""
    who = standing(request)
    text = queries.text_visible_to(who, text_id)
    require(permissions.may_change(who, text))
    piece = queries.piece_named(queries.pieces_of_text(text), key)
    kept = take_kept_form(request)
    sent = kept or request.POST
    context: dict[str, Any] = {
        "text": text,
        "piece": piece,
        "heading": sent.get("heading", piece.heading),
        "body": sent.get("body", piece.body).replace("\r\n", "\n"),
        "version": number_of(sent.get("version", "")) or text.version,
        "kept": kept,
        "new_key": sent.get("form_key") or new_form_key(),
    }
    if request.method != "POST":
        return page_or_fragment(request, "summaries/section.html", context)
    try:
        services.edit_section(
            actor=who,
            text_id=text.pk,
            key=key,
            heading=context["heading"],
            body=context["body"],
            seen_version=context["version"],
            form_key=form_key(request),
        )
    except ChangedMeanwhile as refusal:
        now = queries.piece_named(queries.pieces_of_text(refusal.facts["current"]), key)
        context |= {"current": now, "version": refusal.facts["current"].version}
        return render(request, "summaries/section.html", context, status=refusal.status)
    except RuleBroken as refusal:
        return render(request, "summaries/section.html", context | {"reason": str(refusal)}, status=refusal.status)
    return redirect(f"{reverse('summary-outline', args=[text.pk])}#section-{key}")


def number_of(typed: str) -> int:
    """A number that a form carries; 0 where it carries none."""
    return int(typed) if typed.isdecimal() and len(typed) < 10 else 0


def _places(typed: str) -> int:
    """So many places on (or back), as dragging sends it."""
    bare = typed.removeprefix("-")
    return (-1 if typed.startswith("-") else 1) * number_of(bare)
