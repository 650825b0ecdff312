"""Numbers that cannot all be true: a share against its counts, a part above its whole, a sum, one thing counted twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jiaogong.prose.findings import counted_twice
from jiaogong.prose.findings.sheet import Sheet, apart
from jiaogong.prose.reading import Figure, Finding

_SENTENCE = re.compile(r"[^。!?\n]+")
_SAME_UNIT = {"名": "人", "位": "人", "个": "个", "家": "个", "所": "个", "幅": "件", "篇": "件", "万元": "元"}
_SHARE = re.compile(
    r"(?:占[^,。;%]{0,16}|(?:参与|参加|参赛|到会|出席|达标|通过|办结|立案|答复|建会|入会|完成|签订|参检|体检|召开|落实)率(?:约?为|达到?|是)?)$"
)
_WHOLE_RATE = re.compile(r"(?:占|率)[^,。;%]{0,12}$")
_TOTAL_AFTER = re.compile(r"(?:共计?|合计|总计|总共)(?:有|获奖|评出|为|计)?$")
_TOOK_PART = re.compile(r"[^,。;]{0,10}(?:参加|参赛|参与|报名)")
_EACH = re.compile(r"(?:每人|人均|每位|每名|各)[^,。;\d]{0,8}$")
_IN_ALL = re.compile(r"(?:共计?|合计|总计|累计|总额)[^,。;\d]{0,10}$")
_PRIZE_BEFORE = re.compile(r"(?:特等|一等|二等|三等|优秀|鼓励|优胜|组织|金|银|铜)奖[各共]?(?:获得者)?$")
_MEN_BEFORE, _WOMEN_BEFORE = (
    re.compile(r"男(?:性|教职?工|教师|职工|会员|代表)?(?:有|共)?$"),
    re.compile(r"女(?:性|教职?工|教师|职工|会员|代表)?(?:有|共)?$"),
)
_CHANGE = re.compile(r"(?:增加|增长|增|减少|减|提高|上升|下降|降低)了?$")
_STEPS = (
    (
        re.compile(r"应(?:到|检|体检|参|出席|交|缴|办|答复|办结|参加)[^,。;\d]{0,6}$"),
        re.compile(r"(?:实到|实际|已|完成|实检|出席|到会|如期|参检|办结|答复)[^,。;\d]{0,8}$"),
    ),
    (
        re.compile(r"(?:征集|收集|收到|提交)[^,。;\d]{0,8}(?:提案|议案|建议|意见)[^,。;\d]{0,4}$"),
        re.compile(r"(?:立案|办结|答复|采纳)[^,。;\d]{0,4}$"),
    ),
    (re.compile(r"立案[^,。;\d]{0,4}$"), re.compile(r"(?:办结|答复)[^,。;\d]{0,4}$")),
    (
        re.compile(r"(?:参赛|参评|收到|选送|征集|报送)[^,。;\d]{0,10}$"),
        re.compile(r"(?:获奖|评出|入选|入围)[^,。;\d]{0,8}$"),
    ),
    (
        re.compile(r"(?:参加|参赛|参会|代表|会员|教职工|应到)[^,。;\d]{0,4}$"),
        re.compile(r"(?:到会|实到|出席)[^,。;\d]{0,4}$"),
    ),
)
_DONE_AFTER = re.compile(r"(?:到会|实到|出席|如期完成|参加体检|办结|通过)")
_DUE_BEFORE = re.compile(r"(?:应到|应检|应参加|参加|代表|应出席|应体检|应办)[^,。;\d]{0,4}$")


@dataclass(frozen=True, slots=True)
class Said:
    """The exact figures of one sentence, with their text."""

    text: str
    figures: tuple[Figure, ...]

    def before(self, f: Figure, far: int = 24) -> str:
        """What stands before a figure."""
        return self.text[max(f.start - far, 0) : f.start]

    def after(self, f: Figure, far: int = 10) -> str:
        """What stands after a figure."""
        return self.text[f.end : f.end + far]


def find(sheet: Sheet) -> Iterator[Finding]:
    """Yield figures that disagree, each at the figure that cannot stand beside the others."""
    found: list[Finding] = []
    figures, number = sheet.figures, 0
    for m in _SENTENCE.finditer(sheet.text):
        inside = []
        while number < len(figures) and figures[number].start < m.end():
            inside.append(figures[number])
            number += 1
        if inside:
            said = Said(sheet.text, tuple(inside))
            for check in (_over_hundred, _shares, _steps, _parts, _sums, _per_head, _changes):
                found += check(said)
    found += counted_twice.find(sheet)
    yield from apart(found)


def _bad(f: Figure, **detail: object) -> Finding:
    return Finding(f.start, f.end, "bad_arithmetic", {"value": f.value, "unit": f.unit, **detail})


def _unit(f: Figure) -> str:
    return _SAME_UNIT.get(f.unit or "", f.unit or "")


def _alike(f: Figure, others: Sequence[Figure]) -> list[Figure]:
    return [o for o in others if _unit(o) == _unit(f) and o.unit not in ("%", None)]


def _over_hundred(said: Said) -> Iterator[Finding]:
    for f in said.figures:
        if (
            f.unit == "%"
            and f.value > 100
            and _WHOLE_RATE.search(said.before(f))
            and not re.search("增|提高|超|完成|上升", said.before(f))
        ):
            yield _bad(f, most=100)


def _shares(said: Said) -> Iterator[Finding]:
    """A share printed beside its two counts, within what rounding or cutting may do."""
    for f in said.figures:
        if f.unit != "%" or f.qualifier or not _SHARE.search(said.before(f)) or f.value > 100:
            continue
        earlier = [
            o
            for o in said.figures
            if o.start < f.start and o.unit not in ("%", "元", "岁", "年", "天", "个百分点") and not o.qualifier
        ]
        if len(earlier) < 2 or f.start - earlier[-1].end > 40:
            continue
        slack = 10.0 ** -_decimals(said.text[f.start : f.end]) * 1.001
        pairs = [(a, b) for a in earlier for b in earlier if a is not b and 0 < a.value <= b.value]
        if any(abs(a.value * 100 / b.value - f.value) <= slack for a, b in pairs):
            continue
        last = earlier[-1]
        wholes = [b for b in _alike(last, earlier[:-1]) if b.value > last.value]
        parts = [
            a for a in _alike(last, earlier[:-1]) if a.value < last.value and "占" in said.text[a.end : last.start]
        ]
        if wholes or parts:
            part, whole = (parts[-1], last) if parts else (last, wholes[0])
            yield _bad(f, part=part.value, whole=whole.value, share=round(part.value * 100 / whole.value, 2))


def _decimals(printed: str) -> int:
    m = re.search(r"\.(\d+)", printed)
    return len(m[1]) if m else 0


def _steps(said: Said) -> Iterator[Finding]:
    """More done than due, more answered than admitted, more prizes than entries."""
    for i, whole in enumerate(said.figures):
        for part in _alike(whole, said.figures[i + 1 :]):
            if part.value <= whole.value or whole.qualifier == "at_least":
                continue
            stepped = any(a.search(said.before(whole)) and b.search(said.before(part)) for a, b in _STEPS)
            arrived = _DUE_BEFORE.search(said.before(whole)) and _DONE_AFTER.match(said.after(part))
            among = re.match(r"[^,。;\d]{0,6}中,?(?:有|的|就有)?$", said.text[whole.end : part.start])
            if stepped or arrived or among:
                yield _bad(part, whole=whole.value)
                break


def _parts(said: Said) -> Iterator[Finding]:
    """A part named by 其中 above its whole; prizes or men and women that are more than all."""
    for m in re.finditer("其中", said.text[said.figures[0].start : said.figures[-1].end]):
        at = said.figures[0].start + m.start()
        earlier, later = [f for f in said.figures if f.end <= at], [f for f in said.figures if f.start > at]
        if not earlier or not later:
            continue
        wholes = _alike(later[0], earlier)
        if not wholes or wholes[-1].qualifier:
            continue
        whole = max(wholes, key=lambda f: f.value)
        for f in _alike(whole, later):
            if f.value > whole.value and "其中" not in said.text[m.end() + at : f.start]:
                yield _bad(f, whole=whole.value)
                return
        yield from _whole_and_list(said, wholes[-1], later)


def _whole_and_list(said: Said, whole: Figure, later: list[Figure]) -> Iterator[Finding]:
    prizes = [f for f in later if _PRIZE_BEFORE.search(said.before(f, 12))]
    sexes = [f for f in later if _MEN_BEFORE.search(said.before(f, 8)) or _WOMEN_BEFORE.search(said.before(f, 8))]
    both = len(sexes) == 2 and bool(_MEN_BEFORE.search(said.before(sexes[0], 8))) != bool(
        _MEN_BEFORE.search(said.before(sexes[1], 8))
    )
    if len(prizes) >= 2:
        total = sum(f.value for f in prizes)
        complete = said.before(prizes[0], 4).endswith("一等奖") and "三等奖" in said.before(prizes[-1], 12)
        if total > whole.value or (
            complete
            and total != whole.value
            and len(prizes) == 3
            and not re.search("优秀奖|鼓励奖|优胜奖|组织奖|等奖项", said.text[prizes[-1].end : prizes[-1].end + 30])
        ):
            yield _bad(whole, sum=total)
    elif both and sum(f.value for f in sexes) != whole.value:
        yield _bad(whole, sum=sum(f.value for f in sexes))


def _sums(said: Said) -> Iterator[Finding]:
    """A list of like counts and the total told right after it."""
    for i, total in enumerate(said.figures):
        items = [*said.figures[:i]]
        if (
            len(items) < 2
            or not _TOTAL_AFTER.search(said.before(total))
            or total.qualifier
            or _TOOK_PART.match(said.after(total, 20))
        ):
            continue
        run = _run_before(said, items, total)
        if len(run) >= 2 and total.value not in (sum(f.value for f in run[k:]) for k in range(len(run) - 1)):
            yield _bad(total, sum=sum(f.value for f in run))


def _run_before(said: Said, items: list[Figure], total: Figure) -> list[Figure]:
    """The unbroken list that ends where the total begins: each item a short step from the next."""
    run: list[Figure] = []
    following = total
    for f in reversed(items):
        between = said.text[f.end : following.start]
        near = (
            re.fullmatch(r"[^,。;等]{0,8}[,、;]?\s*(?:共计?|合计|总计|总共)(?:有|获奖|评出|为|计)?", between)
            if following is total
            else re.fullmatch(r"[^,。;]{0,6}[、,;]\s*[^,。;、]{0,10}", between)
        )
        like = f.unit is None or total.unit is None or _unit(f) == _unit(total)
        if not near or not like or f.qualifier or (run and re.search("其中|共|累计|合计", between)):
            break
        run.insert(0, f)
        following = f
    return run


def _per_head(said: Said) -> Iterator[Finding]:
    """So much a head for so many heads is so much in all."""
    money = [f for f in said.figures if f.unit == "元" and not f.qualifier]
    heads = [f for f in said.figures if _unit(f) == "人" and not f.qualifier]
    each = [f for f in money if _EACH.search(said.before(f, 12))]
    total = [f for f in money if _IN_ALL.search(said.before(f, 14)) and f not in each]
    if (
        len(each) == len(total) == len(heads) == 1
        and len(money) == 2
        and each[0].value * heads[0].value != total[0].value
    ):
        yield _bad(total[0], heads=heads[0].value, each=each[0].value, product=each[0].value * heads[0].value)


def _changes(said: Said) -> Iterator[Finding]:
    """From so many to so many, and a change that is not their difference."""
    for a, b, c in zip(said.figures, said.figures[1:], said.figures[2:], strict=False):
        if not (_unit(a) == _unit(b) == _unit(c)) or a.unit in ("%", None) or a.qualifier or b.qualifier or c.qualifier:
            continue
        moved = re.search(r"[由从][^,。;\d]{0,12}$", said.before(a)) and re.search(r"[到至为]$", said.before(b, 3))
        if moved and _CHANGE.search(said.before(c, 6)) and abs(b.value - a.value) != c.value:
            yield _bad(c, before=a.value, now=b.value)
