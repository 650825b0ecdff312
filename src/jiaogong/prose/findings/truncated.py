"""A text, or a paragraph in it, that breaks off inside a clause."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaogong.prose.findings.sheet import Sheet
from jiaogong.prose.reading import Finding

_CLOSED = "。!?;:…”’\"'）)》】]>～~.—"
_DATE = re.compile(
    r"(?:\d{4}|[二〇○零一二三四五六七八九十]{4})[年./-][\s\d〇○一二三四五六七八九十年月日./-]*(?:\([^)]*\))?\s*$"
)
_SIGNED = re.compile(
    r"(?:工会|委员会|学校|小学|中学|初中|高中|一中|二中|幼儿园|学院|大学|中心校?|办公室|教育局|总工会|教代会|主席团|进修校|职校|附中|附小|[xX*×]+|人:?\S{2,4}|:\s*\S{2,4})\s*$"
)
_CLOSING_WORDS = re.compile(
    r"(?:作出|做出|取得|再创|再上|迈上|续写|谱写|奉献|而|继续|不断|共同|更加|越来越|越办越|开创|力争|争取)[^,。;]{0,18}"
    r"(?:贡献|努力|佳绩|辉煌|成绩|台阶|奋斗|明天|篇章|前进|进步|新高|发展|力量|局面|好|提高|提升)\s*$"
    r"|(?:谢谢|完毕|感谢|报告|汇报|总结)\s*$"
)
_HANGING = re.compile(
    r"(?:[,、(《“‘:—]|(?<!目)的|(?<!总)和|[与及]|或|(?<!存|现|所|实|正|自|内|外|潜)在|(?<!行|作|成|因|认|称|分|以|人|有|无)为|把|将|向|从|由|对|(?<!所)以|并|而|且|但|让|使|于|被|给|(?<!不|得)了?通过|组织了?|开展了?|进行了?)\s*$"
)
_ONLY_BEGUN = re.compile(
    r"(?:^|,)(?:在|为了|通过|根据|按照|依据|围绕|对于|随着)[^,。;]{1,16}(?<![下中上里内外后前时来间会])$"
)
_HALF_COUNTED = re.compile(
    r"(?:参加|参与|举办|开展|召开|[慰访]问|看望|发放|组织|表彰|新增)了?(?:第|近|约|共|[一二两三四五六七八九十]|\d+)+$"
)
_GOES_ON = re.compile(
    r"[,。;]|^\s*(?:[(（]?[一二三四五六七八九十]{1,3}[)）、是]|第[一二三四五六七八九十],|\d{1,2}[、.])"
)
_PAGE_NUMBER = re.compile(r"\s*(?:[-—–]?\s*\d{1,3}\s*[-—–]?|第\s*\d{1,3}\s*页(?:[,/共\s]*\d{1,3}\s*页?)?)\s*")
_BRIEF = 6
_NAME = 4
_SHORT = 30
_LONG = 20
_LISTED = 30
_SHOWN = 30


def find(sheet: Sheet) -> Iterator[Finding]:
    """Yield the last clause of a text, and of a line inside it, that stops before its end."""
    lines = [span for span in sheet.lines if _PAGE_NUMBER.fullmatch(sheet.text, *span) is None]
    while len(lines) > 1 and _signs(sheet.text[slice(*lines[-1])].strip()):
        lines.pop()
    habit = _unclosed_habit(sheet, lines)
    for number, (start, end) in enumerate(lines):
        line = sheet.text[start:end].rstrip()
        last = number == len(lines) - 1
        if _breaks_off(sheet.text, line, last, habit) and "\t" not in line and "|" not in line:
            at = max(_last_clause(line), len(line) - _SHOWN)
            yield Finding(start + at, start + len(line), "truncated", {"ends": line[at:]})


def _breaks_off(text: str, line: str, last: bool, habit: bool) -> bool:
    if line[-1] in _CLOSED:
        return False
    if len(line) < (_BRIEF if last and _GOES_ON.search(line) else _LONG):
        return last and "。" in text and bool(_ONLY_BEGUN.search(line) or _HALF_COUNTED.search(line))
    body = re.sub(r"[,、(《“]$", "", line)
    if last:
        unfinished = bool(_HANGING.search(line) or _ONLY_BEGUN.search(line) or _HALF_COUNTED.search(line))
        return unfinished or ("。" in text and not habit and not _CLOSING_WORDS.search(body) and not _signs(line))
    return len(line) > _SHORT + _LONG and (
        line[-1] in ",、(《“" or bool(re.search(r"(?:[与及]|并且|以及|(?<=[,。、])(?:在|对|为|把|将|向|从|由))$", line))
    )


def _unclosed_habit(sheet: Sheet, lines: list[tuple[int, int]]) -> bool:
    """Whether long lines of this text mostly go without a full stop, as in lists; one that breaks off after a stop is no list's."""
    long = [line for line in (sheet.text[a:b].rstrip() for a, b in lines[:-1]) if len(line) >= _LISTED]
    return len(long) >= 2 and sum(line[-1] not in _CLOSED and "。" not in line for line in long) * 2 > len(long)


def _signs(line: str) -> bool:
    """Whether a line is a signature, a date or an attachment's name."""
    if len(line) > _SHORT or any(c in line for c in ",。;、"):
        return False
    return len(line) <= _NAME or bool(_DATE.search(line) or _SIGNED.search(line) or re.match(r"附件?[:\d]", line))


def _last_clause(line: str) -> int:
    body = line.rstrip(",、 ")
    return max(body.rfind(c) for c in ",。;:!?") + 1
