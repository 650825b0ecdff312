"""A text's outline and words changed, section by section; each change is a version, and the same form acts once."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.kernel import audit
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import ChangedMeanwhile, RuleBroken
from jiaogong.members.queries import Standing
from jiaogong.summaries import permissions, queries
from jiaogong.summaries.models import Text, TextVersion
from jiaogong.summaries.rules.cutting import free_keys, recut
from jiaogong.summaries.rules.pieces import Piece, bare
from jiaogong.summaries.services.keeping import keep_change, require_body

Change = Callable[[list[Piece]], list[Piece]]
Act = TextVersion.Act
MOST_SECTIONS = 40


@transaction.atomic
def change_text(
    *, actor: Standing, text_id: int, body: str, seen_version: int, form_key: uuid.UUID | None = None
) -> Text:
    """Change a draft's words as a whole. Raises ChangedMeanwhile when somebody was quicker."""
    text = queries.locked_text(text_id, visible_to=actor)
    require(permissions.may_change(actor, text))
    if is_made(text, form_key):
        return text
    _require_seen(text, seen_version)
    require_body(body)
    typed, before = body.replace("\r\n", "\n"), text.body
    pieces = recut(queries.pieces_of_text(text), typed, is_numbered=text.is_numbered)
    keep_change(actor, text, pieces, Act.EDITED, form_key, body=typed)
    _record_words(actor, text, before)
    return text


@transaction.atomic
def edit_section(
    *,
    actor: Standing,
    text_id: int,
    key: str,
    heading: str,
    body: str,
    seen_version: int,
    form_key: uuid.UUID | None = None,
) -> Text:
    """Change the heading and words of one section.

    Raises ChangedMeanwhile where somebody has changed this very section since `seen_version`; a change of another
    section stands beside this one.
    """
    text = queries.locked_text(text_id, visible_to=actor)
    require(permissions.may_change(actor, text))
    if is_made(text, form_key):
        return text
    pieces = queries.pieces_of_text(text)
    piece = queries.piece_named(pieces, key)
    if not _stood_so(text, piece, seen_version):
        _require_seen(text, seen_version)
    words, before = body.replace("\r\n", "\n").strip("\n"), text.body
    changed = [replace(p, heading=bare(heading), body=words) if p.key == key else p for p in pieces]
    if changed == pieces:
        return text
    keep_change(actor, text, changed, Act.EDITED, form_key)
    _record_words(actor, text, before)
    return text


def move_section(*, actor: Standing, text_id: int, key: str, by: int, seen_version: int) -> Text:
    """Move a section so many places on, or back where `by` is negative."""

    def moved(pieces: list[Piece]) -> list[Piece]:
        piece = queries.piece_named(pieces, key)
        others = [p for p in pieces if p.key != key]
        at = min(max(pieces.index(piece) + by, 0), len(others))
        return [*others[:at], piece, *others[at:]]

    return _outlined(actor, text_id, seen_version, moved, key=key, what="moved")


def leave_out(*, actor: Standing, text_id: int, key: str, seen_version: int, out: bool = True) -> Text:
    """Leave a section out of the text, or take it back; its words are kept."""

    def left(pieces: list[Piece]) -> list[Piece]:
        piece = queries.piece_named(pieces, key)
        return [replace(p, is_left_out=out) if p is piece else p for p in pieces]

    return _outlined(actor, text_id, seen_version, left, key=key, what="left out" if out else "taken back")


def add_section(
    *,
    actor: Standing,
    text_id: int,
    heading: str,
    body: str,
    after: str,
    seen_version: int,
    form_key: uuid.UUID | None = None,
) -> Text:
    """Put in a section of one's own behind another (`after`; "" for the first place); without heading, a paragraph."""
    if not body.strip():
        raise RuleBroken(_("Write the words of the section; without words there is nothing to put in."))

    def added(pieces: list[Piece]) -> list[Piece]:
        if len(pieces) >= MOST_SECTIONS:
            raise RuleBroken(_("A text has at most %(most)s sections.") % {"most": MOST_SECTIONS})
        at = pieces.index(queries.piece_named(pieces, after)) + 1 if after else 0
        words = body.replace("\r\n", "\n").strip("\n")
        own = Piece(key=next(free_keys(pieces)), heading=bare(heading), body=words, is_own=True)
        return [*pieces[:at], own, *pieces[at:]]

    return _outlined(actor, text_id, seen_version, added, key=after, what="added", form_key=form_key)


