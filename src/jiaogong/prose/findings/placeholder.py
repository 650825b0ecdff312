"""Blanks and masks left in: 20xx年, **区, 干*, 某某学校, ____, [单位], a gap before a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaogong.prose.findings.sheet import Sheet, apart
from jiaogong.prose.reading import Finding

_HAN = "\u4e00-\u9fff"
_UNIT = "年月日人名位篇件项次场个所元份户家级区县市镇乡村校届期%"
_SLOT = "单位|姓名|名字|校名|学校|名称|日期|年份|年月|时间|人数|数量|数字|数据|金额|地点|地名|职务|职称|部门|标题|内容|联系人|电话"
_ASK = "(?:请|此处|在此|这里|待)?(?:填写?|填入|插入|输入|补充?|核实|确认|修改|替换|待定)"
_MASK = re.compile(
    rf"""
    (?=[xX×*\d二某○〇●△□_(\[【〔{{<NnMm共总合累达约近为有了出金款入文奖动会师工年 \t\u00a0])(?:  # what a mask begins with
    (?<![\d×xX])[xX×*]{{1,2}}月[xX×*]{{1,2}}日
    | (?:19|20|二[0○〇零oO]?)[\dOo○〇]?[xX×*_?]{{1,2}}(?:\ ?[-—~至]+\ ?(?:20)?\d?[xX×*_?]{{1,2}})?
      (?:学?年度?)?   # 20xx年, 200*, 二0xx年
    | (?<![\dA-Za-z×xX])[xX×]{{2,}}(?![A-Za-z×])                                                   # ××校, xxx老师
    | (?<![\dA-Za-z×xX])[xX×](?=[{_UNIT}]|老师|同志|小学|中学|学校|主席)(?!射线)                      # x月x日
    | (?<=\d)[xX×](?=[年月日])
    | (?<![\d*])\*+(?!\d)                                                                          # 干*, **区, ***
    | (?<=[{_HAN}])\*+(?=\d)
    | 某某+ | (?<!在)某(?=[市区县镇乡校年月日](?!些))
    | (?<![二一三四五六七八九○〇\d])[○〇●△]{{2,}}(?![年一二三四五六七八九])
    | □{{2,}} | _{{2,}} | (?:(?<=[{_HAN}])|(?<![\w]))_(?=[{_UNIT}])
    | \([ \t\u00a0]*\) | \[[ \t\u00a0]*\] | 【[ \t\u00a0]*】 | 〔[ \t\u00a0]*〕 | \{{[ \t\u00a0]*\}}
    | [\[{{<]\ ?(?:{_ASK})?[{_HAN}/]{{0,6}}(?:{_SLOT}|{_ASK})[{_HAN}/]{{0,3}}\ ?[\]}}>]
    | (?<=[{_HAN},])【(?:{_ASK})?[{_HAN}]{{0,4}}(?:单位|姓名|校名|学校名称|名称|日期|年份|人数|数量|数字|数据|金额)】
    | \((?:此处|请|待)(?:填写?|填入|插入|输入|补充?|核实|确认|修改|替换|定)[{_HAN}]{{0,8}}\)
    | (?<=[{_HAN}])[NnMm](?=[{_UNIT}](?!条))(?<!第.)
    | (?:共计?|总计|合计|累计|达到?|约|近|为|有|了|出|金|款|入|文|奖|动|会|师|工)
      [\ \t\u00a0]+(?=[人名位篇件项次场个所元份户%](?:次|,|。|;|、|$))
    | (?:\d{{2,4}}年|(?<=[{_HAN},。])年|年)[\ \t\u00a0]+月[\ \t\u00a0]*\d{{0,2}}[\ \t\u00a0]*日?
    | (?<=\d月)[\ \t\u00a0]+日 )
    """,
    re.VERBOSE,
)
_PLAIN_SIGN = r"xX×*_?某○〇●△□\[\]{}<【〔"
_SIGN = re.compile(
    rf"[{_PLAIN_SIGN}NnMm( \t\u00a0](?:(?<=[{_PLAIN_SIGN}])|(?<=[{_HAN}][NnMm])(?=[{_UNIT}])|(?<=\()[ \t\u00a0)此请待在]"
    r"|(?<=[ \t\u00a0])[月日人名位篇件项次场个所元份户%])"
)
_BOLD = re.compile(r"(?:(?<=[\s,。;:])|^)\*\*(?=\S)[^*\n]{1,60}(?<=\S)\*\*(?=[\s,。;:(]|$)", re.MULTILINE)
_BULLET = re.compile(r"^[ \t]*\*(?:[ \t]|\*+[ \t]*$)", re.MULTILINE)


def find(sheet: Sheet) -> Iterator[Finding]:
    """Yield each mask; the same mask twice in a clause is one fault."""
    text = sheet.text
    markup = _markup(text) if "*" in text else set()
    before: tuple[int, str] | None = None
    for found in apart(_masks(sheet, markup)):
        mask = text[found.start : found.end]
        place = (sheet.clause_at(found.start), text[max(found.start - 1, 0) : found.start] + mask)
        if place != before:
            yield found
        before = place


def _markup(text: str) -> set[int]:
    """Where stars only make bold or open an item."""
    bold = {i for m in _BOLD.finditer(text) for i in (*range(m.start(), m.start() + 2), *range(m.end() - 2, m.end()))}
    return bold | {i for m in _BULLET.finditer(text) for i in range(m.start(), m.end())}


def _masks(sheet: Sheet, markup: set[int]) -> Iterator[Finding]:
    text = sheet.text
    for start, end in sheet.sentences_with(_SIGN):
        for m in _MASK.finditer(text, start, end):
            if m.start() in markup:
                continue
            yield Finding(m.start(), m.end(), "placeholder", {"mask": m[0]})
