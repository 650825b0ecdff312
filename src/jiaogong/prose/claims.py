"""The acts of a text gathered into claims: what goes on over a sentence's end, what is only planned, which category."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from jiaogong.prose.categorise import Weights, leading, near, weights_of
from jiaogong.prose.clauses import may_tell
from jiaogong.prose.cues import ABSTRACT, ACT, HOLLOW, VAGUE
from jiaogong.prose.joining import Span, join_clauses, whole_sentence
from jiaogong.prose.marks import AWARD, DATE, FIGURE, PERSON, TELLING, Mark, flags_of, marks_between
from jiaogong.prose.outline import Place
from jiaogong.prose.reading import Status
from jiaogong.prose.sentences import Sentence
from jiaogong.prose.status import PLANNED, opens_later, status_of

_GOES_ON = re.compile(
    r"(?:本次|此次|这次|该)(?:活动|比赛|大会|会议|培训|讲座)|(?:活动|比赛|会议)中|会上|其中|大家|共(?!同|创|享|产|商|建)"
    r"|会议(?:听取|审议|通过|讨论)|经过(?:激烈|角逐)|最后|最终|从[^,]{2,24}中|并?(?:取得|荣?获得?)了?(?=[^,。]{0,12}(?:[一二三特]等奖|第.名|[冠亚季]军|优胜奖)的(?:好成绩|佳绩|成绩))"
)
_LED = re.compile(r"在[^,。]{2,48}(?:领导|指导|支持|关心|关怀|帮助|部署|重视|配合)[^,。]{0,4}下")
_GUIDED = re.compile(
    r"以[^,。]{2,40}为(?:指导|核心|中心|重点|目标|主线)|围绕|根据|按照|依照|坚持|贯彻|落实|本着|遵照|团结"
)
_MONTH = re.compile(r"月(?<=[\d一二三四五六七八九十]月)")
_DID = re.compile("(?:召开|举办|举行|出台|制定|印发|选举|成立|建立|开通|换届)了")
_NAMED = FIGURE | AWARD | PERSON
_STRANGE = re.compile("[\u3040-\u30ff\uac00-\ud7af]{2}")  # kana or Korean
_MAY_TURN = frozenset("共本此这该")
_LONGEST_GAP = 8
_LONGEST_TOPIC = 22
_SHORTEST_ACT = 8
_STRIVES = VAGUE | HOLLOW | ABSTRACT


class Act(NamedTuple):
    """What a plain text tells at start..end: the status it is told with, and its category."""

    start: int
    end: int
    status: Status
    category: str


def gather_claims(veiled: str, sentences: Sequence[Sentence], marks: list[Mark]) -> list[Act]:
    """What the sentences of a veiled plain text tell, in order: acts, habits, plans, and what is only said."""
    spans: list[tuple[Span, bool]] = []
    slogans: list[Act] = []
    is_later = False
    for sentence in sentences:
        is_later = opens_later(veiled, sentence.start) or (is_later and not sentence.opens_paragraph)
        if sentence.is_heading or _is_topic(sentence, marks) or _STRANGE.search(veiled, sentence.start, sentence.end):
            continue
        inside = marks_between(marks, sentence.start, sentence.end)
        flags = flags_of(inside)
        if sentence.is_log:
            found = [whole_sentence(veiled, sentence, marks)]
        elif may_tell(flags) and not _only_opens(veiled, sentence, flags):
            found = join_clauses(veiled, sentence, marks)
        else:
            found = []
        if not found and not is_later and flags & _STRIVES and _is_only_said(veiled, sentence):
            slogans.append(Act(sentence.start, _last(veiled, sentence), "said", leading(weights_of(inside))))
        if spans and found and _goes_on(veiled, spans[-1][0], found[0]):
            more = found.pop(0)
            spans[-1][0].take(more.end, more.flags, more.weights)
        spans += [(span, is_later) for span in found]
    weights_at = cache(lambda place: weights_of(marks_between(marks, *place)))
    acts = [_settle(veiled, span, later, weights_at) for span, later in spans]
    return sorted(acts + slogans) if slogans else acts


def _only_opens(veiled: str, sentence: Sentence, flags: int) -> bool:
    """Whether a sentence only says under whose lead and by which guidance a year's work was done, and names nothing done."""
    if flags & _NAMED or not (led := _LED.search(veiled, sentence.start, sentence.end)):
        return False
    if not _GUIDED.search(veiled, sentence.start, sentence.end):
        return False
    return not any(sign.search(veiled, led.end(), sentence.end) for sign in (_MONTH, _DID))


def _is_only_said(veiled: str, sentence: Sentence) -> bool:
    """Whether a sentence that tells no act plans none either."""
    return sentence.section.tone != "planned" and not PLANNED.search(veiled, sentence.start, sentence.end)


def _last(veiled: str, sentence: Sentence) -> int:
    return sentence.start + len(veiled[sentence.start : sentence.end].rstrip(" 。.;,"))


def _is_topic(sentence: Sentence, marks: list[Mark]) -> bool:
    """Whether an item's first sentence only names what the next ones tell."""
    length = sentence.end - sentence.start
    if not sentence.names_item or length > _LONGEST_TOPIC:
        return False
    telling = TELLING if length <= _SHORTEST_ACT else ACT | TELLING
    return not flags_of(marks_between(marks, sentence.start, sentence.end)) & telling


def _goes_on(veiled: str, before: Span, span: Span) -> bool:
    """Whether a sentence's first act goes on telling the last one's: 会上…, 本次活动…, a bare count."""
    sentence = span.sentence
    if sentence.opens_paragraph or span.start - before.end > _LONGEST_GAP:
        return False
    is_bare_count = span.opens_with_figure and not (span.has_verb or span.is_habit) and span.start == sentence.start
    if is_bare_count:
        return True
    if veiled[sentence.start] in _MAY_TURN and _is_of_another_kind(before, span):
        return False
    return bool(_GOES_ON.match(veiled, sentence.start))


def _is_of_another_kind(before: Span, span: Span) -> bool:
    """Whether an act has a verb and a category of its own: 共征集提案 after a congress."""
    if not (span.has_verb and before.weights and span.weights):
        return False
    return leading(before.weights) not in near(span.weights)


def _settle(veiled: str, span: Span, is_later: bool, weights_at: Callable[[Place], Weights]) -> Act:
    section = span.sentence.section
    over = [weights_at(place) for place in (section.heading, section.topic) if place]
    return Act(span.start, span.end, _status(veiled, span, is_later), leading(span.weights, *over))


def _status(veiled: str, span: Span, is_later: bool) -> Status:
    tone, sentence = span.sentence.section.tone, span.sentence
    if tone == "planned":
        return "planned"
    if sentence.is_log:
        return "done"
    if is_later:
        return "planned"
    is_telling = bool(span.flags & TELLING)
    has_date = bool(span.flags & DATE)
    status = status_of(veiled, span.start, span.end, has_date=has_date, has_parts=is_telling, since=sentence.start)
    return "said" if tone == "lacking" and not is_telling and status != "planned" else status
