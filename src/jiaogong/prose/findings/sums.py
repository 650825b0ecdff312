"""Parts that do not make their whole: sums of prizes, of men and women, of what each got, and changes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaogong.prose.findings.said import Said, alike, bad, unit_of
from jiaogong.prose.findings.shares import decimals
from jiaogong.prose.reading import Figure, Finding

_TOTAL_AFTER = re.compile(r"(?:共计?|合计|总计|总共)(?:有|获奖|评出|为|计)?$")
_TOTAL_OF = re.compile(r"(?:共|一共|合计|总计)(?P<verb>[\u4e00-\u9fff]{2})了?$")
_TOOK_PART = re.compile(r"[^,。;]{0,10}(?:参加|参赛|参与|报名)")
_EACH = re.compile(r"(?:每(?P<home>户)|每人|人均|每位|每名|各)[^,。;\d]{0,8}$")
_IN_ALL = re.compile(r"(?:共计?|合计|总计|累计|总额)[^,。;\d]{0,10}$")
_PRIZE_BEFORE = re.compile(r"(?:特等|一等|二等|三等|优秀|鼓励|优胜|组织|金|银|铜)奖[各共]?(?:获得者)?$")
_LIST = 2
_ENTERED = re.compile(r"(?:收到|征集|参赛|参评|选送|提交|报送|作品|论文)[^,。;\d]{0,6}$")
_MAY_OVERLAP = re.compile(r"[女男]|民族|党员|以上|职称|学历|[省市县区校]级|班主任|骨干")
_STEP = re.compile(r"(?:受理|立案|答复|办结|办理|采纳|落实|整改|满意|通过|完成)[^,。;\d]{0,4}$")
_MORE_THAN_MONEY = re.compile(r"[和及与、]")
_AVERAGE = re.compile(r"(?:人均|户均|平均每[人户名位])[^,。;\d]{0,3}$")
_HEADS = ("人", "名", "位", "人次", "户")
_POINTS = ("%", "个百分点")
_CENT = 0.005
_CHANGE = re.compile(r"(?:增加|增长|增|减少|减|提高|上升|下降|降低)了?$")
_MEN_BEFORE, _WOMEN_BEFORE = (
    re.compile(r"男(?:性|教职?工|教师|职工|会员|代表)?(?:有|共)?$"),
    re.compile(r"女(?:性|教职?工|教师|职工|会员|代表)?(?:有|共)?$"),
)


def parts(said: Said) -> Iterator[Finding]:
    """A part named by 其中 above its whole; prizes or men and women that are more than all."""
    for m in re.finditer("[其此]中", said.text[said.figures[0].start : said.figures[-1].end]):
        at = said.figures[0].start + m.start()
        earlier, later = [f for f in said.figures if f.end <= at], [f for f in said.figures if f.start > at]
        if not earlier or not later:
            continue
        wholes = alike(later[0], earlier)
        if not wholes or wholes[-1].qualifier:
            continue
        whole = max(wholes, key=lambda f: f.value)
        for f in alike(whole, later):
            if f.value > whole.value and "其中" not in said.text[m.end() + at : f.start]:
                yield bad("part", f, whole=whole.value)
                return
        yield from _whole_and_list(said, wholes[-1], later)


def _whole_and_list(said: Said, whole: Figure, later: list[Figure]) -> Iterator[Finding]:
    """The list after 其中: prizes and sexes are complete, other likes may not pass the whole."""
    prizes = [f for f in later if _PRIZE_BEFORE.search(said.before(f, 12))]
    sexes = [f for f in later if _MEN_BEFORE.search(said.before(f, 8)) or _WOMEN_BEFORE.search(said.before(f, 8))]
    likes = alike(whole, later)
    if len(prizes) >= _LIST:
        total = sum(f.value for f in prizes)
        if total > whole.value or (total != whole.value and _is_whole_prize_list(said, prizes)):
            yield bad("sum", whole, prizes[-1], computed=total)
    elif len(sexes) == _LIST and _both_sexes(said, sexes) and sum(f.value for f in sexes) != whole.value:
        yield bad("sum", whole, sexes[-1], computed=sum(f.value for f in sexes))
    elif len(likes) >= _LIST and sum(f.value for f in likes) > whole.value and not _may_overlap(said, likes):
        yield bad("sum", whole, likes[-1], computed=sum(f.value for f in likes))


def _may_overlap(said: Said, likes: list[Figure]) -> bool:
    """Whether one may be counted in two of the likes, as in the steps of one procedure, or a count is only about so many."""
    steps = sum(bool(_STEP.search(said.before(f, 10))) for f in likes)
    return steps > 1 or any(f.qualifier or _MAY_OVERLAP.search(said.before(f, 10)) for f in likes)


def _is_whole_prize_list(said: Said, prizes: list[Figure]) -> bool:
    """Whether first to third prizes are all told and no others follow."""
    first, last = prizes[0], prizes[-1]
    if len(prizes) != 3 or not said.before(first, 4).endswith("一等奖") or "三等奖" not in said.before(last, 12):
        return False
    return not re.search("优秀奖|鼓励奖|优胜奖|组织奖|等奖项", said.after(last, 30))


def _both_sexes(said: Said, two: list[Figure]) -> bool:
    return bool(_MEN_BEFORE.search(said.before(two[0], 8))) != bool(_MEN_BEFORE.search(said.before(two[1], 8)))


def prizes_and_entries(said: Said) -> Iterator[Finding]:
    """No more prizes than entries."""
    prizes = [f for f in said.figures if _PRIZE_BEFORE.search(said.before(f, 12))]
    if len(prizes) < _LIST:
        return
    entries = [
        f for f in alike(prizes[0], said.figures) if f.end <= prizes[0].start and _ENTERED.search(said.before(f, 14))
    ]
    total = sum(f.value for f in prizes)
    if len(entries) == 1 and not entries[0].qualifier and total > entries[0].value:
        yield bad("part", prizes[-1], prizes[0], whole=entries[0].value, part=total)


def sums(said: Said) -> Iterator[Finding]:
    """A list of like counts and the total told right after it."""
    for i, total in enumerate(said.figures):
        items = [*said.figures[:i]]
        if (
            len(items) < 2
            or not (_TOTAL_AFTER.search(said.before(total)) or _is_total_of(said, items, total))
            or total.qualifier
            or _TOOK_PART.match(said.after(total, 20))
        ):
            continue
        run = _run_before(said, items, total)
        whole_list = bool(run) and said.before(run[0], 12).endswith("一等奖")
        sums_of = [sum(f.value for f in run[k:]) for k in range(1 if whole_list else max(len(run) - 1, 1))]
        if len(run) >= _LIST and total.value not in sums_of:
            yield bad("sum", total, run[0], computed=sum(f.value for f in run))


def _is_total_of(said: Said, items: list[Figure], total: Figure) -> bool:
    """Whether a total is told with the verb that told each item: 春节慰问5人,中秋慰问8人,共慰问13人."""
    told = _TOTAL_OF.search(said.before(total))
    near = [f for f in items if unit_of(f) == unit_of(total)]
    return bool(told and len(near) >= _LIST and all(told["verb"] in said.before(f, 6) for f in near))


def _run_before(said: Said, items: list[Figure], total: Figure) -> list[Figure]:
    """The unbroken list that ends where the total begins: each item a short step from the next."""
    run: list[Figure] = []
    following = total
    for f in reversed(items):
        between = said.text[f.end : following.start]
        near = (
            re.fullmatch(
                r"[^,。;等]{0,8}[,、;]?\s*[^,。;\d]{0,4}(?:共计?|合计|总计|总共)(?:有|获奖|评出|为|计|[\u4e00-\u9fff]{2}了?)?",
                between,
            )
            if following is total
            else re.fullmatch(r"[^,。;]{0,6}[、,;]\s*[^,。;、]{0,10}", between)
        )
        like = f.unit is None or total.unit is None or unit_of(f) == unit_of(total)
        if not near or not like or f.qualifier or (run and re.search("其中|共|累计|合计|评出", between)):
            break
        run.insert(0, f)
        following = f
    return run


def per_head(said: Said) -> Iterator[Finding]:
    """So much a head for so many heads is so much in all."""
    for part in _between_semicolons(said):
        money = [f for f in part.figures if f.unit == "元" and not f.qualifier]
        each = [f for f in money if _EACH.search(part.before(f, 12))]
        if len(money) != _LIST or len(each) != 1:
            continue
        told = _EACH.search(part.before(each[0], 12))
        heads = [f for f in part.figures if unit_of(f) == ("户" if told and told["home"] else "人") and not f.qualifier]
        total = [f for f in money if _IN_ALL.search(part.before(f, 14)) and f not in each]
        if len(total) != 1 or len(heads) != 1 or _MORE_THAN_MONEY.match(part.after(each[0], 4)):
            continue
        if each[0].value * heads[0].value != total[0].value:
            product = each[0].value * heads[0].value
            yield bad("product", total[0], computed=product, each=each[0].value, times=heads[0].value)


def _between_semicolons(said: Said) -> Iterator[Said]:
    """The figures between one semicolon and the next."""
    inside: list[Figure] = []
    for f in said.figures:
        if inside and ";" in said.text[inside[-1].end : f.start]:
            yield Said(said.text, tuple(inside))
            inside = []
        inside.append(f)
    yield Said(said.text, tuple(inside))


def averages(said: Said) -> Iterator[Finding]:
    """So much in all, by so many heads, is so much each on the average, within what rounding or cutting may do."""
    for part in _between_semicolons(said):
        money = [f for f in part.figures if f.unit == "元" and not f.qualifier]
        heads = [f for f in part.figures if (f.unit in _HEADS) and not f.qualifier]
        if len(money) != _LIST or len(heads) != 1 or not _AVERAGE.search(part.before(money[1], 8)):
            continue
        total, each = money
        slack = 10.0 ** -decimals(said.text[each.start : each.end]) * 1.001
        average = total.value / heads[0].value if heads[0].value else each.value
        if heads[0].end <= each.start and abs(average - each.value) > slack:
            yield bad("average", each, computed=round(average, 2), total=total.value, heads=heads[0].value)


def changes(said: Said) -> Iterator[Finding]:
    """From so many to so many, and a change that is not their difference."""
    for a, b, c in zip(said.figures, said.figures[1:], said.figures[2:], strict=False):
        if (
            unit_of(a) != unit_of(b)
            or not (unit_of(c) == unit_of(a) or c.unit in _POINTS)
            or a.unit is None
            or a.qualifier
            or b.qualifier
            or c.qualifier
        ):
            continue
        moved = re.search(r"[由从][^,。;\d]{0,12}$", said.before(a)) and re.search(r"[到至为]$", said.before(b, 3))
        if moved and _CHANGE.search(said.before(c, 6)) and "," in said.text[b.end : c.start]:
            change = _change(said, a, b, c)
            if change is not None:
                yield bad("change", c, b, computed=change, before=a.value, now=b.value)


def _change(said: Said, a: Figure, b: Figure, c: Figure) -> float | None:
    """What the change is where the one printed is not it: a difference, points, or a share of what there was."""
    points = a.unit == "%" and c.unit != "元"
    if points and c.unit == "%":
        return None  # 提高13% of 78% or by 13 points: both are said
    if c.unit == "%" and not points:
        share = abs(b.value - a.value) * 100 / a.value if a.value else 0.0
        places = decimals(said.text[c.start : c.end])
        return None if abs(share - c.value) <= 10.0**-places * 1.001 else round(share, max(places, 1))
    change = round(abs(b.value - a.value), 2)
    change = int(change) if change == int(change) else change
    return None if abs(change - c.value) < _CENT else change
