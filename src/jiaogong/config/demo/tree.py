"""The made-up area: its unions, their sizes and how zealously each records."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Literal

Size = Literal["school", "area"]
Level = Literal["area", "cluster", "organ", "kindergarten", "primary", "nine", "middle", "high"]
AREA_CODE, AREA_NAME, AREA_SHORT = "YX", "雁溪区教育工会", "区教育工会"
SEED = "jiaogong"
SHOWN_SCHOOL = "第三小学"
CHOOSING_SCHOOL = "第二中学"


@dataclass(frozen=True, slots=True)
class Node:
    """A union to be put on the tree. Counts are of serving staff; `zeal` is the share of its acts that it records."""

    code: str
    name: str
    short: str
    kind: str
    level: Level
    sector: str = ""
    parent: str = ""
    has_union: bool = True
    staff: int = 0
    women: int = 0
    minority: int = 0
    retired: int = 0
    zeal: float = 1.0
    habit: Literal["two_monthly", "quarterly", "half_yearly"] = "quarterly"
    silent_in: frozenset[str] = frozenset()


# 125 base unions: 6 organs and 119 schools (73 public, 46 private); 40 more private schools have set up none.
_CLUSTERS = ("中心片", "北门片", "东岸片", "西岸片", "松岭片", "白渡片", "青石片")
_TOWNS = ("松岭镇", "白渡镇", "青石镇", "云台乡", "柳荫乡", "岩口镇", "鹭洲镇", "双塘乡", "望泉乡", "石坝镇")
_ORGANS = ("教育局机关", "教师发展中心", "招生考试办公室", "教育技术装备站", "学生资助中心", "青少年活动中心")
_PUBLIC: tuple[tuple[str, Level], ...] = (
    *((f"第{n}小学", "primary") for n in "一二三四五六七八九"),
    *((name, "primary") for name in ("实验小学", "民族小学", "滨河小学", "北门小学", "东岸小学", "西岸小学", "桃李路小学", "育英街小学", "新城小学")),
    *((f"{town}中心小学", "primary") for town in _TOWNS),
    *((f"{town[:2]}{which}小学", "primary") for town in _TOWNS[:7] for which in ("第二", "河湾")),
    *((f"第{n}中学", "middle") for n in "二三四五六八"),
    *((f"{town}初级中学", "middle") for town in _TOWNS[:8]),
    ("民族中学", "high"), ("第一中学", "high"), ("第七中学", "high"), ("职业技术学校", "high"), ("特殊教育学校", "nine"),
    ("新城九年一贯制学校", "nine"), ("望泉乡九年一贯制学校", "nine"),
    *((f"第{n}幼儿园", "kindergarten") for n in "一二三四五"),
    ("实验幼儿园", "kindergarten"), ("民族幼儿园", "kindergarten"), ("松岭镇幼儿园", "kindergarten"), ("白渡镇幼儿园", "kindergarten"),
    ("青石镇幼儿园", "kindergarten"),
)  # fmt: skip
_PRIVATE_WORDS = (
    "博雅", "启明", "晨光", "星河", "金穗", "小太阳", "新苗", "春芽", "蓝天", "彩虹", "向阳", "童心", "乐学", "馨苑", "百草园", "萌芽", "朝霞",
    "同乐", "七色花", "小脚印", "启航", "书香", "知行", "明德", "弘文", "致远", "翰林", "智慧树", "大地", "希望", "阳光里", "月亮湾", "小白鸽",
    "金色童年", "小松树", "翠竹", "芳草", "紫荆", "玉兰", "海棠", "银杏", "梧桐", "水岸", "锦绣", "悦读", "和美", "新星", "育贤", "求真", "厚德",
    "小蜜蜂", "红帆船", "绿洲", "晨曦", "风铃", "摇篮", "天天", "亲亲", "贝贝", "圆圆", "聪慧", "灵童", "雏鹰", "飞翔", "起点", "摘星", "博爱",
    "仁和", "善学", "思源", "雨露", "清泉", "碧波", "远航", "燕子", "蒲公英", "小橡树", "向日葵", "葡萄园", "稻香", "麦田", "橘园", "山茶",
    "红枫", "青橄榄", "丁香",
)  # fmt: skip
PRIVATE_SCHOOLS, PRIVATE_WITH_UNION = 86, 46
STAFF, WOMEN, MINORITY = 8_683, 4_969, 3_762
_AREA_STAFF = 5
_WEIGHT = {
    "organ": (14, 60),
    "kindergarten": (16, 45),
    "primary": (30, 130),
    "nine": (60, 120),
    "middle": (60, 170),
    "high": (160, 330),
}
_WOMEN_RATE = {
    "organ": 0.42,
    "kindergarten": 0.94,
    "primary": 0.68,
    "nine": 0.58,
    "middle": 0.5,
    "high": 0.44,
    "area": 0.6,
}
_OFTEN_SILENT = (
    "culture",
    "disclosure",
    "appraisal",
    "publicity",
    "retirees",
    "charity",
    "voice",
    "study",
    "proposals",
)


def tree(size: Size) -> list[Node]:
    """All unions from the root down, their counts exact: of an area 8,683 staff, 4,969 women, 3,762 of a minority."""
    return _school_tree() if size == "school" else _area_tree()


def _school_tree() -> list[Node]:
    area = Node(AREA_CODE, AREA_NAME, AREA_SHORT, "area", "area", staff=3, women=2, minority=1)
    rows: tuple[tuple[str, Level, str, int, int, int, int, float], ...] = (
        ("第三小学", "primary", "public", 58, 41, 21, 13, 1.0),
        ("第二中学", "middle", "public", 126, 67, 55, 24, 0.9),
        ("博雅幼儿园", "kindergarten", "private", 34, 32, 12, 0, 0.55),
    )
    schools = [
        Node(
            f"{AREA_CODE}-{i:02}",
            f"雁溪区{name}工会",
            name,
            "base",
            level,
            sector,
            AREA_CODE,
            True,
            staff,
            women,
            minority,
            retired,
            zeal,
            "two_monthly" if zeal == 1 else "quarterly" if zeal > 0.8 else "half_yearly",
            frozenset() if zeal > 0.8 else frozenset({"proposals", "publicity"}),
        )
        for i, (name, level, sector, staff, women, minority, retired, zeal) in enumerate(rows, 1)
    ]
    return [area, *schools]


def _area_tree() -> list[Node]:
    rng = Random(f"{SEED}:tree")
    area = Node(AREA_CODE, AREA_NAME, AREA_SHORT, "area", "area", staff=_AREA_STAFF, women=3, minority=2)
    clusters = [
        Node(f"{AREA_CODE}-{i}", f"雁溪区{name}教育工会", name, "cluster", "cluster", parent=AREA_CODE)
        for i, name in enumerate(_CLUSTERS, 1)
    ]
    kept: list[tuple[str, Level, str, bool]] = [(name, "organ", "organ", True) for name in _ORGANS]
    kept += [(name, level, "public", True) for name, level in _PUBLIC]
    kept += [(*_private(i, word), i < PRIVATE_WITH_UNION) for i, word in enumerate(_PRIVATE_WORDS)]
    placed = _placed(rng, kept)
    set_up = [i for i, row in enumerate(placed) if row[4]]
    counts = _counts(rng, [placed[i][2] for i in set_up])
    return [area, *clusters, *_bases(rng, placed, dict(zip(set_up, counts, strict=True)))]


def _private(i: int, word: str) -> tuple[str, Level, str]:
    """The first of the private schools are the larger ones."""
    if i < 6:
        return f"{word}学校", "nine", "private"
    if i < 12:
        return f"{word}小学", "primary", "private"
    return f"{word}幼儿园", "kindergarten", "private"


def _placed(rng: Random, rows: list[tuple[str, Level, str, bool]]) -> list[tuple[int, str, Level, str, bool]]:
    """Each school with its cluster's number: a town's own in the outer ones, the rest dealt out."""
    placed = []
    for i, (name, level, sector, has_union) in enumerate(rows):
        town = next((t for t, town in enumerate(_TOWNS) if name.startswith(town[:2])), None)
        cluster = (
            1
            if sector == "organ"
            else 5 + town % 3
            if town is not None
            else 1 + i % 4
            if rng.random() < 0.8
            else 5 + i % 3
        )
        placed.append((cluster, name, level, sector, has_union))
    return sorted(placed, key=lambda row: (row[0], not row[4]))


def _counts(rng: Random, levels: list[Level]) -> list[tuple[int, int, int]]:
    """(staff, women, minority) of each union, adding up to the area's totals with its own staff."""
    drawn = [rng.randint(*_WEIGHT[level]) for level in levels]
    scale = (STAFF - _AREA_STAFF) / sum(drawn)
    staff = _adjusted(rng, [max(12, round(n * scale)) for n in drawn], STAFF - _AREA_STAFF, [10_000] * len(drawn))
    women = [
        min(n, round(n * min(1, _WOMEN_RATE[level] * rng.uniform(0.85, 1.12))))
        for n, level in zip(staff, levels, strict=True)
    ]
    women = _adjusted(rng, women, WOMEN - 3, staff)
    minority = _adjusted(rng, [round(n * rng.uniform(0.2, 0.66)) for n in staff], MINORITY - 2, staff)
    return list(zip(staff, women, minority, strict=True))


