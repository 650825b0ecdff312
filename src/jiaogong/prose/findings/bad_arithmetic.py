"""Numbers that cannot all be true: a share against its counts, a part above its whole, a sum, one thing counted twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaogong.prose.findings import counted_twice
from jiaogong.prose.findings.balances import complements, money, teams, votes
from jiaogong.prose.findings.said import Said, alike, bad
from jiaogong.prose.findings.sheet import Sheet, apart
from jiaogong.prose.findings.sums import changes, parts, per_head, prizes_and_entries, sums
from jiaogong.prose.reading import Figure, Finding

_STOP = re.compile(r"[。!?\n]")
_SHARE = re.compile(
    r"(?:占[^,。;%]{0,16}|(?:参与|参加|参赛|到会|出席|达标|通过|办结|立案|答复|建会|入会|完成|签订|参检|体检|召开|落实)率(?:约?为|达到?|是)?)$"
)
_WHOLE_RATE = re.compile(r"(?:占|率)[^,。;%]{0,12}$")
_STEPS = (
    (
        re.compile(r"应(?:到|检|体检|参|出席|交|缴|办|答复|办结|参加)[^,。;\d]{0,6}$"),
        re.compile(r"(?:实到|实际|已|完成|实检|出席|到会|如期|参检|办结|答复)[^,。;\d]{0,8}$"),
    ),
    (
        re.compile(r"(?:提案|议案|建议|意见)[^,。;\d]{0,4}$"),
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


def find(sheet: Sheet) -> Iterator[Finding]:
    """Yield figures that disagree, each at the figure that cannot stand beside the others."""
    found: list[Finding] = []
    for said in _by_sentence(sheet):
        found += _over_hundred(said)
        if len(said.figures) > 1:
            for check in (
                _shares,
                _steps,
                parts,
                sums,
                prizes_and_entries,
                per_head,
                changes,
                complements,
                money,
                votes,
                teams,
            ):
                found += check(said)
    found += counted_twice.find(sheet)
    yield from apart(found)


def _by_sentence(sheet: Sheet) -> Iterator[Said]:
    """The figures of each sentence that holds one."""
    inside: list[Figure] = []
    for figure in sheet.figures:
        if inside and _STOP.search(sheet.text, inside[-1].start, figure.start):
            yield Said(sheet.text, tuple(inside))
            inside = []
        inside.append(figure)
    if inside:
        yield Said(sheet.text, tuple(inside))


def _over_hundred(said: Said) -> Iterator[Finding]:
    for f in said.figures:
        if (
            f.unit == "%"
            and f.value > 100
            and _WHOLE_RATE.search(said.before(f))
            and not re.search("增|提高|超|完成|上升", said.before(f))
        ):
            yield bad(f, most=100)


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
        wholes = [b for b in alike(last, earlier[:-1]) if b.value > last.value]
        parts = [a for a in alike(last, earlier[:-1]) if a.value < last.value and "占" in said.text[a.end : last.start]]
        if wholes or parts:
            part, whole = (parts[-1], last) if parts else (last, wholes[0])
            yield bad(
                f, earlier[-1], part=part.value, whole=whole.value, share=round(part.value * 100 / whole.value, 2)
            )


def _decimals(printed: str) -> int:
    m = re.search(r"\.(\d+)", printed)
    return len(m[1]) if m else 0


def _steps(said: Said) -> Iterator[Finding]:
    """More done than due, more answered than admitted, more prizes than entries."""
    for i, whole in enumerate(said.figures):
        for part in alike(whole, said.figures[i + 1 :]):
            if part.value <= whole.value or whole.qualifier == "at_least":
                continue
            stepped = any(a.search(said.before(whole)) and b.search(said.before(part)) for a, b in _STEPS)
            arrived = _DUE_BEFORE.search(said.before(whole)) and _DONE_AFTER.match(said.after(part))
            among = re.match(r"[^,。;\d]{0,6}中,?(?:有|的|就有)?$", said.text[whole.end : part.start])
            if stepped or arrived or among:
                yield bad(part, whole, whole=whole.value)
                break
