"""The web page around the text: navigation, other articles, the collector's own words, headings of collections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from jiaogong.prose.findings.sheet import Sheet
from jiaogong.prose.reading import Finding

_NUMBER = "一二三四五六七八九十\\d"
_EDITORS = r"| [^,。\n]{0,16}小编(?:(?!\ \ )[^。\n]){0,50}"
_PIECES = rf"""
    [【\[(]?(?:上|下|前|后)一(?:篇|页|条)[】\])]?\ ?[::]?[^\n。]{{0,40}}
    | (?:相关|热门|推荐|精选|最新|猜你喜欢的?|更多)(?:文章|阅读|范文|推荐|内容|资讯|链接|专题|搜索)\ ?[::】\]]?[^\n。]{{0,30}}
    | (?:推荐|延伸|拓展|扩展|精彩)阅读[::】\]]?[^\n。]{{0,30}} | 猜你喜欢 | 看过本文的(?:人|还)[^\n。]{{0,12}}
    | 返回(?:首页|顶部|列表|目录|上一?页)
    | (?:当前|您(?:现在)?的?(?:当前)?|所在|现在)?的?位置\ ?[::][^\n。]{{0,40}} | 首页\ ?[>»|-]+[^\n。]{{0,40}}
    | 字[体号]\ ?[::]\ ?[\[【]?[大中小][^\n。]{{0,12}} | (?:打印|关闭)(?:本页|窗口|此页)
    | (?:点击|立即|免费)(?:下载|查看(?:全文|更多|详情|原文)|阅读(?:全文|原文)|进入|收藏|打印|展开)[^\n。,]{{0,16}}
    | (?:点击|浏览|阅读|查看|访问)(?:数|量|次数|人数|率)?\ ?[::]\ ?\d*次?
    | 欢迎(?:光临|来到|访问)[^,。\n]{{2,16}}(?:网|网站|站)!?
    | 版权说明[::][^\n]{{0,80}} | (?:当前|本)文档(?:由|内容)[^\n]{{0,80}} | 文档(?:简介|介绍|摘要|描述)(?=\s|$)
    | 网站客服[^\n]{{0,20}} | (?:WORD|PDF|word|Word)版?下载 | (?<=•)[^\n。]{{0,12}}(?:[KM]B|千字|页|发布[^\n]{{0,8}}|举报)(?=\s|$)
    | 导航栏 | 网友评论 | [(未完,]{{0,4}}全文共\d+字[^\n]{{0,16}}
    | 字体\ ?[::][^\n。]{{0,8}} | 出处\ ?[::]\ ?[^\s。]{{0,12}} | 有\d+位读者读过 | 文章来源\ ?[::]\ ?[^\s。]{{0,16}}
    | (?:发稿人|发文人|信息来源|稿源|浏览量)\ ?[::]\ ?[^\s。]{{0,10}} | 还能输入\d+字 | 用户评论
    | (?:本站热点|网上调查|官方微[博信]|友情链接|网站地图|我要投稿|用户名\ ?[::])(?=\s|$)
    | (?:导语\ ?[::])?[^,。\n]{{0,24}}来源于网友上传[^。\n]{{0,40}} | 不代表本站观点[^。\n]{{0,30}} | 热度\ ?[::]\ ?\d+
    | 您的位置\ ?>>[^\n。]{{0,24}} | [^\s,。]{{2,10}}网欢迎您!? | \d{{4}}[-/年.]\d{{1,2}}[-/月.]\d{{1,2}}日?\ ?\d{{1,2}}:\d\d:\d\d
    | 来源\ ?[::]<[^\n。]{{0,20}} | 推荐访问\ ?[::][^\n。]{{0,20}}
    | 因篇幅(?:问题|所限)[^\n]{{0,24}} | 所属(?:分类|栏目)\ ?[::][^\s。]{{0,10}}
    | (?:合集|打包|全文|附件)下载
    | (?:发布|发表|更新|录入|添加)(?:时间|日期|人|者)\ ?[::]\ ?[^\s。]{{0,16}}(?:\ \d\d?:\d\d(?::\d\d)?)?
    | (?:责任)?编辑\ ?[::]\ ?[\w-]{{1,8}} | 分享到[::]?[^\n。]{{0,20}} | 收藏本(?:页|站|文) | 下载(?:本文|文档|全文|word)[^\n。,]{{0,10}}
    EDITORS
    | (?:时间|日期)\ ?[::]\ ?\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?:\ \d\d:\d\d(?::\d\d)?)?(?=\ +(?:作者|编辑|来源|点击|浏览|阅读|查看|字体))
    | 来源\ ?[::]\ ?(?:互联网|网络|未知|原创|本站|转载)(?=[\s,。)】]|$)
    | (?:以下|下面|下文|接下来|这里)[^,。\n]{{0,12}}(?:为大家|给大家|为您|为你|替大家|与大家|和大家)[^。\n]{{0,50}}
    | (?:以下|下面)(?:就?是|为)[^,。\n]{{0,30}}(?:整理|收集|搜集|精选|提供|分享|带来|推荐)[^,。\n]{{0,20}}
      (?:,[^,。\n]{{0,20}}(?:参考|借鉴|帮助|阅读|喜欢|分享))?
    | (?:希望|但愿)[^,。\n]{{0,8}}(?:对|给|能)(?:大家|您|你|各位|读者|网友)[^,。\n]{{0,12}}(?:帮助|启发|参考|喜欢)[^,。\n]{{0,4}}
    | 不妨(?:参考|看看|阅读|借鉴)[^。\n]{{0,8}}(?:。希望(?:你|您|大家)喜欢)? | 感谢您的(?:阅读|支持|关注)(?=[!。\s])
    | (?:欢迎|仅?供)(?:大家|各位|您|网友|读者|你)?(?:参考|借鉴|阅读|查阅|收藏|下载)(?:借鉴|和?学习|阅读|使用)*
    | (?:精选|优秀|热门|通用|最新|实用)?(?:范文|模板)(?:大全|集锦|精选|汇编|合集|参考|下载|一|二|三|\d|欣赏)?(?=[\s,。::)】]|$)
    | (?:大全|精选|集锦|合集|汇编)?[(\[【]?
      (?:精选|通用|合集|共|优秀|经典|热门|最新|必备|推荐|实用|精品|范本)?[{_NUMBER}]{{1,3}}篇[)\]】](?=[\s。]|$)
    """
_SIGN = re.compile(
    r"上一[篇页条]|下一[篇页条]|前一[篇页条]|后一[篇页条]|文章|范文|模板|阅读|推荐|猜你|看过本文|返回|位置|首页|字[体号]|本页|窗口|点击|下载|查看|浏览|发布|更新|录入|编辑|分享|收藏|小编|大家|为您|给您|对您|网友|读者|参考|借鉴|整理|收集|篇[)\]】]|时间|日期|来源|光临|文档|客服|•|导航|评论|全文|篇幅|所属|欢迎|WORD|不妨|感谢您|出处|读者|输入|评论|>>|:\d\d:|推荐访问|本站|网上|官方|友情|网站|投稿|用户名|热度|发稿|发文|信息|稿源"
)
_COLLECTED = re.compile(
    rf"^[ \t\u3000]*(?:【?(?:篇|范文|第)\ ?[{_NUMBER}]{{1,3}}\ ?(?:篇)?[】::]?)"
    r"(?:(?<=篇)|(?<=[】::])|(?=[ \t\u3000])|(?=$))[^\n。]{0,30}$",
    re.MULTILINE,
)
_LABELLED = re.compile(rf"^[^\n。,]{{2,30}}?(?:[ \t\u3000]+|【)篇[{_NUMBER}]{{1,3}}】?[ \t]*$", re.MULTILINE)
_MANY = re.compile(
    rf"^[^\n。,]{{2,24}}?(?:总结|报告|小结|汇报|计划)[^\n。,]{{0,8}}?[{_NUMBER}]{{1,3}}篇[)\]】]?[ \t]*$", re.MULTILINE
)
_MENU = re.compile(r"^[ \t\u3000]*目\s{0,4}录[ \t\u3000]*$", re.MULTILINE)
_SEARCHED_FOR = re.compile(
    r"(?:工作计划总结|总结计划|总结报告总结|总结范文|总结模板|总结怎么写|总结(?:简短|最新|精选|大全|优秀|通用版?)|总结与?计划表|个人总结工作总结)[{\d}一二三四五六七八九十]{0,3}"
)
_COLLECTORS_TITLE = re.compile(
    rf"\s{{0,9}}[^\n。,\s]{{2,24}}?(?:总结|报告|小结|汇报|心得)[^\n。,\s]{{0,6}}?(?:范文|模板|汇总|大全|集锦|合集|精选|[{_NUMBER}]{{1,2}}篇)[^\n。,\s]{{0,14}}"
)
_PREFACE = re.compile(
    r"(?:总结|计划|报告|心得|方案|汇报)(?:就|通常|指|主要)*是|书面材料|(?:怎么|如何|怎样|该)[^。]{0,6}写|什么样的|必不可少|(?:写|做)[好写]?[^。]{0,4}(?:一份|总结|计划)|范文|一份合理的"
)
_TRAIL = re.compile(
    r"(?:\s*[^\n。]{2,40}篇[)\]】](?=\n))?"
    r"(?:\s*(?:(?:来源|作者|编辑|供稿)\s?[::][^\n。]{0,16}(?=\n)|分享|投诉|举报|收藏|打印))+"
)
_TOLD = re.compile(r"我[校园院会]|本[校园院会]|我们(?:学校|工会|幼儿园)|\d[人次名位件元万]|各位(?:领导|代表)")
_SERIES = ("篇)", "篇]", "篇】")  # how many summaries a page collects: a heading's, no furniture's
_LONGEST_SERIES = 10
_LONGEST_HEAD = 700
_LONGEST_PAGE_LINE = 40
_HEAD = 60
_NEAR = 25


@cache
def _furniture(with_editors: bool) -> re.Pattern[str]:
    """The pieces of a page; the editor's words, which may begin anywhere, only where a text names one."""
    return re.compile(_PIECES.replace("EDITORS", _EDITORS if with_editors else ""), re.VERBOSE)


