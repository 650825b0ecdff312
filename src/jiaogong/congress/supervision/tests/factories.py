from __future__ import annotations

import datetime as dt
from typing import Any

from jiaogong.congress.models import Inspection, InspectionFinding, Question, Session
from jiaogong.congress.supervision import services
from jiaogong.congress.supervision.rules import FindingPlan, InspectionPlan, QuestionPlan
from jiaogong.kernel import clock
from jiaogong.members.models import Office
from jiaogong.members.queries import Standing, standing_of
from jiaogong.members.tests.factories import make_office, make_person
from jiaogong.unions.models import Union

CONGRESS = Session.Body.CONGRESS.value


def make_delegate(union: Union, **facts: Any) -> Standing:
    """Somebody with a seat in the teachers' congress."""
    person = make_person(union, **facts)
    make_office(person, union, kind=Office.Kind.CONGRESS)
    return standing_of(person)


def asking(**overrides: Any) -> QuestionPlan:
    """A question about the canteen."""
    facts = {
        "body": CONGRESS,
        "matter": "食堂采购公示",
        "text": "九月起没有公示采购价格，何时恢复？",
        "addressee": "总务处",
    }
    return QuestionPlan(**{**facts, **overrides})


def make_question(by: Standing, **overrides: Any) -> Question:
    """A question that was asked and not passed on."""
    return services.ask_question(actor=by, union=by.person.union, plan=asking(**overrides))


def passed(officer: Standing, answerer: Standing, *, by: Standing | None = None) -> Question:
    """A question of the officer's own, or of somebody else's, that waits for its answer."""
    question = make_question(by or officer)
    return services.pass_question(actor=officer, question_id=question.pk, answerer_id=answerer.person.pk)


def answered(officer: Standing, answerer: Standing, *, by: Standing) -> Question:
    question = passed(officer, answerer, by=by)
    return services.answer_question(actor=answerer, question_id=question.pk, text="本周起每周五公示。")


def seeing(*people: Standing, **overrides: Any) -> InspectionPlan:
    """An inspection of the canteen today by those people."""
    facts: dict[str, Any] = {
        "body": CONGRESS,
        "matter": "食堂卫生",
        "place": "食堂",
        "on_date": clock.today(),
        "people": tuple(p.person.pk for p in people),
    }
    return InspectionPlan(**{**facts, **overrides})


def make_inspection(chair: Standing, *people: Standing, **overrides: Any) -> Inspection:
    return services.plan_inspection(actor=chair, union=chair.home, plan=seeing(*people, **overrides))


def finding(answerer: Standing | None = None, **overrides: Any) -> FindingPlan:
    facts: dict[str, Any] = {
        "text": "留样冰箱没有温度记录",
        "remedy": "每天登记两次",
        "charged": "总务处",
        "due_date": clock.today() + dt.timedelta(days=10),
        "answerer_id": answerer.person.pk if answerer else None,
    }
    return FindingPlan(**{**facts, **overrides})


def held(chair: Standing, *people: Standing, **overrides: Any) -> Inspection:
    """An inspection that was held, all named having come, with nothing found yet."""
    inspection = make_inspection(chair, *people, **overrides)
    return services.hold_inspection(
        actor=chair,
        inspection_id=inspection.pk,
        on_date=inspection.on_date,
        came=[p.person.pk for p in people],
        summary="后厨整洁，留样规范。",
    )


def make_finding(chair: Standing, *people: Standing, answerer: Standing | None = None) -> InspectionFinding:
    """What an inspection that was held found."""
    inspection = held(chair, *people)
    return services.note_finding(actor=chair, inspection_id=inspection.pk, plan=finding(answerer))


def house_inspection(chair: Standing, answerer: Standing) -> Inspection:
    """An inspection of the chair's, who is a delegate, held today with a finding and a file."""
    inspection = make_finding(chair, chair, answerer=answerer).inspection
    services.add_files(actor=chair, inspection_id=inspection.pk, files=[("记录.txt", "巡视记录".encode())])
    return Inspection.objects.get(pk=inspection.pk)
