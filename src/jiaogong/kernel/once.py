"""The same form sent twice acts once: what it made is known by the form's key, kept in the row's unique `form_key`."""

from __future__ import annotations

import uuid
from typing import TypeVar

from django.db import IntegrityError, transaction
from django.db.models import Model

Row = TypeVar("Row", bound=Model)


def made_by_form(kind: type[Row], form_key: uuid.UUID | None) -> Row | None:
    """What a form made already; None for nothing, and for a form without a key."""
    return kind._default_manager.filter(form_key=form_key).first() if form_key else None


def save_once(row: Row, form_key: uuid.UUID | None) -> Row | None:
    """Save a new row; where the same form made one at this very moment, that one in its place, else None.

    Raises IntegrityError where something else than the form's key stands in the way.
    """
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        made = made_by_form(type(row), form_key)
        if made is None:
            raise
        return made
    return None