def _adjusted(rng: Random, values: list[int], total: int, most: list[int]) -> list[int]:
    """The values moved one by one, the larger more often, until they add up to the total."""
    values = list(values)
    while (missing := total - sum(values)) != 0:
        step = 1 if missing > 0 else -1
        i = rng.choices(range(len(values)), weights=values)[0]
        if 5 <= values[i] + step <= most[i]:
            values[i] += step
    return values


def _bases(
    rng: Random, placed: list[tuple[int, str, Level, str, bool]], counts: dict[int, tuple[int, int, int]]
) -> list[Node]:
    number = dict.fromkeys(range(1, 8), 0)
    nodes = []
    for i, (cluster, name, level, sector, has_union) in enumerate(placed):
        number[cluster] += 1
        staff, women, minority = counts.get(i, (0, 0, 0))
        zeal, habit, silent_in = _manner(rng, sector) if name != SHOWN_SCHOOL else (0.97, "two_monthly", frozenset())
        nodes.append(
            Node(
                f"{AREA_CODE}-{cluster}-{number[cluster]:02}",
                f"雁溪区{name}工会" if has_union else f"雁溪区{name}",
                name,
                "base",
                level,
                sector,
                f"{AREA_CODE}-{cluster}",
                has_union,
                staff,
                women,
                minority,
                _retired(rng, staff, sector),
                zeal,
                habit,
                silent_in,
            )
        )
    return nodes


def _retired(rng: Random, staff: int, sector: str) -> int:
    return 0 if sector == "private" else round(staff * rng.uniform(0.06, 0.2))


def _manner(
    rng: Random, sector: str
) -> tuple[float, Literal["two_monthly", "quarterly", "half_yearly"], frozenset[str]]:
    """How much of its work a union records, how often, and what it never thinks of."""
    kind = rng.choices(("zealous", "ordinary", "late"), weights=(3, 5, 2) if sector != "private" else (1, 4, 4))[0]
    if kind == "zealous":
        return rng.uniform(0.92, 1.0), "two_monthly", frozenset()
    if kind == "ordinary":
        return rng.uniform(0.72, 0.92), "quarterly", frozenset(rng.sample(_OFTEN_SILENT, rng.choice((0, 0, 1))))
    return rng.uniform(0.3, 0.65), "half_yearly", frozenset(rng.sample(_OFTEN_SILENT, rng.randint(1, 3)))