def remove_section(*, actor: Standing, text_id: int, key: str, seen_version: int) -> Text:
    """Take out a section of one's own; one that the ledger wrote is left out instead."""

    def removed(pieces: list[Piece]) -> list[Piece]:
        if not queries.piece_named(pieces, key).is_own:
            raise RuleBroken(_("Only a section of one's own is taken out; leave this one out instead."))
        return [p for p in pieces if p.key != key]

    return _outlined(actor, text_id, seen_version, removed, key=key, what="removed")


@transaction.atomic
def rename_text(*, actor: Standing, text_id: int, title: str, seen_version: int) -> Text:
    """Give a text another title."""
    if not title.strip():
        raise RuleBroken(_("A text has a title."))
    text = queries.locked_text(text_id, visible_to=actor)
    require(permissions.may_change(actor, text))
    if text.title == title.strip()[:120]:
        return text
    _require_seen(text, seen_version)
    before = audit.values(text, "title")
    text.title = title.strip()[:120]
    keep_change(actor, text, queries.pieces_of_text(text), Act.OUTLINE, body=text.body)
    audit.record(actor.person, "summaries.outlined", text, changes=audit.changes(before, audit.values(text, "title")))
    return text


@transaction.atomic
def restore_version(
    *, actor: Standing, text_id: int, number: int, seen_version: int, form_key: uuid.UUID | None = None
) -> Text:
    """Take an older version's words and outline back as the newest; what stood between stays among the versions."""
    text = queries.locked_text(text_id, visible_to=actor)
    require(permissions.may_change(actor, text))
    if is_made(text, form_key):
        return text
    _require_seen(text, seen_version)
    old, before = queries.version_visible_to(actor, text_id, number), text.body
    text.title = old.title
    kept = queries.pieces_of_version(old)
    pieces = recut(kept or queries.pieces_of_text(text), old.body, is_numbered=text.is_numbered)
    keep_change(actor, text, pieces, Act.RESTORED, form_key, body=old.body)
    told = audit.passages(before, text.body)
    audit.record(actor.person, "summaries.restored", text, number=number, changes={"body": told})
    return text


@transaction.atomic
def _outlined(
    actor: Standing,
    text_id: int,
    seen_version: int,
    change: Change,
    *,
    key: str,
    what: str,
    form_key: uuid.UUID | None = None,
) -> Text:
    text = queries.locked_text(text_id, visible_to=actor)
    require(permissions.may_change(actor, text))
    if is_made(text, form_key):
        return text
    _require_seen(text, seen_version)
    before = queries.pieces_of_text(text)
    after = change(before)
    if after == before:
        return text
    keep_change(actor, text, after, Act.OUTLINE, form_key)
    audit.record(actor.person, "summaries.outlined", text, version=text.version, section=key, what=what)
    return text


def is_made(text: Text, form_key: uuid.UUID | None) -> bool:
    """Whether a form has made its version of a text already."""
    return form_key is not None and TextVersion.objects.filter(text=text, form_key=form_key).exists()


def _require_seen(text: Text, seen_version: int) -> None:
    if text.version != seen_version:
        raise ChangedMeanwhile(_("Somebody has changed this text since you opened it."), current=text)


def _stood_so(text: Text, piece: Piece, seen_version: int) -> bool:
    """Whether a section stood in the version that was seen as it stands now."""
    seen = TextVersion.objects.filter(text=text, number=seen_version).first()
    pieces: Sequence[Piece] = queries.pieces_of_version(seen) if seen else ()
    return any((p.key, p.heading, p.body) == (piece.key, piece.heading, piece.body) for p in pieces)


def _record_words(actor: Standing, text: Text, before: str) -> None:
    changes = {"body": audit.passages(before, text.body)} if before != text.body else {}
    audit.record(actor.person, "summaries.changed", text, version=text.version, changes=changes)
