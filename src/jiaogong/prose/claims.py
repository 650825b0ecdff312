"""Clauses joined into claims: one separately provable act each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from jiaogong.prose.categorise import Weights, leading, weights_between, weights_of
from jiaogong.prose.clauses import ACT_AT, AWARD, DATE, FIGURE, PERSON, TITLE, Clause, Kind, Mark, cut_clauses, weigh
from jiaogong.prose.cues import ACT, EVENT, JOIN, SLIGHT
from jiaogong.prose.reading import Status
from jiaogong.prose.sentences import Section, Sentence
from jiaogong.prose.status import CARRIED, LATER_OPENING, status_of

_CONCRETE = FIGURE | AWARD | EVENT
_TELLING = FIGURE | AWARD | PERSON | DATE


@dataclass(slots=True)
class Span:
    """A claim in the making, at start..end of the plain text."""

    start: int
    end: int
    flags: int
    weights: Weights
    sentence: Sentence
    status: Status = "done"
    category: str = "other"
    opens_with_figure: bool = False


@dataclass(slots=True)
class _Open:
    """What is open while a sentence is read: the claim begun, and the lead-in that may come to belong to the next."""

    claim: Span | None = None
    lead: Clause | None = None
    half: Clause | None = None
    done: list[Span] = field(default_factory=list)

    def close(self) -> None:
        if self.claim:
            self.done.append(self.claim)
        self.claim = self.lead = self.half = None


_ANAPHOR = re.compile(r"(?:本次|此次|这次|该)(?:活动|比赛|大会|会议|培训|讲座)|会上|活动中|比赛中|会议中|其中|大家|共(?!同|创|享|产|商|建)|会议(?:听取|审议|通过|讨论)|经过(?:激烈|角逐)|最后|最终|从[^,]{2,24}中")
_DETAIL_OPENING = re.compile(r"其中|会上|由|并对|并有|共(?!同|创|享|产|商|建)|累计|达|人均|每人|学后|从中|内容|有(?!效|力|利|序|关|目|计|针|组)|包括|分别|最后|最终|[给为向](?:每|他|她|其)|(?:荣|喜|分|最终|并|均|共)*(?:获|夺得|取得第)|(?:共?发放|送上|送去|支出|投入|使用)[^,]{0,4}(?:慰问|慰劳|经费|资金)|[^,]{1,12}也(?:进行|参加|参与|举行|都)")


def gather_claims(veiled: str, sentences: Sequence[Sentence], marks: list[Mark]) -> list[Span]:
    """Read the sentences of a veiled plain text into claims, in order, plans included, slogans left out."""
    claims: list[Span] = []
    priors: dict[Section, Weights] = {}
    later_until_break = False
    for sentence in sentences:
        if sentence.opens_paragraph:
            later_until_break = False
        later_until_break = later_until_break or bool(LATER_OPENING.match(veiled, sentence.start))
        if sentence.is_heading or _is_topic(sentence, marks):
            continue
        if sentence.section not in priors:
            priors[sentence.section] = _prior(sentence.section, marks)
        found = _log_line(veiled, sentence, marks) if sentence.is_log else _join(veiled, sentence, marks)
        if claims and found and not sentence.opens_paragraph and _goes_on(veiled, claims[-1], found[0], sentence):
            _extend(claims[-1], found.pop(0))
        for span in found:
            _settle(veiled, span, priors[sentence.section], later_until_break)
            claims.append(span)
    return [c for c in claims if c.status != "said"]


_LONGEST_TOPIC = 22


def _is_topic(sentence: Sentence, marks: list[Mark]) -> bool:
    """Whether an item's first sentence only names what the next ones tell."""
    if not sentence.names_item or sentence.end - sentence.start > _LONGEST_TOPIC:
        return False
    first = bisect_left(marks, sentence.start, key=lambda mark: mark[0])
    inside = marks[first : bisect_left(marks, sentence.end, key=lambda mark: mark[0])]
    return not any(cue.flags & (ACT | _TELLING) for _, cue in inside)


def _prior(section: Section, marks: list[Mark]) -> Weights:
    prior: Weights = {}
    for span in (section.heading, section.topic):
        if span:
            for code, weight in weights_between(marks, *span).items():
                prior[code] = prior.get(code, 0.0) + weight
    return prior


