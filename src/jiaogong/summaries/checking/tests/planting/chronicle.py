"""Single acts told day by day, in other words than the writer's: who won, which event, at what level, how many came."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from jiaogong.catalogue import CATEGORIES
from jiaogong.summaries.checking.ground import Ground
from jiaogong.summaries.facts import Act

MOST = 8
_DOING = re.compile(r"^(?:参加|举办|组织|开展|召开|举行|选送|选派|组队|评选|庆祝|发放|公布|更新|完成|赴)")
_TOLD_ALONE = ("contests", "honours", "culture", "study", "women", "mentoring", "charity")


def chronicle(ground: Ground, rng: Random) -> str:
    """A paragraph of some acts of days that are told singly; empty where there are none."""
    acts = [a for a in ground.acts if a.precision == "day" and a.category in _TOLD_ALONE and _is_named(a)]
    titles = [a.title for a in acts]
    acts = [a for a in acts if titles.count(a.title) == 1 and a.union == ground.known.union.pk]
    chosen = sorted(rng.sample(acts, min(MOST, len(acts))), key=lambda a: (a.start, a.entry))
    told = [sentence for act in chosen for sentence in [_told(act, ground, rng)] if sentence]
    return "".join(told) + "\n" if told else ""


def _is_named(act: Act) -> bool:
    return len(act.title) > 4 and not CATEGORIES[act.category].sensitive and act.start == act.end


def _told(act: Act, ground: Ground, rng: Random) -> str:
    day = f"{act.start.month}月{act.start.day}日"
    people = sorted(ground.people.get(act.entry, ()))
    clauses = list(_counted(act))
    event = act.title.removesuffix("获奖")
    won = [a for a in act.awards if a.count == len(people) and a.level]
    if won and len(act.awards) == 1 and len(people) <= 3:
        names = "、".join(people)
        prize = won[0].prize if re.fullmatch("[特一二三]等奖", won[0].prize) else f"“{won[0].prize}”称号"
        level = f"{won[0].level}级" if won[0].level != "国家" else "国家级"
        if act.category == "honours":
            return f"{day}，{names}获{level}{prize}。"
        return f"{day}，{names}在{event}中获{level}{prize}。"
    if not clauses:
        return ""
    if _DOING.match(event):
        return f"{day}{event}，{'，'.join(clauses)}。"
    form = rng.choice(("{day}举办{event}，{rest}。", "{day}的{event}，{rest}。", "{event}于{day}举行，{rest}。"))
    return form.format(day=day, event=event, rest="，".join(clauses))


def _counted(act: Act) -> Iterator[str]:
    """What the act counts, in words of its own."""
    worded = {"participants": "{}人参加", "women_participants": "{}名女教职工参加", "teams": "{}支队伍参赛"}
    worded |= {"works": "收到作品{}件", "mentor_pairs": "结成师徒{}对", "donors": "{}人捐款"}
    for figure in act.figures:
        if figure.measure in worded and not figure.qualifier and figure.value > 0:
            yield worded[figure.measure].format(figure.value)
