"""The sections of a text, its versions, and what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from jiaogong.kernel import periods
from jiaogong.kernel.errors import NotFound
from jiaogong.members.queries import Standing
from jiaogong.summaries.models import Text, TextSection, TextVersion
from jiaogong.summaries.queries.texts import text_visible_to, texts_visible_to
from jiaogong.summaries.rules.cutting import pieces_of, recut
from jiaogong.summaries.rules.pieces import Piece, piece_of


def pieces_of_text(text: Text) -> list[Piece]:
    """The sections of a text as pieces; cut out of its words where it has none, or others than its words say."""
    kept = [_piece(row) for row in TextSection.objects.filter(text=text).order_by("position", "pk")]
    if not kept:
        return pieces_of(text.body)
    return recut(kept, text.body, is_numbered=text.is_numbered)


def _piece(row: TextSection) -> Piece:
    return Piece(
        key=row.key,
        heading=row.heading,
        body=row.body,
        written_heading=row.written_heading,
        written=row.written,
        figures=tuple(row.figures),
        is_left_out=row.is_left_out,
        is_own=row.is_own,
    )


def piece_named(pieces: Sequence[Piece], key: str) -> Piece:
    """The piece of a key. Raises NotFound for none."""
    found = next((piece for piece in pieces if piece.key == key), None)
    if found is None:
        raise NotFound(_("This text has no such section."))
    return found


def versions_of(text: Text) -> QuerySet[TextVersion]:
    """The versions of a text, newest first, without their words."""
    return TextVersion.objects.filter(text=text).select_related("made_by").defer("sections", "body").order_by("-number")


def version_visible_to(standing: Standing, text_id: int, number: int) -> TextVersion:
    """One version of a text that a person may change or check. Raises NotFound."""
    text = text_visible_to(standing, text_id)
    found = TextVersion.objects.filter(text=text, number=number).select_related("text__union", "made_by").first()
    if found is None:
        raise NotFound(_("This text has no version %(number)s.") % {"number": number})
    return found


def pieces_of_version(version: TextVersion) -> list[Piece]:
    return [piece_of(told) for told in version.sections]


def text_before(standing: Standing, text: Text) -> Text | None:
    """The same union's text of the period before: the most final one, else the newest."""
    before = periods.parse(text.period).before()
    found = texts_visible_to(standing).filter(union=text.union_id, period=before.code)
    ranked = sorted(found, key=lambda t: (t.state in Text.FINAL, t.kind != Text.Kind.OLD, t.pk), reverse=True)
    return ranked[0] if ranked else None
