"""Plain text: .txt and .md, in whatever encoding a school's computer wrote it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiaogong.summaries.files.encodings import UTF_8, Decoded, decoded
from jiaogong.summaries.files.opened import Opened, no_text

_NAMED = 8


def opened_plain(data: bytes, called: str) -> Opened:
    found = decoded(data)
    if found is None:
        raise no_text(called)
    return Opened(found.text, tuple(_notes(found)))


def _notes(found: Decoded) -> Iterator[str]:
    if found.encoding != UTF_8:
        yield _("The file is not in UTF-8; it was read as %(encoding)s.") % {"encoding": found.encoding}
    for encoding, lines in found.otherwise.items():
        told = ngettext(
            "Line %(lines)s is in another encoding than the rest, and was read as %(encoding)s.",
            "Lines %(lines)s are in another encoding than the rest, and were read as %(encoding)s.",
            len(lines),
        )
        yield told % {"lines": named(lines), "encoding": encoding}
    if found.damaged:
        told = ngettext(
            "Line %(lines)s is damaged: what could not be read in it stands as �.",
            "Lines %(lines)s are damaged: what could not be read in them stands as �.",
            len(found.damaged),
        )
        yield told % {"lines": named(found.damaged)}


def named(numbers: Sequence[int]) -> str:
    """Numbers in a row of words, the first eight of many.

    >>> named([3, 5, 8])
    '3, 5, 8'
    """
    told = ", ".join(map(str, numbers[:_NAMED]))
    return f"{told} …" if len(numbers) > _NAMED else told
