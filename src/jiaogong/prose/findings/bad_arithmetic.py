"""Numbers that cannot all be true: a share against its counts, a part above its whole, a sum, one thing counted twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaogong.prose.findings import counted_twice
from jiaogong.prose.findings.balances import brackets, complements, grades, leftovers, money, settled, teams, votes
from jiaogong.prose.findings.said import Said, alike, bad
from jiaogong.prose.findings.shares import shares, shares_of_roll
from jiaogong.prose.findings.sheet import Sheet, apart
from jiaogong.prose.findings.sums import averages, changes, parts, per_head, prizes_and_entries, sums
from jiaogong.prose.reading import Figure, Finding

_STOP = re.compile(r"[。!?\n]")
_GOES_ON = re.compile(r"[。]\s?(?:其中|每[户人名位]|人均|户均|共计|合计|总计)")
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
_ANOTHER_YEAR = re.compile(r"\d{4}年|[今去上]年|[上下本]学期|[上下]半年")
_IN_ALL = re.compile(r"(?:共|合计|总计)[^,。;\d]{0,3}$")
_DONE_AFTER = re.compile(r"(?:到会|实到|出席|如期完成|参加体检|办结|通过)")
_DUE_BEFORE = re.compile(r"(?:应到|应检|应参加|参加|代表|应出席|应体检|应办)[^,。;\d]{0,4}$")


def find(sheet: Sheet) -> Iterator[Finding]:
    """Yield figures that disagree, each at the figure that cannot stand beside the others."""
    found: list[Finding] = []
    for said in _by_sentence(sheet):
        found += _over_hundred(said)
        if len(said.figures) > 1:
            for check in (
                shares,
                _steps,
                parts,
                sums,
                prizes_and_entries,
                per_head,
                averages,
                changes,
                complements,
                grades,
                brackets,
                money,
                leftovers,
                settled,
                votes,
                teams,
            ):
                found += check(said)
    found += shares_of_roll(sheet)
    found += counted_twice.find(sheet)
    yield from apart(found)


def _by_sentence(sheet: Sheet) -> Iterator[Said]:
    """The figures of each sentence that holds one."""
    inside: list[Figure] = []
    for figure in sheet.figures:
        if inside and _is_cut(sheet.text, inside[-1].start, figure.start):
            yield Said(sheet.text, tuple(inside))
            inside = []
        inside.append(figure)
    if inside:
        yield Said(sheet.text, tuple(inside))


def _is_cut(text: str, start: int, end: int) -> bool:
    """Whether a sentence ends between two places, and the next does not go on with its numbers: 走访12人。每人200元."""
    stop = _STOP.search(text, start, end)
    if stop is None:
        return False
    return not _GOES_ON.match(text, stop.start(), end + 4) or bool(_STOP.search(text, stop.end(), end))


def _over_hundred(said: Said) -> Iterator[Finding]:
    for f in said.figures:
        if (
            f.unit == "%"
            and f.value > 100
            and _WHOLE_RATE.search(said.before(f))
            and not re.search("增|提高|超|完成|上升", said.before(f))
        ):
            yield bad("over_all", f)


def _steps(said: Said) -> Iterator[Finding]:
    """More done than due, more answered than admitted, more prizes than entries."""
    for i, whole in enumerate(said.figures):
        for part in alike(whole, said.figures[i + 1 :]):
            between = said.text[whole.end : part.start]
            if part.value <= whole.value or whole.qualifier == "at_least" or _ANOTHER_YEAR.search(between):
                continue
            stepped = any(a.search(said.before(whole)) and b.search(said.before(part)) for a, b in _STEPS)
            arrived = _DUE_BEFORE.search(said.before(whole)) and _DONE_AFTER.match(said.after(part))
            among = re.match(r"[^,。;\d]{0,6}中,?(?:有|的|就有)?$", between)
            if (stepped or arrived or among) and not _IN_ALL.search(said.before(part, 6)):
                yield bad("part", part, whole, whole=whole.value)
                break
