"""What a document of a session is to the pages: its name, its words, and what it waits for or lacks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from jiaogong.congress.documents.queries import Record
from jiaogong.official.paper import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One of a session's documents.

    `file_name` in Chinese, as it stands in the folder; `not_yet` says why there is nothing to write, "" where there is;
    `lacks` the gaps that stay open in it, sentence by sentence.
    """

    code: str
    name: Promise
    file_name: str
    not_yet: Callable[[Record], str]
    lacks: Callable[[Record], list[str]]
    write: Callable[[Record], Paper]
