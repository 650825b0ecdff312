"""Figures: numbers that count or measure, with their unit, their qualifier and what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaogong.prose.numerals import ARABIC, NUMERAL, read_numeral
from jiaogong.prose.reading import Figure, Qualifier
from jiaogong.prose.units import PEOPLE, UNIT

_TITLE = re.compile(r"《[^》\n]{1,60}》|[“「『][^”」』\n]{1,40}[”」』]")
_START = r"(?<![\d.:/第初高A-Za-z])(?<!\d-)(?<![届之])"
_MORE = "多|余|几|来"
_AFTER = "(?P<after>及?以上|及?以下|以内|左右|上下|余|多)?"
_FIGURE = re.compile(
    rf"{_START}(?:"
    rf"百分之(?P<share>{NUMERAL}){_AFTER.replace('after', 'after_share')}"
    rf"|(?P<under>[二三四五六七八九十])分之(?P<over>[一二两三四五六七八九])"
    rf"|(?P<list>(?:{NUMERAL}、)+{NUMERAL})[”」]?(?P<more_list>多|余)? ?(?P<unit_list>{UNIT})"
    rf"|(?P<first>{NUMERAL})(?:(?:[-~—–]{{1,2}}|至|到)(?P<last>{NUMERAL}))?(?P<more>{_MORE})?(?P<scale>[百千万亿]{{0,2}})(?P<more_scaled>多|余)?"
    rf" ?(?P<unit>%|‰|成(?=以上|[的教职会])|{UNIT}|年(?=教龄|工龄|党龄|以上|教学|[的])|(?=(?:名?{PEOPLE})))"
    rf"(?P<many>多|余)?{_AFTER}"
    rf")|(?<=[奖数计达到为:])(?P<bare>{ARABIC})(?=[特一二三四优金银铜参]|[,;。)]|、[特一二三优金银铜]|$)"
)
_BEFORE = re.compile(
    r"(?:(?P<about>近|约|大约|将近|接近|大概)|(?P<at_least>超过?|逾|突破|至少|不少于|不低于|上(?=[百千万])|达?到?(?<=.)上)|(?P<at_most>不超过|不足|不到|最多|至多|低于))(?:达|到|了|有)?$"
)
_QUALIFIER: dict[str, Qualifier] = {"上": "at_least", "下": "at_most", "内": "at_most", "右": "about", "余": "at_least", "多": "at_least"}


def find_figures(text: str) -> list[Figure]:
    """Return the figures of a plain text, in order, with plain offsets.

    Titles of books and quoted names are passed over; dates are not known here
    (`parts` settles them).

    >>> [(f.value, f.unit, f.qualifier) for f in find_figures("补助1.03万元,300多人参加,参赛率98%以上")]
    [(10300, '元', None), (300, '人', 'at_least'), (98, '%', 'at_least')]
    """
    open_text = _TITLE.sub(lambda m: m[0] if m[0].strip("“”「」『』").replace("、", "").isdigit() else "□" * len(m[0]), text)
    return [figure for m in _FIGURE.finditer(open_text) for figure in _read(m, open_text)]
