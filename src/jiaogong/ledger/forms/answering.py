"""The quick answer to the one question about a sentence, put into what was typed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.http import QueryDict

from jiaogong.catalogue import CATEGORIES, MEASURES
from jiaogong.ledger.forms.entry import Typed

PASSED = "pass"


def answered(typed: Typed, sent: QueryDict) -> Typed:
    """What was typed, with the answer that was tapped or, where it leaves the number open, typed beside it.

    An answer that is none changes nothing.
    """
    kind, _, rest = sent.get("answer", "").partition(":")
    if kind == "what" and rest in CATEGORIES:
        return replace(typed, entry={**typed.entry, "category": rest})
    if kind == "when":
        return _on(typed, rest)
    if kind == "who" and rest:
        named = "、".join(name for name in (typed.entry.get("people", ""), rest) if name)
        return replace(typed, entry={**typed.entry, "people": named})
    if kind in ("how_many", "how_much"):
        measure, _, value = rest.partition(":")
        return _counted(typed, measure, value or sent.get("answered", "").strip())
    return typed


def _on(typed: Typed, day: str) -> Typed:
    try:
        start = dt.date.fromisoformat(day)
    except ValueError:
        return typed
    return replace(typed, entry={**typed.entry, "start": start.isoformat(), "end": "", "precision": "day"})


def _counted(typed: Typed, measure: str, value: str) -> Typed:
    if measure not in MEASURES or not value:
        return typed
    rows = [row for row in typed.figures if row.get("measure") and row.get("measure") != measure]
    return replace(typed, figures=[*rows, {"measure": measure, "qualifier": "", "value": value}])
