"""What must balance: those who did and those who did not, votes and voters, teams and their members."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaogong.prose.findings.said import Said, alike, bad, unit_of
from jiaogong.prose.reading import Figure, Finding

_REST_BEFORE = re.compile(r"(?:其余|剩余|余下|另外|请假|缺席|未到|缺勤)的?$")
_REST_AFTER = re.compile(
    r"[^,。;\d]{0,6}?(?:均?因[^,。;]{0,10})?(?:尚未|还未|没有|未能|未召开|未完成|未参加|未达标|请假|缺席|限期整改)"
)
_DID_AFTER = re.compile(
    r"[^,。;\d]{0,8}?(?:召开|完成|达标|参加|到会|建会|合格|通过|如期|出席|办结|换届|采纳|立案|答复|落实|解决|录用)"
)
_DID_BEFORE = re.compile(
    r"(?:实到|实检|到会|实际参加|已完成|已办结|已建会|办结|出席|采纳|立案|答复|落实|解决|录用|回收)了?[^,。;\d]{0,3}$"
)
_IN, _OUT, _LEFT = (
    re.compile(r"(?:收入|全年收|共收|收缴|拨缴|筹集|募集|到账)[^,。;\d]{0,6}$"),
    re.compile(r"(?:支出|全年支|共支)[^,。;\d]{0,6}$"),
    re.compile(r"(?:结余|结存|余)[^,。;\d]{0,3}$"),
)
_FROM_BEFORE = re.compile("年初|期初|学期初|上年|上期|上学期|历年|结转|累计")
_THE_REST = re.compile(r"(?:其余|剩余|余下)的?$")
_SETTLED = {
    "came": re.compile(r"提案[^,。;\d]{0,3}$"),
    "filed": re.compile(r"立案[^,。;\d]{0,3}$"),
    "turned": re.compile(r"(?:转为|转作|列为|作为)(?:意见|建议)[^,。;\d]{0,3}$"),
}
_VOTE = re.compile(r"(?P<yes>赞成|同意)|(?P<no>反对|不同意)|(?P<none>弃权)")
_VOTERS = re.compile(r"(?:正式|到会|与会)?(?:代表|会员|教职工|教师|委员)[^,。;]{0,4}")
_BALLOT = {
    "valid": re.compile(r"有效(?:选|表决)?票?$"),
    "spoilt": re.compile(r"(?:废|无效)(?:选|表决)?票?$"),
    "back": re.compile(r"(?:收回|回收)[^,。;\d]{0,5}$"),
}
_ISSUED = re.compile(r"(?:发出|发放)[^,。;\d]{0,5}(?:票|选票)?$")
_EACH_TEAM = re.compile(r"每(?:支?队|组|校|班|个?(?:小组|代表队|学校))$")
_GRADE = re.compile(r"(?:优秀|良好|合格|达标|较好|一般|不合格|较差)(?:等次|等级)?(?:的|有|为)*$")
_LISTED = re.compile(r"[^,。;:\d()]{0,6}\((?P<list>[^()。;]{4,60})\)")
_PIECE = re.compile(r"[^,、]+")
_PARTLY = re.compile(r"等|其中|含|另|余")
_CENT = 0.005
_TEAMS = ("支", "队", "组", "个", "所")


def complements(said: Said) -> Iterator[Finding]:
    """So many of so many did, the rest did not: the two make the whole."""
    for i, rest in enumerate(said.figures):
        if rest.qualifier or i < 2:
            continue
        if not (_REST_BEFORE.search(said.before(rest, 6)) or _REST_AFTER.match(said.after(rest, 24))):
            continue
        earlier = [f for f in alike(rest, said.figures[:i]) if not f.qualifier]
        if len(earlier) != 2 or "其中" in said.text[earlier[0].end : rest.start]:
            continue
        whole, did = earlier
        known = _DID_AFTER.match(said.after(did, 20)) or _DID_BEFORE.search(said.before(did, 10))
        if known and whole.value > did.value and did.value + rest.value != whole.value:
            yield bad("rest", rest, did, computed=whole.value - did.value, whole=whole.value, taken=did.value)


def money(said: Said) -> Iterator[Finding]:
    """Income less spending is what is left, where nothing came over from before."""
    sums = [f for f in said.figures if f.unit == "元" and not f.qualifier]
    for came, went, left in zip(sums, sums[1:], sums[2:], strict=False):
        told = (
            _IN.search(said.before(came, 12)),
            _OUT.search(said.before(went, 12)),
            _LEFT.search(said.before(left, 8)),
        )
        if not all(told) or _FROM_BEFORE.search(said.text, max(0, came.start - 24), left.end):
            continue
        if abs(came.value - went.value - left.value) > _CENT:
            yield bad("rest", left, went, computed=_whole(came.value - went.value), whole=came.value, taken=went.value)


def leftovers(said: Said) -> Iterator[Finding]:
    """What is left of a sum is the sum less what was taken from it, one by one."""
    for i, rest in enumerate(said.figures):
        if rest.unit != "元" or rest.qualifier or not _THE_REST.search(said.before(rest, 4)):
            continue
        sums = [f for f in said.figures[:i] if f.unit == "元"]
        told = said.text[sums[0].start : rest.start] if sums else ""
        if len(sums) <= 1 or any(f.qualifier for f in sums) or "其中" in told or ";" in told or "。" in told:
            continue
        if not _IN.search(said.before(sums[0], 12)) or _FROM_BEFORE.search(
            said.text, max(0, sums[0].start - 24), rest.end
        ):
            continue
        taken = sum(f.value for f in sums[1:])
        left = round(sums[0].value - taken, 2)
        if abs(left - rest.value) > _CENT:
            yield bad("rest", rest, sums[0], computed=_whole(left), whole=sums[0].value, taken=taken)


def settled(said: Said) -> Iterator[Finding]:
    """No more proposals put on file, and turned into suggestions, than came in."""
    kinds = {name: f for name, sign in _SETTLED.items() for f in said.figures if sign.search(said.before(f, 10))}
    if kinds.keys() != _SETTLED.keys() or any(f.qualifier or unit_of(f) != "件" for f in kinds.values()):
        return
    total = kinds["filed"].value + kinds["turned"].value
    if total > kinds["came"].value and kinds["came"].start < min(kinds["filed"].start, kinds["turned"].start):
        yield bad("sum", kinds["came"], kinds["turned"], computed=total)


def grades(said: Said) -> Iterator[Finding]:
    """Those graded good, fair and passed are no more than all that were looked at."""
    graded = [f for f in said.figures if _GRADE.search(said.before(f, 8)) and not f.qualifier]
    if len(graded) < 2:
        return
    looked_at = [f for f in alike(graded[0], said.figures) if f.end <= graded[0].start]
    total = sum(f.value for f in alike(graded[0], graded))
    if looked_at and not looked_at[-1].qualifier and total > max(f.value for f in looked_at):
        yield bad("sum", looked_at[-1], graded[-1], computed=total)


def brackets(said: Said) -> Iterator[Finding]:
    """A count, and in brackets behind it all that was counted, one by one: 8个节目(3个舞蹈,两个独唱,一个小品)."""
    for whole in said.figures:
        told = _LISTED.match(said.text, whole.end)
        if not told or whole.qualifier or _PARTLY.search(told["list"]):
            continue
        counts = [_listed(said, whole, *piece.span()) for piece in _PIECE.finditer(said.text, *told.span("list"))]
        known = [count for count in counts if count is not None]
        if len(known) < 2 or len(known) < len(counts):
            continue
        if sum(known) != whole.value:
            yield bad("sum", whole, computed=sum(known))


def _listed(said: Said, whole: Figure, start: int, end: int) -> float | None:
    """How many one piece of a list tells of; None where it tells no exact count of the same."""
    inside = [f for f in said.figures if start <= f.start < end]
    if not inside:
        return 1 if said.text.startswith(f"一{whole.unit}", start) else None
    return inside[0].value if len(inside) == 1 and alike(whole, inside) and not inside[0].qualifier else None


def votes(said: Said) -> Iterator[Finding]:
    """Votes for, against and withheld make the papers; valid and spoilt papers make those that came back."""
    kinds = {m.lastgroup: f for f in said.figures for m in [_kind_of_vote(said, f)] if m}
    if {"yes", "no", "none"} <= kinds.keys():
        cast = sum(f.value for f in kinds.values())
        first = min(kinds.values(), key=lambda f: f.start)
        papers = [f for f in said.figures if f.end <= first.start and unit_of(f) in ("人", "票")]
        if papers and all(f.value != cast for f in papers):
            yield bad("votes", first, computed=cast, whole=papers[-1].value)
    elif {"yes", "no"} <= kinds.keys():
        cast, first = kinds["yes"].value + kinds["no"].value, min(kinds["yes"], kinds["no"], key=lambda f: f.start)
        voters = [f for f in said.figures if f.end <= first.start and _VOTERS.match(said.after(f, 8))]
        if voters and all(f.value < cast for f in voters):
            yield bad("votes", first, computed=cast, whole=voters[-1].value)
    yield from _papers(said)


def _kind_of_vote(said: Said, f: Figure) -> re.Match[str] | None:
    """What a number of votes is for, told before it or after it."""
    before = re.search(r"(?:赞成|同意|反对|不同意|弃权)票?(?:为|有|数)?$", said.before(f, 6))
    return _VOTE.search(before[0]) if before and unit_of(f) in ("票", "人", "") else None


def _papers(said: Said) -> Iterator[Finding]:
    named = {name: f for name, pattern in _BALLOT.items() for f in said.figures if pattern.search(said.before(f, 10))}
    issued = next((f for f in said.figures if _ISSUED.search(said.before(f, 10)) and unit_of(f) in ("票", "份")), None)
    if {"valid", "spoilt", "back"} <= named.keys():
        total = named["valid"].value + named["spoilt"].value
        if total != named["back"].value:
            yield bad("sum", named["back"], named["spoilt"], computed=total)
    if issued and "back" in named and named["back"].value > issued.value:
        yield bad("part", named["back"], whole=issued.value)


def teams(said: Said) -> Iterator[Finding]:
    """So many teams of so many make so many people."""
    each = [f for f in said.figures if _EACH_TEAM.search(said.before(f, 6)) and unit_of(f) == "人" and not f.qualifier]
    if len(each) != 1:
        return
    groups = [f for f in said.figures if f.unit in _TEAMS and not f.qualifier]
    people = [f for f in said.figures if unit_of(f) == "人" and f not in each]
    if (
        len(groups) == len(people) == 1
        and not people[0].qualifier
        and each[0].value * groups[0].value != people[0].value
    ):
        yield bad(
            "product", people[0], computed=each[0].value * groups[0].value, each=each[0].value, times=groups[0].value
        )


def _whole(value: float) -> float:
    """A sum of money without the noise of its fractions: 25000, not 25000.000000000004."""
    rounded = round(value, 2)
    return int(rounded) if rounded == int(rounded) else rounded
