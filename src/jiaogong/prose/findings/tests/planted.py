"""Faults planted into clean summaries, as copying, masking and spinning make them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

CLEAN = {path.stem: path.read_text("utf-8") for path in sorted((Path(__file__).parent / "clean").glob("*.txt"))}


@dataclass(frozen=True)
class Planted:
    """A text with one fault, and where the fault lies."""

    text: str
    start: int
    end: int


Planter = Callable[[str, random.Random], Planted | None]


def replaced(text: str, start: int, end: int, by: str) -> Planted:
    """The text with a stretch replaced; the fault's place includes a neighbour on either side."""
    return Planted(text[:start] + by + text[end:], max(start - 1, 0), start + len(by) + 1)


def _any(pattern: str, text: str, rnd: random.Random) -> re.Match[str] | None:
    places = list(re.finditer(pattern, text))
    return rnd.choice(places) if places else None


def _swap(pattern: str, choices: tuple[str, ...]) -> Planter:
    def plant(text: str, rnd: random.Random) -> Planted | None:
        m = _any(pattern, text, rnd)
        return replaced(text, m.start(), m.end(), rnd.choice(choices)) if m else None

    return plant


def _after(pattern: str, choices: tuple[str, ...]) -> Planter:
    def plant(text: str, rnd: random.Random) -> Planted | None:
        m = _any(pattern, text, rnd)
        return replaced(text, m.end(), m.end(), rnd.choice(choices)) if m else None

    return plant


def cut_short(text: str, rnd: random.Random) -> Planted | None:
    """End the text inside a clause: three characters or more from the stops on either side."""
    m = _any(r"(?<=[\u4e00-\u9fff]{4})(?=[\u4e00-\u9fff]{3})", text[120:-60], rnd)
    at = m.start() + 120 if m else 120
    return Planted(text[:at], at - 4, at)


def another_count(text: str, rnd: random.Random) -> Planted | None:
    """Print another share than the two counts give."""
    m = _any(r"(?<=[占率])\d\d\.\d(?=%)", text, rnd)
    return replaced(text, m.start(), m.end(), f"{float(m[0]) + rnd.choice((-7.3, 1.4, 2.6)):.1f}") if m else None


PLANTERS: dict[str, tuple[Planter, ...]] = {
    "placeholder": (
        _swap(r"20\d\d(?=年)", ("20xx", "20XX", "20**", "××××", "20__")),
        _swap(r"(?<=[。、])\w{2}(?=中学|小学|幼儿园)", ("××", "**", "xx", "某某")),
        _swap(r"\d+(?=[人名篇件项次场元户])", ("__", "xx", "××", "（ ）", "***")),
        _swap(r"(?<=干)部|党(?=[委支组])|党员(?=教师)", ("*", "**")),
        _swap(r"云溪区教育工会|柳岸小学工会|我校", ("[单位名称]", "{学校名称}", "某某学校")),
    ),
    "dropped_figure": (
        _swap(r"(?<=[共到献费金集献有])\d+(?:\.\d+)?(?=(?:篇|件|万元|元|人次)[，。、])", ("",)),
        _swap(r"\d+(?:\.\d+)?(?=%)", ("",)),
        _after(r"(?<=[\u4e00-\u9fff])[，、](?=[\u4e00-\u9fff])", ("，", "、")),
        _swap(r"(?<=[\u4e00-\u9fff]、)[\u4e00-\u9fff]{2,4}(?=、)", ("",)),
        _swap(r"[”》]", ("",)),
        _swap(r"(?<=第)[一二三四五六七]、(?=[\u4e00-\u9fff])|(?<=桥)梁(?=和)|(?<=履)行", ("",)),
    ),
    "watermark": (
        _after(
            r"[\u4e00-\u9fff]。",
            (
                "本文版权归好帮手范文网所有，严禁转载。",
                "（来源：写作之家）",
                "更多精彩内容请访问www.fanwenku8.com",
                "欢迎关注微信公众号：公文写作帮。",
                "转载请注明出处。",
            ),
        ),
    ),
    "boilerplate": (
        _after(
            r"。\n",
            (
                "下面是小编整理的工会工作总结，希望对大家有帮助。\n",
                "上一篇：学校工会工作计划\n下一篇：教代会工作报告\n",
                "相关文章：工会工作总结范文\n",
                "点击下载全文\n",
                "【篇二】学校工会工作总结\n",
                "以上就是为大家带来的工会总结，仅供参考。\n",
            ),
        ),
    ),
    "spun_text": (
        _swap(r"教育工会", ("教诲工会",)),
        _swap(r"(?<=[。，、])组织(?=教职工|全体)", ("构造",)),
        _swap(r"校务公开", ("校务果然",)),
        _swap(r"制度", ("轨制",)),
        _swap(r"素质", ("本质",)),
        _swap(r"困难(?=教职工|职工)", ("坚苦",)),
        _swap(r"慰问金", ("慰劳金",)),
        _swap(r"送(?:去|上)?温暖|教职工生活", ("送暖和", "教职工糊口")),
        _swap(r"通过(?=[\u4e00-\u9fff])", ("经过议定",)),
        _swap(r"活动(?=有|，|。)", ("勾当",)),
    ),
    "stale_or_conflicting_year": (
        _swap(r"(?<=小学工会)2024-2025(?=学年)", ("2024-2024", "2023-2025")),
        _swap(r"二十届三中全会|二十大", ("十七大", "十六大", "十八届四中全会")),
        _swap(r"(?<=\n)2026年(?=，我们将)", ("2024年",)),
        _after(
            r"[\u4e00-\u9fff]。(?=\d月|先后|坚持)",
            ("2017年3月，组织全体会员开展健步走。", "2009年5月，我区召开了教代会。"),
        ),
        _swap(r"新时代中国特色社会主义思想", ("科学发展观，深入开展保持共产党员先进性教育活动",)),
    ),
    "mojibake": (
        _after(r"[\u4e00-\u9fff](?=[\u4e00-\u9fff])", ("�", "�", "\ue123", "`", "锟斤拷", "&nbsp;", "□", '\\"')),
        _swap(r"(?<=[发开])展", ("(zhǎn)", "展(zhǎn)")),
        _swap(r"工会", ("工會(huì)",)),
        _swap(r"走访|会员(?=[，。])", ("走舫", "荟员")),
    ),
    "truncated": (cut_short,),
    "bad_arithmetic": (
        another_count,
        _swap(r"(?<=二等奖)\d+(?=[篇名]、三等奖\d+[篇名]，共)", ("23", "11")),
        _swap(r"(?:(?<=应检684人，实检)|(?<=，实到))\d+(?=人)", ("701",)),
        _swap(r"(?<=立案)\d+(?=件)", ("996",)),
        _swap(r"(?:(?<=其中女会员)|(?<=其中女教职工))\d+(?=人)", ("6021",)),
    ),
}


def plant(kind: str, which: int, rnd: random.Random) -> Planted:
    """Plant one fault of a kind into a clean summary that has a place for it."""
    names = list(CLEAN)
    rnd.shuffle(names)
    for name in names:
        planted = PLANTERS[kind][which](CLEAN[name], rnd)
        if planted:
            return planted
    raise LookupError(kind, which)
