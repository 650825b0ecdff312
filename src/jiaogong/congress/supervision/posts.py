"""What the room writes into the ledger, each act once, when it is done: a question closed, an inspection held.

A question counts when it is closed: answered, and its asker heard or given the time to reply. What is asked and not
answered counts nowhere; asked again, it is still one. An inspection counts when it was held, with those who came.
Both stand in the category of listening to staff, for a count of the congress's acts is a count of its sessions.
"""

from __future__ import annotations

from jiaogong.congress.models import Inspection, Inspector, Question, Session
from jiaogong.kernel import clock
from jiaogong.ledger import services as ledger
from jiaogong.ledger.models import Entry
from jiaogong.ledger.rules import TITLE_LENGTH, Facts, FigureFact, Origin, PersonFact
from jiaogong.members.queries import Standing

CATEGORY = "voice"
BASIS = "《学校教职工代表大会规定》"
_BODIES = {Session.Body.CONGRESS.value: "教代会代表", Session.Body.DELEGATES.value: "会员代表"}
_REPLIES = {True: "提问人表示满意", False: "提问人表示不满意", None: "提问人未作评价"}


def closed(question: Question, is_satisfied: bool | None, askers: list[int], actor: Standing) -> Entry:
    """A question that was answered, with who asked and whether they are satisfied, on the day it is closed."""
    title = f"答复代表询问：{question.matter}"
    times = f"，经{question.round}次答复" if question.round > 1 else ""
    sentence = f"{question.addressee}答复{_BODIES[question.body]}询问1件（{question.matter}）{times}，{_REPLIES[is_satisfied]}。"
    facts = Facts(
        category=CATEGORY,
        title=title[:TITLE_LENGTH],
        start=clock.today(),
        sentence=sentence,
        figures=(FigureFact("questions_answered", 1),),
        people=tuple(PersonFact(pk) for pk in askers),
        basis=_basis(question.body),
    )
    return ledger.record_entry(actor=actor, union=question.union, facts=facts, origin=_origin(title))


def held(inspection: Inspection, actor: Standing) -> Entry:
    """An inspection, with the delegates who came and how much they found."""
    came = list(Inspector.objects.filter(inspection=inspection, has_come=True).values_list("person", flat=True))
    found, day = inspection.findings.count(), inspection.on_date
    title = f"代表巡视：{inspection.matter}"
    told = f"，提出整改意见{found}条" if found else "，未发现问题"
    sentence = (
        f"{day.month}月{day.day}日组织{_BODIES[inspection.body]}{len(came)}人巡视{inspection.place}"
        f"（{inspection.matter}）{told}。"
    )
    facts = Facts(
        category=CATEGORY,
        title=title[:TITLE_LENGTH],
        start=day,
        sentence=sentence,
        figures=(FigureFact("inspections_held", 1), FigureFact("participants", len(came))),
        people=tuple(PersonFact(pk) for pk in came),
        basis=_basis(inspection.body),
    )
    return ledger.record_entry(actor=actor, union=inspection.union, facts=facts, origin=_origin(title))


def _basis(body: str) -> str:
    return BASIS if body == Session.Body.CONGRESS else "《基层工会会员代表大会条例》"


def _origin(title: str) -> Origin:
    return Origin(kind=Entry.Source.INSTITUTION, name=title[:TITLE_LENGTH])
