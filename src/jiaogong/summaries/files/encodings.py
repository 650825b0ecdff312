"""Bytes made characters: which encoding they are in is tried, never believed."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

UTF_8, GB, BIG5, UTF_16LE, UTF_16BE = "UTF-8", "GB18030", "Big5", "UTF-16LE", "UTF-16BE"
LOST = "\ufffd"
_MARKS = ((b"\xef\xbb\xbf", UTF_8), (b"\xff\xfe", UTF_16LE), (b"\xfe\xff", UTF_16BE))
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_LIKELY = 0.7
_FEW_LOST = 0.3
# Lead bytes of the characters in daily use: the first level of GB 2312, the first plane of Big5.
_DAILY = {GB: range(0xB0, 0xD8), BIG5: range(0xA4, 0xC7)}
_CODECS = {GB: "gb18030", BIG5: "cp950", UTF_8: "utf-8", UTF_16LE: "utf-16-le", UTF_16BE: "utf-16-be"}


class Decoded(NamedTuple):
    """The characters; the encoding that most of them were in; which lines were in another, and which lost some."""

    text: str
    encoding: str
    otherwise: dict[str, list[int]]
    damaged: list[int]


def decoded(data: bytes) -> Decoded | None:
    """The text that bytes hold, in UTF-8, UTF-16, GB18030 or Big5, or line by line in several; None for no text.

    >>> decoded("慰问困难教职工".encode("gb18030"))[:2], decoded("慰問困難教職工".encode("big5"))[:2]
    (('慰问困难教职工', 'GB18030'), ('慰問困難教職工', 'Big5'))
    """
    found = _marked(data) or _whole(data, UTF_8) or _unmarked_16(data) or _by_likeness(data) or _by_line(data)
    return None if found is None or _CONTROL.search(found.text) else found


def _whole(data: bytes, encoding: str) -> Decoded | None:
    text = _strictly(data, encoding)
    return None if text is None else Decoded(text, encoding, {}, [])


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(_CODECS[encoding])
    except UnicodeDecodeError:
        return None


def _marked(data: bytes) -> Decoded | None:
    """By the mark that stands before the text; of UTF-8 it is kept, as a character of the file."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _whole(data if encoding == UTF_8 else data[len(mark) :], encoding)
    return None


def _unmarked_16(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: an even number of bytes that are Chinese, line ends and signs either way round."""
    if len(data) % 2 or len(data) < 4:
        return None
    for encoding in (UTF_16LE, UTF_16BE):
        text = _strictly(data, encoding)
        if (
            text
            and "\x00" not in text
            and _share(text, _is_expected) >= 0.95
            and _share(text, _is_daily_gb) > _FEW_LOST
        ):
            return Decoded(text, encoding, {}, [])
    return None


def _is_expected(char: str) -> bool:
    return char.isascii() or "\u4e00" <= char <= "\u9fff" or unicodedata.category(char)[0] in "PZSN"


def _share(text: str, counts: Callable[[str], bool]) -> float:
    return sum(map(counts, text)) / max(len(text), 1)


def _is_daily_gb(char: str) -> bool:
    return char.isascii() or _is_daily(char, GB)


def _is_daily(char: str, encoding: str) -> bool:
    """Whether a character is one of daily use in an encoding, or a sign."""
    if not "\u3400" <= char <= "\u9fff":
        return unicodedata.category(char)[0] in "PZN"
    try:
        code = char.encode("gb2312" if encoding == GB else "big5")
    except UnicodeEncodeError:
        return False
    return code[0] in _DAILY[encoding]


def _likeness(text: str, encoding: str) -> float:
    """The share of the characters beyond ASCII that people use daily; 1 where there are none."""
    beyond = [char for char in text if not char.isascii()]
    return sum(_is_daily(char, encoding) for char in beyond) / len(beyond) if beyond else 1.0


def _likeliest(data: bytes) -> tuple[str, str] | None:
    """The text in GB18030 or Big5, whichever reads more like Chinese, and which; None where neither does."""
    read = [(text, name) for name in (GB, BIG5) if (text := _strictly(data, name)) is not None]
    best = max(read, key=lambda r: _likeness(*r), default=None)
    return best if best and _likeness(*best) >= _LIKELY else None


def _by_likeness(data: bytes) -> Decoded | None:
    best = _likeliest(data)
    return Decoded(*best, {}, []) if best else None


def _by_line(data: bytes) -> Decoded | None:
    """Line by line, each in the encoding that it is in; what is in none stands as �."""
    lines = data.split(b"\n")
    read = [_line(line) for line in lines]
    counted = Counter(name for (_text, name), line in zip(read, lines, strict=True) if name and not line.isascii())
    if not counted:
        return None
    main = counted.most_common(1)[0][0]
    texts: list[str] = []
    otherwise: dict[str, list[int]] = {}
    damaged: list[int] = []
    for number, ((text, name), line) in enumerate(zip(read, lines, strict=True), start=1):
        if not name:
            damaged.append(number)
            text = _mended(line, main)
        elif name != main and not line.isascii():
            otherwise.setdefault(name, []).append(number)
        texts.append(text)
    whole = "\n".join(texts)
    return Decoded(whole, main, otherwise, damaged) if _is_mostly_whole(whole) else None


def _line(line: bytes) -> tuple[str, str]:
    text = _strictly(line, UTF_8)
    if text is not None:
        return text, UTF_8
    return _likeliest(line) or ("", "")


def _mended(line: bytes, main: str) -> str:
    """What can be read of a damaged line, in whichever encoding makes most Chinese of it, its neighbours' in doubt."""
    order = (main, *(name for name in (UTF_8, GB, BIG5) if name != main))
    tried = [(line.decode(_CODECS[name], errors="replace"), name) for name in order]
    return max(tried, key=lambda read: _likeness(read[0], BIG5 if read[1] == BIG5 else GB))[0]


def _is_mostly_whole(text: str) -> bool:
    beyond = sum(not char.isascii() for char in text)
    return text.count(LOST) <= _FEW_LOST * max(beyond, 1)