def find(sheet: Sheet) -> Iterator[Finding]:
    """Yield the page's head, then each further piece of page furniture; pieces that follow one another are one."""
    furniture = _furniture("小编" in sheet.text)
    pieces = sorted(m.span() for at in sheet.sentences_with(_SIGN) for m in furniture.finditer(sheet.text, *at))
    head = _head(sheet.text, pieces)
    if head:
        yield _piece(sheet, 0, head)
    spans = sorted(pieces + [m.span() for m in _headings(sheet.text)])
    start = end = -1
    for a, b in spans:
        if a < head:
            continue
        if start >= 0 and a - end <= _NEAR and "。" not in sheet.text[end:a]:
            end = max(end, b)
            continue
        if start >= 0:
            yield _piece(sheet, start, end)
        start, end = a, b
    if start >= 0:
        yield _piece(sheet, start, end)


def _head(text: str, pieces: list[tuple[int, int]]) -> int:
    """Where the page's head ends: its furniture with the short lines between, and the collector's own preface."""
    head = 0
    for start, end in pieces:
        if start > _LONGEST_HEAD or not all(map(_is_of_the_page, text[head:start].split("\n"))):
            break
        if end - start > _LONGEST_SERIES or not text.endswith(_SERIES, start, end):
            head = max(head, end)
    trail = _TRAIL.match(text, head) if head else None
    return trail.end() if trail else head


