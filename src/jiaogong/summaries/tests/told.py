"""What a written summary tells: its figures, and the words and sentence of one."""

from __future__ import annotations

import re

from jiaogong.summaries.writing import FigureAt, Summary

_NO_FIGURE = re.compile(r"\d{4}—\d{4}学年|\d{4}年|\d{1,2}月(?:\d{1,2}日)?|至\d{1,2}日|第\d+号|“[^”]*”|《[^》]*》")


def loose_numbers(summary: Summary) -> list[str]:
    """The numbers in a text that are neither among its figures nor in a date or name."""
    text = summary.text
    held = {i for f in summary.figures for i in range(f.start, f.end)}
    held |= {i for m in _NO_FIGURE.finditer(text) for i in range(*m.span())}
    held |= {i for m in re.finditer(re.escape(summary.union), text) for i in range(*m.span())}
    return [text[m.start() - 5 : m.end() + 3] for m in re.finditer(r"\d+", text) if m.start() not in held]


def of_measure(summary: Summary, measure: str) -> list[tuple[str, FigureAt]]:
    return [(summary.text[f.start : f.end], f) for f in summary.figures if f.measure == measure]


def words_of(summary: Summary, measure: str) -> list[str]:
    return [text for text, _figure in of_measure(summary, measure)]


def sentence_on(summary: Summary, measure: str) -> str:
    """The sentence that tells a measure's figure."""
    ((_words, figure),) = of_measure(summary, measure)
    start = max(summary.text.rfind(stop, 0, figure.start) for stop in "。\n") + 1
    return summary.text[start : summary.text.index("。", figure.end)]