def _log_line(veiled: str, sentence: Sentence, marks: list[Mark]) -> list[Span]:
    first = bisect_left(marks, sentence.start, key=lambda mark: mark[0])
    inside = marks[first : bisect_left(marks, sentence.end, key=lambda mark: mark[0])]
    flags = 0
    for _, cue in inside:
        flags |= cue.flags
    end = sentence.start + len(veiled[sentence.start : sentence.end].rstrip(" 。.;,"))
    return [Span(sentence.start, end, flags, weights_of(inside), sentence)]


def _join(veiled: str, sentence: Sentence, marks: list[Mark]) -> list[Span]:
    """Join a sentence's clauses: an act opens a claim, its details stay with it, aims and results end it."""
    state = _Open()
    for clause in cut_clauses(veiled, sentence, marks):
        if clause.kind is Kind.ACT:
            _take_act(veiled, state, clause, sentence)
        elif clause.kind in (Kind.DETAIL, Kind.PLAIN) and state.claim:
            _add(state.claim, clause)
        elif clause.kind is Kind.DETAIL:
            _take_half(veiled, state, clause, sentence)
        elif clause.kind is Kind.LEAD and not state.claim:
            state.lead = clause
        elif clause.kind is Kind.AIM and state.lead and not state.claim:
            continue
        elif clause.kind in (Kind.AIM, Kind.RESULT):
            state.close()
        if clause.closer == ";":
            state.close()
    state.close()
    return state.done


def _take_act(veiled: str, state: _Open, clause: Clause, sentence: Sentence) -> None:
    weights = weights_of(clause.marks)
    if state.claim and _details(veiled, state.claim, clause, weights):
        _add(state.claim, clause)
        return
    lead = state.lead
    state.close()
    start = clause.start
    if lead:
        start = lead.start
        weights = weights_of([*lead.marks, *clause.marks])
    state.claim = Span(start, clause.end, clause.flags, weights, sentence, opens_with_figure=clause.opens_with_figure)


def _take_half(veiled: str, state: _Open, clause: Clause, sentence: Sentence) -> None:
    """Two clauses that each tell half an act tell one together."""
    half = state.half
    state.half = clause
    if half and (half.flags | clause.flags) & (ACT | JOIN) and weigh(half.flags | clause.flags) >= ACT_AT:
        whole = replace(clause, start=half.start, flags=half.flags | clause.flags, marks=[*half.marks, *clause.marks])
        _take_act(veiled, state, whole, sentence)


def _details(veiled: str, claim: Span, clause: Clause, weights: Weights) -> bool:
    """Whether an act clause tells more of the claim before it rather than another act."""
    if _DETAIL_OPENING.match(veiled, clause.start):
        return True
    if clause.opens_with_figure or not clause.flags & (ACT | JOIN | SLIGHT):
        return True
    if weights and leading(claim.weights) not in _near(weights):
        return False
    if not clause.flags & (ACT | EVENT):
        return True
    own = clause.flags & (ACT | JOIN) and clause.flags & _CONCRETE
    return not (own and claim.flags & _CONCRETE)


def _near(weights: Weights) -> set[str]:
    top = max(weights.values())
    return {code for code, weight in weights.items() if weight >= top - 1.5}


def _add(claim: Span, clause: Clause) -> None:
    claim.end = clause.end
    claim.flags |= clause.flags
    for code, weight in weights_of(clause.marks).items():
        claim.weights[code] = claim.weights.get(code, 0.0) + weight


def _goes_on(veiled: str, before: Span, span: Span, sentence: Sentence) -> bool:
    between = veiled[before.end : span.start]
    if len(between) > 8:
        return False
    verbless = span.opens_with_figure and not span.flags & (ACT | JOIN | SLIGHT)
    return verbless or bool(_ANAPHOR.match(veiled, sentence.start))


def _extend(claim: Span, more: Span) -> None:
    claim.end = more.end
    claim.flags |= more.flags
    for code, weight in more.weights.items():
        claim.weights[code] = claim.weights.get(code, 0.0) + weight


def _settle(veiled: str, span: Span, prior: Weights, later: bool) -> None:
    span.category = leading(span.weights, prior)
    tone = span.sentence.section.tone
    if span.sentence.is_log:
        span.status = "planned" if tone == "planned" else "done"
        return
    if tone == "planned" or later or CARRIED.search(veiled, span.sentence.start, span.start):
        span.status = "planned"
        return
    telling = bool(span.flags & _TELLING)
    span.status = status_of(veiled, span.start, span.end, has_date=bool(span.flags & DATE), has_parts=telling)
    if tone == "lacking" and not telling:
        span.status = "said"
