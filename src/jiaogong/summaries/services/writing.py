"""A summary written from the ledger, written anew without losing what was edited, and a draft of one's own brought in."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, periods
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import ChangedMeanwhile, RuleBroken
from jiaogong.kernel.once import made_by_form
from jiaogong.kernel.periods import Period
from jiaogong.members.queries import Standing
from jiaogong.summaries import permissions, queries
from jiaogong.summaries.models import Text, TextVersion
from jiaogong.summaries.rules.cutting import pieces_of
from jiaogong.summaries.rules.merging import Choice, Chunk, merge, merged
from jiaogong.summaries.rules.pieces import Piece, bare
from jiaogong.summaries.services.keeping import keep_change, keep_first, new_text, require_body
from jiaogong.summaries.services.outlining import is_made
from jiaogong.summaries.writing import Summary, figures_as_json, write_summary
from jiaogong.unions.models import Union

Act = TextVersion.Act
BRIEF = "brief"
Choices = Mapping[str, Mapping[int, Choice]]


@transaction.atomic
def write_text(
    *, actor: Standing, union: Union, period: Period, level: str = "", form_key: uuid.UUID | None = None
) -> Text:
    """Write a union's summary of a period from its ledger and keep it as a draft.

    `level`: "" the whole, "brief" one page, else the key of the one section it is on.
    """
    require(permissions.may_write_in(actor, union))
    made = made_by_form(Text, form_key)
    if made:
        return made
    summary = _told_now(union, period, level)
    text = new_text(actor, union, period, Text.Kind.OWN, summary.title, summary.text, form_key)
    text.level = level
    text.written_body, text.figures = summary.text, figures_as_json(summary.figures)
    text.save(force_insert=True)
    keep_first(actor, text, written_pieces(summary), Act.WRITTEN)
    audit.record(actor.person, "summaries.written", text, period=period.code)
    return text


def _told_now(union: Union, period: Period, level: str) -> Summary:
    """What the ledger would say today."""
    return write_summary(union, period, brief=level == BRIEF, only="" if level == BRIEF else level)


@transaction.atomic
def bring_in(
    *, actor: Standing, union: Union, period: Period, title: str, body: str, form_key: uuid.UUID | None = None
) -> Text:
    """Keep a draft of one's own, written elsewhere, so that it can be checked, mended, signed and submitted."""
    require(permissions.may_write_in(actor, union))
    made = made_by_form(Text, form_key)
    if made:
        return made
    require_body(body)
    name = title.strip() or _first_line(body)
    text = new_text(actor, union, period, Text.Kind.GIVEN, name, body, form_key)
    text.save(force_insert=True)
    keep_first(actor, text, pieces_of(text.body), Act.BROUGHT)
    audit.record(actor.person, "summaries.brought_in", text, period=period.code)
    return text


def _first_line(body: str) -> str:
    return next(line.strip() for line in body.splitlines() if line.strip())[:60]


@dataclass(frozen=True, slots=True)
class Redone:
    """A section as it stands, and as the ledger would write it now: merged, chunk by chunk."""

    piece: Piece
    anew: Piece | None
    chunks: tuple[Chunk, ...]

    @property
    def is_new(self) -> bool:
        """Whether the ledger tells of it for the first time."""
        return not self.piece.body and not self.piece.written

    @property
    def changes(self) -> int:
        """How many stretches new words would flow into, or have to be chosen."""
        return sum(chunk.kind in ("anew", "both") for chunk in self.chunks)

    @property
    def clashes(self) -> int:
        return sum(chunk.kind == "both" for chunk in self.chunks)

    def merged(self, choices: Mapping[int, Choice]) -> Piece:
        """The section as it comes out."""
        words = merged(self.chunks, choices).strip("\n")
        anew = self.anew or replace(self.piece, written_heading="", written="", figures=())
        keeps_title = self.piece.heading != self.piece.written_heading or self.anew is None
        return replace(
            self.piece,
            heading=self.piece.heading if keeps_title else anew.heading,
            body=words,
            written_heading=anew.written_heading,
            written=anew.written,
            figures=anew.figures,
        )


@dataclass(frozen=True, slots=True)
class Rewriting:
    """All of a text (or one section) beside what the ledger says now; `mark` knows this very writing again."""

    sections: tuple[Redone, ...]
    mark: str

    @property
    def changes(self) -> int:
        return sum(one.changes for one in self.sections)


