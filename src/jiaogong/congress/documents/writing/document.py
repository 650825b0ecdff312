"""What a document of a session is to the pages: its name, its words, and what it waits for or lacks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.utils.functional import Promise

from jiaogong.congress.documents.queries import Record
from jiaogong.official.paper import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One of a session's documents.

    `file_name` in Chinese, as it stands in the folder; `not_yet` says why there is nothing to write, "" where there is;
    `lacks` the gaps that stay open in it, sentence by sentence. `kept` is what went out and stands as it did, the first
    first; what is written then is the last of it.
    """

    code: str
    name: Promise
    file_name: str
    not_yet: Callable[[Record], str]
    lacks: Callable[[Record], list[str]]
    write: Callable[[Record], Paper]
    kept: Callable[[Record], tuple[Paper, ...]] = lambda _record: ()

    def version(self, record: Record, number: int) -> tuple[Document, Paper]:
        """The document as it went out at that number, under its own file name; as it is now where it did not."""
        kept = self.kept(record)
        if not 1 <= number <= len(kept):
            return self, self.write(record)
        return replace(self, file_name=numbered(self.file_name, number)), kept[number - 1]


def numbered(file_name: str, number: int) -> str:
    """A file name with the number of what went out more than once.

    >>> numbered("会议通知", 1), numbered("会议通知", 2)
    ('会议通知', '会议通知（第2次）')
    """
    return file_name if number == 1 else f"{file_name}（第{number}次）"
