"""How many contests were held, and how many prizes of a level were won."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaogong.prose.reading import Claim, Figure
from jiaogong.summaries.checking.derived import Maybe
from jiaogong.summaries.checking.listed import SENT
from jiaogong.summaries.checking.narrowing import in_days
from jiaogong.summaries.checking.scope import Scope
from jiaogong.summaries.checking.subjects import Acts, Prizes, Subject
from jiaogong.summaries.checking.table import Table

_UNITS = ("项", "场", "次", "个")
_HELD = re.compile(r"(?:比赛|竞赛|赛事|大赛)$")
_CONTEST = re.compile(r"赛|评比|展评|评选|展演")
_PRIZES = re.compile(r"(?P<level>国家|省|自治区|市|区|县|校)级(?:各类|各项|教学|竞赛|比赛)?(?:奖项|奖励|奖)$")
_OF_SPORTS = re.compile(r"文体|体育|文化")
_OF_ALL_SORTS = re.compile(r"各类|各项|各种|多种")


def contests_held(table: Table, claim: Claim, figure: Figure) -> Iterator[Subject]:
    """Contests of the teachers' work counted, those of sports and arts only where these are named; or the prizes of a level.

    What else may be called a contest nobody can say: so none speaks against a number.
    """
    unions = table.named_for(claim, figure.start)
    if figure.unit not in _UNITS or unions is None:
        return
    before, after = table.around(figure)
    days = in_days(table, claim, figure.start)
    won = _PRIZES.search(before)
    if won:
        yield Prizes(won["level"], "", Scope(unions, days=days))
    elif _HELD.search(before) or _HELD.match(after[:2]):
        acts = Scope(unions, _kinds(before), days).acts(table.ground)
        held = [a for a in acts if _CONTEST.search(a.title) and not SENT.search(a.title) and table.ground.tells(a)]
        if held:
            yield Maybe(Acts(Scope(entries=frozenset(a.entry for a in held))))


def _kinds(before: str) -> frozenset[str]:
    if _OF_ALL_SORTS.search(before):
        return frozenset({"contests", "culture"})
    return frozenset({"culture"} if _OF_SPORTS.search(before) else {"contests"})