def rewriting_of(text: Text, only: str = "") -> Rewriting:
    """What writing a text anew, or the section `only` of it, would change. Nothing is kept."""
    if text.kind != Text.Kind.OWN:
        raise RuleBroken(_("This text was not written from the ledger, so the ledger cannot write it anew."))
    summary = _told_now(text.union, periods.parse(text.period), text.level)
    redone = _redone(queries.pieces_of_text(text), written_pieces(summary))
    shown = tuple(one for one in redone if not only or one.piece.key == only)
    return Rewriting(shown, hashlib.sha256(f"{text.version}\n{summary.text}".encode()).hexdigest()[:32])


@transaction.atomic
def write_anew(
    *,
    actor: Standing,
    text_id: int,
    mark: str,
    choices: Choices,
    only: str = "",
    form_key: uuid.UUID | None = None,
) -> Text:
    """Write a text, or one section of it, anew from today's ledger.

    Edits stay, new words flow into what nobody touched, and where both changed `choices` decides, by the section's
    key and the chunk's number ("mine" where nothing is chosen). Raises ChangedMeanwhile where text or ledger are not
    as they were shown (`mark`).
    """
    text = queries.locked_text(text_id, visible_to=actor)
    require(permissions.may_change(actor, text))
    if is_made(text, form_key):
        return text
    whole = rewriting_of(text)
    if whole.mark != mark:
        raise ChangedMeanwhile(
            _("The text or the ledger has changed since you looked: look at it again."), current=text
        )
    pieces = [
        one.merged(choices.get(one.piece.key, {})) if not only or one.piece.key == only else one.piece
        for one in whole.sections
    ]
    pieces = [p for p in pieces if p.is_own or p.body or p.is_left_out]
    before = text.body
    keep_change(actor, text, pieces, Act.ANEW, form_key)
    if all(p.is_untouched for p in pieces if p.is_told):
        text.written_body = text.body
        text.save(update_fields=["written_body"])
    told = audit.passages(before, text.body) if before != text.body else []
    audit.record(
        actor.person, "summaries.written_anew", text, version=text.version, section=only, changes={"body": told}
    )
    return text


def written_pieces(summary: Summary) -> list[Piece]:
    """A summary just written as pieces, each with its figures."""
    found = []
    for section in summary.sections:
        start = section.start + (len(section.heading) + 1 if section.heading else 0)
        words, heading = summary.text[start : section.end], bare(section.heading)
        inside = [f for f in summary.figures if start <= f.start and f.end <= section.end]
        moved = [replace(f, start=f.start - start, end=f.end - start) for f in inside]
        found.append(Piece(section.key, heading, words, heading, words, tuple(figures_as_json(moved))))
    return found


def _redone(kept: Sequence[Piece], anew: Sequence[Piece]) -> list[Redone]:
    """Each section beside its new writing, in the text's order; what is told for the first time behind its neighbour."""
    partners = _partners(kept, anew)
    redone = [_held(piece, partners.get(piece.key)) for piece in kept]
    known = {partner.key: key for key, partner in partners.items()}
    before = ""
    for piece in anew:
        if piece.key in known:
            before = known[piece.key]
            continue
        at = next((n for n, one in enumerate(redone) if one.piece.key == before), -1)
        fresh = Piece(key=piece.key, heading=piece.heading, written_heading=piece.heading)
        redone.insert(at + 1, _held(fresh, piece))
        before = piece.key
    return redone


def _partners(kept: Sequence[Piece], anew: Sequence[Piece]) -> dict[str, Piece]:
    """The new writing of each section, by the section's key: of the same key, else under the same heading."""
    by_key = {piece.key: piece for piece in anew}
    found = {p.key: by_key[p.key] for p in kept if p.key in by_key and not p.is_own}
    taken = {piece.key for piece in found.values()}
    for piece in kept:
        if piece.key in found or piece.is_own:
            continue
        heading = piece.written_heading or piece.heading
        same = next((a for a in anew if a.heading == heading and a.key not in taken), None)
        if same is not None:
            found[piece.key] = same
            taken.add(same.key)
    return found


def _held(piece: Piece, anew: Piece | None) -> Redone:
    if piece.is_own:
        return Redone(piece, None, (Chunk("same", piece.body, piece.body, piece.body),))
    return Redone(piece, anew, tuple(merge(piece.written, piece.body, anew.written if anew else "")))
