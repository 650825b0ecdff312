"""What opening a file yields: its text, and what has to be said about how it was read."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from jiaogong.kernel.errors import RuleBroken


@dataclass(frozen=True, slots=True)
class Opened:
    """A file's text, and a sentence for everything about it that a reader has to know.

    `tables`: the stretches of the text (start, end) that stand in a table, cell by cell.
    """

    text: str
    notes: tuple[str, ...] = ()
    tables: tuple[tuple[int, int], ...] = ()


def empty(called: str) -> RuleBroken:
    return RuleBroken(_("“%(name)s” is empty: choose the file that holds the text.") % {"name": called})


def no_text(called: str) -> RuleBroken:
    return RuleBroken(_("“%(name)s” is not text: choose the file that holds the text.") % {"name": called})
