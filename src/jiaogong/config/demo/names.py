"""Names of made-up people."""

from __future__ import annotations

from random import Random

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)  # fmt: skip
_RARE = (
    "欧阳",
    "上官",
    "司徒",
    "尉迟",
    "单",
    "解",
    "查",
    "仇",
    "区",
    "覃",
    "翟",
    "缪",
    "岑",
    "费",
    "柏",
    "纪",
    "宁",
    "甘",
    "祝",
    "骆",
)
_MINORITY_SURNAMES = "马沙韦覃石龙田向彭蓝蒙麻吴罗卢莫农黄侬冉牟舒白洪岩普滕满佟关那哈撒保纳丁喇"
_FIRST = {
    "F": "秀晓文雅丽淑慧玉春雪思佳月桂凤彩银海云建若梦婉静美瑞惠小红紫素锦",
    "M": "建国志文明永海德家少伟俊学光正世云振宏立新仕承大兴绍天晓长培泽启",
}
_LAST = {
    "F": "芳敏丽娟燕霞玲红艳琴萍华英梅兰琳蓉莉倩茹颖莹洁菊芬珍芝荷筠岚妍蕾璐瑶",
    "M": "强军平勇刚斌峰辉东林涛龙波亮鹏飞杰超宁磊坤松涵清良全生源成安武诚毅川",
}
_SINGLE = {"F": "芳敏静娟燕霞玲艳琴颖洁莉倩蕾璐妍婷薇悦岚筠", "M": "军勇刚斌峰辉涛波亮鹏飞杰超磊坤松健浩锐毅恒"}
_YI = (
    ("吉木", "阿苏", "沙马", "曲比", "勒伍", "俄木"),
    {"F": ("阿依", "乌果", "子洛", "尔喜"), "M": ("木呷", "拉铁", "尔布", "日黑")},
)
_DOTTED = {
    "F": (("古丽娜", "阿依夏", "米热班", "热依拉", "迪丽努"), ("吐尔逊", "艾山", "买买提", "玉素甫", "托合提")),
    "M": (("艾力", "吐尔洪", "亚森", "阿不都", "库尔班"), ("买买提", "热合曼", "依明", "吾买尔", "卡德尔")),
}


def draw_name(rng: Random, sex: str, *, is_minority: bool = False) -> str:
    """A plausible name; about one minority name in ten is not of the Han kind."""
    if is_minority and rng.random() < 0.1:
        return _other_name(rng, sex)
    surnames = _MINORITY_SURNAMES if is_minority and rng.random() < 0.7 else _SURNAMES
    surname = rng.choice(_RARE) if rng.random() < 0.03 else rng.choice(surnames)
    if rng.random() < 0.14:
        return surname + rng.choice(_SINGLE[sex])
    first, last = rng.choice(_FIRST[sex]), rng.choice(_LAST[sex])
    return surname + first + (last if last != first else rng.choice("安宁和"))


def _other_name(rng: Random, sex: str) -> str:
    if rng.random() < 0.5:
        clans, given = _YI
        return rng.choice(clans) + rng.choice(given[sex])
    given_names, fathers = _DOTTED[sex]
    return f"{rng.choice(given_names)}·{rng.choice(fathers)}"


def draw_names(rng: Random, wanted: list[tuple[str, bool]]) -> list[str]:
    """One name for each (sex, is minority), all different."""
    taken: set[str] = set()
    names = []
    for sex, is_minority in wanted:
        name = draw_name(rng, sex, is_minority=is_minority)
        while name in taken:
            name = draw_name(rng, sex, is_minority=is_minority)
        taken.add(name)
        names.append(name)
    return names
