"""What was understood of a text as a whole, and what was not: sentences beside what was read from it."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiaogong.prose.reading import Reading

_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ]{2,}")
_KANA = re.compile(r"[\u3040-\u30ff\uac00-\ud7af]")
_DIGIT = re.compile(r"[\d０-９]")
_SENTENCE = re.compile(r"[^。！？!?；;\n]*[，,][^。！？!?；;\n]*[。！？!?；;]|[^。！？!?；;\n]{6,}[。！？!?；;]")
_COUNTS = re.compile(r"(?<![\d.])(?!(?:19|20)\d\d年)\d+(?![\d、．.)）])")
_QUOTED, _MOST_QUOTED = 30, 3
_LONGEST_VERSE = 16
_FEWEST_LINES = 4


def understood(reading: Reading) -> tuple[str, ...]:
    """What has to be said of a text beside its claims: that none was found and why, which paragraphs are no Chinese.

    Never empty where no act was found.
    """
    return tuple(_told(reading))


def _told(reading: Reading) -> Iterator[str]:
    lines = [line.strip() for line in reading.text.splitlines() if line.strip()]
    if reading.provable():
        foreign = sum(map(_is_foreign, lines))
        if foreign:
            told = ngettext(
                "%(count)s paragraph in another language than Chinese was not read.",
                "%(count)s paragraphs in another language than Chinese were not read.",
                foreign,
            )
            yield told % {"count": foreign}
        yield from _unread(reading)
        return
    yield _why_no_act(lines)
    planned = sum(claim.status == "planned" for claim in reading.claims)
    if planned:
        told = ngettext("%(count)s plan was read.", "%(count)s plans were read.", planned)
        yield told % {"count": planned}


def _unread(reading: Reading) -> Iterator[str]:
    """The sentences with a number, other than a year, of which nothing was read, the first three in their words."""
    read = [(claim.start, claim.end) for claim in reading.claims]
    found = [
        m[0].strip()
        for m in _SENTENCE.finditer(reading.text)
        if _COUNTS.search(m[0]) and not any(start < m.end() and m.start() < end for start, end in read)
    ]
    if found:
        told = ngettext(
            "Of %(count)s sentence with a number nothing was read: %(said)s",
            "Of %(count)s sentences with numbers nothing was read, such as: %(said)s",
            len(found),
        )
        said = " ".join(f"“{s[:_QUOTED]}…”" if len(s) > _QUOTED else f"“{s}”" for s in found[:_MOST_QUOTED])
        yield told % {"count": len(found), "said": said}


def _why_no_act(lines: list[str]) -> str:
    text = "\n".join(lines)
    if not re.search(r"\w", text):
        return _("No act was found: the text holds no words.")
    if _is_foreign(text):
        if _KANA.search(text):
            return _("No act was found: the text is not in Chinese, and nothing else is read.")
        return _("No act was found: the text is in English or another language of Latin letters; only Chinese is read.")
    if len(_DIGIT.findall(text)) > len(_HAN.findall(text)):
        return _("No act was found: the text is mostly numbers; give it as a spreadsheet, or in sentences.")
    if _is_verse(lines):
        return _("No act was found: the text reads like verse or a list of short lines, not like a report.")
    return _(
        "No act was found: no sentence tells of something that was done, with a day, a number, a name or an event."
    )


def _is_foreign(text: str) -> bool:
    """Whether more words than Chinese characters stand in a text, or it is written in kana or Korean.

    >>> _is_foreign("The union held three meetings this year."), _is_foreign("工会召开 KPI 会议")
    (True, False)
    """
    han = len(_HAN.findall(text))
    return len(_KANA.findall(text)) > han or (len(_LATIN_WORD.findall(text)) > max(han, 3))


def _is_verse(lines: list[str]) -> bool:
    """Whether a text is made of short lines of about one length.

    >>> _is_verse("床前明月光,\\n疑是地上霜。\\n举头望明月,\\n低头思故乡。".splitlines())
    True
    """
    lengths = [len(piece) for line in lines for piece in re.split(r"[，,。；;！!？?、\s]+", line) if piece]
    if len(lengths) < _FEWEST_LINES:
        return False
    return max(lengths) <= _LONGEST_VERSE and statistics.pstdev(lengths) < 3
