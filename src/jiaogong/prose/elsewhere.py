"""Names of Uyghur, Kazakh, Tibetan and Mongolian people, told by their syllables: 阿依古丽·买买提, 才仁卓玛."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaogong.prose.beside import RIGHT, has_role, has_title
from jiaogong.prose.reading import Name

# The syllables of Uyghur, Kazakh, Tibetan and Mongolian names: 阿依古丽·买买提.
_SYLLABLES = (
    "阿艾依伊买麦木吐图热肉努古丽汗娜尔拉提力江克迪达玛西巴布卡萨沙孜扎次仁卓才让多吉嘎旺加措姆央金格桑顿珠洛罗旦增德勒其雅苏日特宝那顺"
    "朝鲁哈斯赛音也叶博合塔甫吾玉别再乃比亚森库莎衣帕穆太普夏米赞夫司凯赫彭久美拥忠坚参朗杰曲确益登俄罕海尼满曼山何可柔亥玫瑰艳妮孟牙生"
    "铁穷贡秋白云高娃乌拜丁兰逊伦林琳奴肯蒂什耶赖莱维毛灵喀斤胡里纳绒尕索南珍觉草巧毕"
)
_DOT = re.compile(rf"[·•・‧∙](?<=[{_SYLLABLES}]{{2}}[·•・‧∙])(?=[{_SYLLABLES}])")
_LEFT = re.compile(rf"[{_SYLLABLES}]{{2,6}}$")
_PART = re.compile(rf"[{_SYLLABLES}]{{2,6}}?(?={RIGHT}|[\u4e00-\u9fff](?<![{_SYLLABLES}]))|[{_SYLLABLES}]{{1,6}}")
_LONGEST_PART = 6
_TELLING = re.compile(  # what tells a name of the steppe and the highland that has no dot: 才仁卓玛老师
    "扎西|卓[玛嘎]|才[让仁旦]|次仁|多吉|央金|拉[姆毛]|措[姆毛]|丹增|旦增|格[桑日]|索[南朗]|尼玛|达瓦|边巴|罗布|平措|强巴|白玛|德吉|仁[青增]"
    "|加措|嘉措|顿珠|旺姆|曲珍|其其格|巴特尔|乌兰(?!察|浩|牧)|图雅|苏日|萨仁|娜仁|高娃|斯琴|那顺|古丽|买买提|麦麦提|努尔|艾力|木拉提|阿依|迪丽"
)
_BETWEEN = frozenset("和、与")
_SYLLABLE = frozenset(_SYLLABLES)


def find_elsewhere(text: str) -> Iterator[Name]:
    """Yield such names of a plain text, those without a dot first: they need a title, a role or a name beside them.

    >>> [name.name for name in find_elsewhere("教师扎西和热依汗·吐尔逊老师")]
    ['扎西', '热依汗·吐尔逊']
    """
    yield from _undotted(text)
    yield from _dotted(text)


def _dotted(text: str) -> Iterator[Name]:
    for dot in _DOT.finditer(text):
        left = _LEFT.search(text, max(0, dot.start() - _LONGEST_PART), dot.start())
        right = _PART.match(text, dot.end())
        if left and right:
            yield Name(left.start(), right.end(), text[left.start() : right.end()])


def _undotted(text: str) -> Iterator[Name]:
    for sign in _TELLING.finditer(text):
        start, end = sign.span()
        while end - start < _LONGEST_PART and text[start - 1 : start] in _SYLLABLE:
            start -= 1
        while end - start < _LONGEST_PART and text[end : end + 1] in _SYLLABLE:
            end += 1
        if has_title(text, end) or has_role(text, start) or text[start - 1 : start] in _BETWEEN:
            yield Name(start, end, text[start:end])