def _is_of_the_page(line: str) -> bool:
    """Whether a line above a page's furniture belongs to the page: a title, a site's name, what a summary is good for."""
    words = line.strip(" \t\u3000。!?.、•0123456789")
    if len(words) <= _LONGEST_PAGE_LINE and ("。" not in words or words.endswith(_SERIES)):
        return not _TOLD.search(words)
    return bool(_PREFACE.search(words)) and not _TOLD.search(words)


def _headings(text: str) -> Iterator[re.Match[str]]:
    """Headings that a collector gave: 第6篇 …, 目录, a title made of search words."""
    yield from _COLLECTED.finditer(text)
    if "篇" in text:
        yield from _LABELLED.finditer(text)
    if "录" in text:
        yield from _MENU.finditer(text)
    if "篇" in text[:_LONGEST_HEAD]:
        yield from _MANY.finditer(text, 0, _LONGEST_HEAD)
    title = _COLLECTORS_TITLE.match(text) or _SEARCHED_FOR.search(text, 0, _HEAD)
    if title:
        yield title


def _piece(sheet: Sheet, start: int, end: int) -> Finding:
    while sheet.text[start:end].startswith((" ", "\t", "\u3000")):
        start += 1
    return Finding(start, end, "boilerplate", {"page": sheet.text[start:end]})
