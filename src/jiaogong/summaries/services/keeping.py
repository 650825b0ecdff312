"""A text kept: what every kind of it is given, and each change of it as a version."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.db.models import Max
from django.utils.translation import gettext as _

from jiaogong.kernel import clock
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.periods import Period
from jiaogong.members.queries import Standing
from jiaogong.summaries.files import require_modest_length
from jiaogong.summaries.models import Text, TextSection, TextVersion
from jiaogong.summaries.rules.pieces import Piece, assembled
from jiaogong.summaries.services.library import keep_fingerprints
from jiaogong.unions.models import Union


def new_text(
    actor: Standing, union: Union, period: Period, kind: str, title: str, body: str, form_key: uuid.UUID | None
) -> Text:
    now = clock.now()
    return Text(
        union=union,
        period=period.code,
        kind=kind,
        title=title[:120],
        body=body.replace("\r\n", "\n"),
        form_key=form_key,
        created_by=actor.person,
        created_at=now,
        changed_at=now,
    )


def require_body(body: str) -> None:
    if not body.strip():
        raise RuleBroken(_("The text is empty."))
    require_modest_length(body)


def keep_first(actor: Standing, text: Text, pieces: Sequence[Piece], act: str) -> None:
    """Keep a new text's sections and its first version; the text itself is saved already."""
    _lay_down(text, pieces)
    _keep_version(actor, text, pieces, act, None)


def keep_change(
    actor: Standing, text: Text, pieces: Sequence[Piece], act: str, form_key: uuid.UUID | None = None, *, body: str = ""
) -> None:
    """Put a changed text together and keep it as its next version; `body`, where its words were typed as a whole."""
    whole = assembled(pieces, is_numbered=text.is_numbered)
    require_body(whole.text)
    _keep_what_stood(text)
    text.body = body if body.strip("\n") == whole.text.strip("\n") else whole.text
    text.figures = list(whole.figures) if text.body.startswith(whole.text.rstrip("\n")) else []
    text.version += 1
    text.changed_at = clock.now()
    text.save(update_fields=["title", "body", "written_body", "figures", "is_numbered", "version", "changed_at"])
    _lay_down(text, pieces)
    _keep_version(actor, text, pieces, act, form_key)


def _lay_down(text: Text, pieces: Sequence[Piece]) -> None:
    TextSection.objects.filter(text=text).delete()
    TextSection.objects.bulk_create(
        TextSection(text=text, position=at, **piece.told()) for at, piece in enumerate(pieces)
    )
    keep_fingerprints(text)


def _keep_version(
    actor: Standing, text: Text, pieces: Sequence[Piece], act: str, form_key: uuid.UUID | None
) -> TextVersion:
    return TextVersion.objects.create(
        text=text,
        number=text.version,
        act=act,
        title=text.title,
        sections=[piece.told() for piece in pieces],
        body=text.body,
        form_key=form_key,
        made_by=actor.person,
        made_at=text.changed_at,
    )


def _keep_what_stood(text: Text) -> None:
    """The first change of a text without versions keeps what it changes."""
    newest = TextVersion.objects.filter(text=text).aggregate(newest=Max("number"))["newest"]
    if newest != text.version:
        stood = Text.objects.only("body", "title", "changed_at", "created_by").get(pk=text.pk)
        TextVersion.objects.create(
            text=text,
            number=text.version,
            act=TextVersion.Act.KEPT,
            title=stood.title,
            sections=[],
            body=stood.body,
            made_by_id=stood.created_by_id,
            made_at=stood.changed_at,
        )
