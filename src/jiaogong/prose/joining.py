"""The clauses of one sentence joined into spans: an act with its lead-in before it and its details after it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from jiaogong.prose.categorise import Weights, add_weights, leading, near, weights_of
from jiaogong.prose.clauses import ACT_AT, TELLS_ACT, Clause, Kind, cut_clauses, weigh
from jiaogong.prose.cues import ACT, EVENT, JOIN, OBJECT, OFTEN, SLIGHT
from jiaogong.prose.marks import AWARD, BODY, DATE, FIGURE, PERSON, TITLE, Mark, flags_of, marks_between
from jiaogong.prose.phrases import befalls, pays
from jiaogong.prose.sentences import Sentence

_CONCRETE = FIGURE | AWARD | EVENT
_VERB = ACT | JOIN | SLIGHT
_DEED = ACT | SLIGHT
_THING = EVENT | OBJECT | TITLE
_PLAINLY = 4
_LISTED = 2
_DETAILS = re.compile(
    r"其中|其余|另有|[^,]{0,8}率(?:达到?|为|在|是|均|约|近)*[\d百]|赠送|送上|送去|献上|会上|由|并对|并有|共(?!同|创|享|产|商|建)|累计|达|人均|每人|学后|从中|内容|有(?!效|力|利|序|关|目|计|针|组)|包括|分别|最后|最终"
    r"|[给为向](?:每|他|她|其)|参与(?=捐款|募捐|\d)|(?:募集|筹集|筹得|募得|捐得)(?=善款|捐款|资金|爱心款|\d)|(?:荣|喜|分|最终|并|均|共)*(?:获|夺得|取得第|捧回|拿下|摘得|摘取)"
    r"|(?:共?发放|送上|送去|支出|投入|使用)[^,]{0,4}(?:慰问|慰劳|经费|资金)"
    r"|(?:共|合计|累计)?(?:支出|花费|开支|耗资|用去|补助|救助)[^,]{0,6}[\d一二三四五六七八九十百千万两.余多]+元|[^,]{1,12}也(?:进行|参加|参与|举行|都)"
)
_REST = re.compile(r"其余|其中|另有|剩余")
_HONOUR = re.compile(
    r"(?P<whose>[^,]{2,24}?)(?:被[^,]{0,16}?(?:授予|评为|评选为|命名为|表彰为)|获评|(?:荣|喜)?获[^,]{0,12}“)"
)
_ANOTHERS_PRIZE = re.compile(r"[^,]{2,16}?(?<![分并共])(?:荣|喜)?获")
_RANKED = re.compile(r"等奖|[金银铜]奖|优[秀胜]奖|[冠亚季]军|第.名")
_CONTEST_AGAIN = re.compile(r"[^,]{2,16}?在[^,]{2,24}(?:赛|评比|评选|比武|展演|汇演)(?:活动)?中")
_HIGHER = re.compile(r"(?:荣|喜)?获[^,]{0,4}[国省市区县]级")
_OWN_CONTEST = re.compile(r"(?:开展|举办|举行|组织)[^,]{2,}")
_OUTCOMES = re.compile(
    r"(?:共|并|经|会议|代表们?|一致)*"
    r"(?:评出|评选出|对[^,]{2,20}(?:进行)?了?表彰|[^,]{0,8}(?:表演|演出)了?节目|听取(?![^,]{0,24}(?:报告|汇报|说明|》))|收到|收集|征集到|征得|征求|选举产生|选举出|选出|推选|产生)"
)


def _is_elsewhere(weights: Weights, others: Weights) -> bool:
    """Whether what follows speaks plainly of a category that does not lead what came before."""
    return max(others.values()) >= _PLAINLY and leading(weights) != leading(others)


_FURTHER = re.compile(
    r"(?:并|又|还|也|随后|之后|后)*在[^,]{2,24}(?:赛|评比|评选|比武|展演|汇演)(?:活动)?中(?:又|也|还)?(?:荣|喜)?获"
)
_HEARD = re.compile(r"(?:大会|会议|代表们?|还|并)*听取[^,]{0,30}(?:报告|汇报|说明|》)")
_VOTED = re.compile(
    r"(?:大会|会议|代表们?|还|并|一致)*(?:审议|讨论|表决|票决)[^,]{0,30}(?:》|方案|办法|制度|规定|细则)"
)
_TOPIC = re.compile(r".*(?:比赛|活动|大会|赛|会议|培训|讲座|评比|展演|汇演)$")


@dataclass(slots=True)
class Span:
    """An act in the making, at start..end of the plain text."""

    start: int
    end: int
    flags: int
    weights: Weights
    sentence: Sentence
    opens_with_figure: bool = False

    def take(self, end: int, flags: int, weights: Weights) -> None:
        """Go on to `end` with what stands there."""
        self.end = end
        self.flags |= flags
        add_weights(self.weights, weights)

    @property
    def has_verb(self) -> bool:
        return bool(self.flags & _VERB)

    @property
    def is_habit(self) -> bool:
        return bool(self.flags & OFTEN)


def whole_sentence(veiled: str, sentence: Sentence, marks: list[Mark]) -> Span:
    """A line of a dated log is one act, however it goes on."""
    inside = marks_between(marks, sentence.start, sentence.end)
    end = sentence.start + len(veiled[sentence.start : sentence.end].rstrip(" 。.;,"))
    return Span(sentence.start, end, flags_of(inside), weights_of(inside), sentence)


def join_clauses(veiled: str, sentence: Sentence, marks: list[Mark]) -> list[Span]:
    """Join the clauses of a sentence that may tell an act: an act opens a span, its details stay with it, aims and results end it."""
    joining = _Joining(veiled, sentence)
    for clause in cut_clauses(veiled, sentence, marks):
        if joining.is_broken and not _REST.match(veiled, clause.start):
            joining.close()
        joining.take(clause)
        joining.is_broken = clause.closer == ";"
    joining.close()
    return joining.done


def _with_lead(clause: Clause, lead: Clause | None) -> Clause:
    """A clause with what leads in to it taken in front."""
    if not lead:
        return clause
    flags, marks = clause.flags | lead.flags, [*lead.marks, *clause.marks]
    told = (lead.start, clause.end, clause.closer, flags, marks, clause.kind)
    return Clause(*told, lead.opens_with_figure, clause.opens_with_date)


def _tells_itself(lead: Clause) -> bool:
    """Whether a lead-in that no act followed tells one: 在10月组织参加的气排球比赛中."""
    return bool(lead.flags & DATE and lead.flags & EVENT and lead.flags & (ACT | JOIN))


@dataclass(slots=True)
class _Joining:
    """The act that is open, the lead-in and the half act that may come to belong to the next one."""

    veiled: str
    sentence: Sentence
    act: Span | None = None
    lead: Clause | None = None
    half: Clause | None = None
    is_broken: bool = False
    done: list[Span] = field(default_factory=list)

    def take(self, clause: Clause) -> None:
        kind = clause.kind
        if kind is Kind.RESULT or (kind is Kind.AIM and (self.act or not self.lead)):
            self.close()
        elif kind is Kind.ACT:
            if not self.act and clause.closer == "," and self._leads_on(clause):
                self.lead = _with_lead(clause, self.lead)
            else:
                self._take_act(clause)
        elif not self.act and clause.closer == "," and self._names_who(clause):
            self.lead = _with_lead(clause, self.lead)
        elif kind is Kind.DETAIL or kind is Kind.PLAIN:
            self._take_more(clause)
        elif kind is Kind.LEAD and (clause.opens_with_date or not self.act):
            self.close()
            self.lead = clause

    def _leads_on(self, clause: Clause) -> bool:
        """Whether an act only says what happened to somebody, or what was spent, and the next says what was done."""
        return befalls(self.veiled, clause.start, clause.end) or pays(self.veiled, clause.start, clause.end)

    def _names_who(self, clause: Clause) -> bool:
        """Whether a clause that tells no act only says to whom something happened, or lists who did what follows."""
        if befalls(self.veiled, clause.start, clause.end):
            return True
        is_list = clause.flags & (BODY | PERSON) and self.veiled.count("、", clause.start, clause.end) >= _LISTED
        return bool(is_list) and not clause.flags & (_VERB | FIGURE | AWARD)

    def _take_more(self, clause: Clause) -> None:
        """Take a clause that tells no act by itself."""
        if self.act:
            self.act.take(clause.end, clause.flags, weights_of(clause.marks))
        elif self.lead and (self.lead.kind is Kind.ACT or (self.lead.kind is not Kind.LEAD and clause.flags & _VERB)):
            self._take_act(clause)
        elif clause.kind is Kind.DETAIL:
            if self._is_dated(clause):
                self._take_act(clause)
            else:
                self._take_half(clause)

    def close(self) -> None:
        if self.act:
            self.done.append(self.act)
        elif self.lead and (self.lead.kind is Kind.ACT or _tells_itself(self.lead)):
            self.done.append(self._span(self.lead, weights_of(self.lead.marks)))
        self.act = self.lead = self.half = None

    def _span(self, clause: Clause, weights: Weights) -> Span:
        return Span(clause.start, clause.end, clause.flags, weights, self.sentence, clause.opens_with_figure)

    def _is_dated(self, clause: Clause) -> bool:
        """Whether a date set off before a clause makes the act that the clause alone only half tells."""
        lead = self.lead
        return bool(lead and lead.opens_with_date and clause.flags & TELLS_ACT and weigh(clause.flags | DATE) >= ACT_AT)

    def _take_act(self, clause: Clause) -> None:
        weights = weights_of(clause.marks)
        if self.act and self._is_detail(self.act, clause, weights):
            self.act.take(clause.end, clause.flags, weights)
            return
        lead = self.lead
        if self.half and (self.half.flags & PERSON or self._opens_as_detail(clause)):
            lead = self.half
        self.lead = None
        self.close()
        if lead:
            clause = _with_lead(clause, lead)
            weights = weights_of(clause.marks)
        self.act = self._span(clause, weights)

    def _take_half(self, clause: Clause) -> None:
        """Two clauses that each tell half an act tell one together."""
        half = self.half
        is_chain = half and half.flags & clause.flags & FIGURE
        self.half = (
            replace(clause, start=half.start, marks=[*half.marks, *clause.marks]) if half and is_chain else clause
        )
        flags = clause.flags | (half.flags if half else 0)
        if half and flags & (ACT | JOIN) and weigh(flags) >= ACT_AT:
            self._take_act(replace(clause, start=half.start, flags=flags, marks=[*half.marks, *clause.marks]))

    def _opens_as_detail(self, clause: Clause) -> bool:
        """Whether a clause begins as those do that tell more of an act: 共…, 其中…, a bare figure."""
        if clause.opens_with_figure or not clause.flags & _VERB:
            return True
        return _DETAILS.match(self.veiled, clause.start) is not None

    def _is_detail(self, act: Span, clause: Clause, weights: Weights) -> bool:
        """Whether a clause that could stand as an act only tells more of the one before it."""
        if clause.opens_with_date or self._is_another_honour(act, clause) or self._is_for_another(act, clause):
            return False
        if clause.flags & BODY and self.veiled.startswith("会上", clause.start):
            return False
        if self._is_another_business(act, clause) or self._is_kept_besides(act, clause):
            return False
        if self._only_names(act):
            return True
        if self._opens_as_detail(clause):
            return True
        if act.flags & EVENT and _OUTCOMES.match(self.veiled, clause.start):
            return True
        if weights and leading(act.weights) not in near(weights):
            return False
        if weights and clause.flags & _DEED and clause.flags & _THING and _is_elsewhere(act.weights, weights):
            return False
        if not clause.flags & (ACT | EVENT):
            return True
        is_own = clause.flags & (ACT | JOIN) and clause.flags & _CONCRETE
        return not (is_own and act.flags & _CONCRETE)

    def _is_another_business(self, act: Span, clause: Clause) -> bool:
        """Whether a clause tells of a report heard at a meeting, or of what was voted on once reports were heard."""
        if _HEARD.match(self.veiled, clause.start, clause.end):
            return True
        voted = _VOTED.match(self.veiled, clause.start, clause.end)
        return bool(voted) and self.veiled.find("听取", act.start, act.end) >= 0

    def _is_kept_besides(self, act: Span, clause: Clause) -> bool:
        """Whether a clause tells of a habit beside an act of one day: 9月组织体检,定期发放生日蛋糕."""
        return bool(clause.flags & OFTEN and clause.flags & ACT and act.flags & DATE and not act.is_habit)

    def _only_names(self, act: Span) -> bool:
        """Whether a span only names what was held, and when, before the act itself: 6月的工间操比赛,我们…捧回了二等奖."""
        if act.has_verb or act.flags & (FIGURE | AWARD):
            return False
        if act.flags & PERSON:  # 3月7日,院长何某、主席白某等
            return True
        return bool(act.flags & EVENT and act.flags & DATE and _TOPIC.match(self.veiled, act.start, act.end))

    def _is_for_another(self, act: Span, clause: Clause) -> bool:
        """Whether a clause tells what was done for another person: 对张老师进行…慰问,对李老师进行…慰问."""
        both = act.flags & clause.flags
        return bool(both & PERSON and both & _VERB) and self.veiled[clause.start] in "对为给向"

    def _is_another_honour(self, act: Span, clause: Clause) -> bool:
        """Whether a clause tells of an honour beside the one before it, or of a prize won elsewhere."""
        if not clause.flags & AWARD or clause.opens_with_figure:
            return False
        if act.flags & AWARD and any(p.match(self.veiled, clause.start, clause.end) for p in (_HONOUR, _FURTHER)):
            return True
        if act.flags & JOIN:
            return False
        are_ranked = _RANKED.search(self.veiled, clause.start, clause.end) and _RANKED.search(
            self.veiled, act.start, act.end
        )
        if act.flags & AWARD and not act.flags & EVENT and not are_ranked:
            return _ANOTHERS_PRIZE.match(self.veiled, clause.start, clause.end) is not None
        if _CONTEST_AGAIN.match(self.veiled, clause.start, clause.end):
            return True
        higher = _HIGHER.match(self.veiled, clause.start, clause.end)
        return bool(higher and act.flags & EVENT and _OWN_CONTEST.match(self.veiled, act.start, act.end))
