"""Why somebody was visited: an illness, a death, a birth, a wedding, hardship, duty on days off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jiaogong.prose.reading import Claim, Figure
from jiaogong.summaries.checking import cues
from jiaogong.summaries.checking.narrowing import in_days
from jiaogong.summaries.checking.scope import Scope
from jiaogong.summaries.checking.spells import spells_in
from jiaogong.summaries.checking.subjects import Subject, Summed
from jiaogong.summaries.checking.table import Table
from jiaogong.summaries.facts import Act

# Each line: the words of one case, in titles, in sentences and in people's mouths.
_CASES = tuple(
    tuple(line.split())
    for line in """
        住院 生病 患病 病倒 病中 手术 重病 大病 因病 病号
        去世 逝世 丧事 治丧 丧亲 吊唁 亡故 病故 后事 失去亲人 痛失 丧偶
        生育 产妇 产后 产假 生小孩 生孩子 喜得 喜添 新丁 坐月子 新生儿 添丁
        结婚 新婚 婚礼 成家
        困难 特困
        变故
        值守 坚守 加班 一线
    """.strip().splitlines()
)
_LOOSELY_DATED = re.compile(r"年初|年底|年末|岁末|月[初中底末]|[上中下]旬")
_CASE = {word: words for words in _CASES for word in words}
_ANY = re.compile("|".join(sorted(_CASE, key=len, reverse=True)))
_IN_NEED = frozenset({"困难", "特困", "变故"})
_PEOPLE = ("人次", "人", "名", "位", "户")
_SEEN_TO = re.compile(r"慰问|看望|走访|探望|探视|吊唁|祝贺|祝福|新婚|痛失")
_OTHERS = re.compile(r"补助|帮扶|救助|资助|档案|退休|离退|老教师|老同志|老党员|捐|联谊|座谈|疗休养|参加")


def visits_of_cases(table: Table, claim: Claim, figure: Figure, measures: Sequence[str]) -> Iterator[Subject]:
    """The visits for the cases that a clause names: all together, then, of hardship, as their titles tell them apart.

    Nothing where the clause names none, or tells of aid, of the retired or of something held.
    """
    clause = table.page.said(table.page.clause(figure.start))
    if (
        table.ground.keeps_back
        or figure.unit not in _PEOPLE
        or _OTHERS.search(clause)
        or _LOOSELY_DATED.search(clause)
        or not _may_be_visits(table, figure, measures)
    ):
        return
    wanted = cases_in(clause)
    unions = table.named_for(claim, figure.start)
    if not wanted or unions is None:
        return
    wide = Scope(unions, frozenset({"care"}), in_days(table, claim, figure.start))
    acts = [a for a in wide.acts(table.ground, "visits") if _is_of(table, a, clause)]
    words = [word for words in wanted for word in words]
    groups = [[a for a in acts if any(w in table.ground.text_of(a) for w in words)]]
    if _IN_NEED & set(words):
        groups.append([a for a in acts if any(w in a.title for w in words)])
        groups.append([a for a in acts if any(w in table.ground.text_of(a) for w in (*words, *_IN_NEED))])
    for group in groups:
        if group:
            yield Summed("visits", Scope(entries=frozenset(a.entry for a in group)))


def cases_in(text: str) -> list[tuple[str, ...]]:
    """The cases that a text names, each as all its words.

    >>> [words[0] for words in cases_in("走访困难教职工、看望病中的同事")]
    ['困难', '住院']
    """
    return list(dict.fromkeys(_CASE[m[0]] for m in _ANY.finditer(text)))


def _may_be_visits(table: Table, figure: Figure, measures: Sequence[str]) -> bool:
    told = table.page.said(table.page.sentence(figure.start))
    return bool(_SEEN_TO.search(told)) and (not measures or "visits" in measures or set(measures) <= _LOOSE)


_LOOSE = frozenset({"participants", "women_participants", "gifts_given"})


def _is_of(table: Table, act: Act, clause: str) -> bool:
    """Whether an act tells of every other circumstance that the clause names: 春节, 教师节."""
    others = [n for n in cues.circumstances(clause) if not set(n) & set(_CASE) and "女教职工" not in n]
    return all(any(w in table.ground.text_of(act) for w in n) for n in others if not any(map(spells_in, n)))
