"""Who was due and who came, who was appraised and who appraised: told by the words right beside a number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jiaogong.prose.reading import Claim, Figure
from jiaogong.summaries.checking import cues
from jiaogong.summaries.checking.derived import PEOPLE
from jiaogong.summaries.checking.subjects import Summed
from jiaogong.summaries.checking.table import Table

_COME = re.compile(r"[^,。;、]{0,4}(?:参加|到会|出席|到场|完成|实检|实到|参检|受检)")
_APPRAISED = re.compile(r"(?:位|名)?(?:校级|中层|学校|领导班子)?(?:干部|领导|班子成员)")
_ALL_CAME = re.compile(r"(?:教职工|代表|教师|职工)?无一(?:缺席|遗漏)")
_DELEGATES = re.compile(r"(?:位|名)?代表")
_OTHERS = re.compile(r"[^,。;]{0,6}\d+[名位人]")
_CAME = {"checkups_due": "checkups_done", "delegates_due": "delegates_present"}


def told_by_role(table: Table, claim: Claim, figure: Figure, measures: Sequence[str]) -> list[str]:
    """The measures of a count of people, the role that the words right beside it give them first.

    After those who were due stand those who came (90人应检,84人参加); delegates of
    whom some came were due (39名代表出席36人); a number of 干部 in an appraisal counts the appraised.
    """
    found = list(measures)
    if figure.unit not in PEOPLE:
        return found
    after = table.page.flat[figure.end : table.page.sentence(figure.start)[1]]
    if claim.category == "appraisal" and _APPRAISED.match(after):
        return ["leaders_appraised"]
    before = table.subject_before(figure)
    if isinstance(before, Summed) and before.measure in _CAME and _COME.match(after):
        return [_CAME[before.measure]]
    if claim.category == "congress" and _DELEGATES.match(after):
        if _ALL_CAME.match(after) or cues.ALL_OF_THEM.search(after):
            return ["delegates_present"]
        some_came = _OTHERS.match(after[2:])
        return ["delegates_due"] if some_came else [*found, "delegates_present", "delegates_due"]
    if _ALL_CAME.match(after) and claim.category == "benefits":
        return ["checkups_done"]
    return found
