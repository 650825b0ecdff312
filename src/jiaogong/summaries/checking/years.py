"""Years in a text that are not the period's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jiaogong.kernel.periods import Period
from jiaogong.prose.numerals import read_year
from jiaogong.prose.reading import Finding
from jiaogong.summaries.checking.page import Page

_YEAR = re.compile(
    r"(?<![\d○〇零第])(?P<year>(?:19|20)\d\d|二[○〇零]\d?[○〇零一二三四五六七八九]{1,2})(?=\s*年|-\d{4}\s*学?年)"
)
_MASK = re.compile(r"《[^》\n]*》|[〔\[(]\s*\d{4}\s*[〕\])]\s*\d*号?")
_ELSEWHEN = re.compile(
    r"(?:较|比|同比|与|自|从|始于|建于|成立于|创办于|截至|上年|去年|上一年度?|生于|毕业于)\s*[(（]?$"
)
_SINCE = re.compile(
    r"^年?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:以来|起|开始|成立|创办|建校|出台|颁布|修订|印发|入职|参加工作|至|届|级|版)"
)
_PLANS = re.compile(r"计划|打算|要点|思路|安排|展望|下一步|今后|将")


def stale_years(page: Page, period: Period, known: Sequence[Finding]) -> Iterator[Finding]:
    """Years that are neither the period's nor said of another time (较2024年, 自2019年以来, rule names, document numbers).

    The year after the period may stand where plans are told.
    """
    taken = [(f.start, f.end) for f in known if f.kind == "stale_or_conflicting_year"]
    masked = [m.span() for m in _MASK.finditer(page.flat)]
    for m in _YEAR.finditer(page.flat):
        year = read_year(m["year"])
        if year is None or period.start.year <= year <= period.end.year:
            continue
        if any(a <= m.start() < b for a, b in masked) or any(a < m.end() and m.start() < b for a, b in taken):
            continue
        if _ELSEWHEN.search(page.flat[max(0, m.start() - 8) : m.start()]) or _SINCE.match(
            page.flat[m.end() : m.end() + 14]
        ):
            continue
        if year == period.end.year + 1 and _PLANS.search(page.said(page.sentence(m.start()))):
            continue
        yield Finding(m.start(), m.end(), "stale_or_conflicting_year", {"year": year, "period": period.code})
