from __future__ import annotations

from typing import Any

from jiaogong.congress.documents.queries import record_of
from jiaogong.congress.documents.writing import DOCUMENTS
from jiaogong.congress.models import Session
from jiaogong.congress.sessions import services
from jiaogong.congress.sessions.rules import Count, ItemPlan
from jiaogong.congress.sessions.tests.factories import make_open
from jiaogong.members.queries import Standing
from jiaogong.official.paper import Paper
from jiaogong.unions.models import Union

PROCEDURE = ItemPlan(kind="procedure", title="大会议程（草案）")
REPORT = ItemPlan(kind="hear", title="学校工作报告", presenter="校长")
PASSED = ItemPlan(kind="pass", title="教职工考勤办法")


def make_closed(union: Union, *, by: Standing) -> Session:
    """A session that is over: six delegates of whom five came, an item carried by hands, one heard, one resolution."""
    session = make_open(union, by=by, present=5, items=(PROCEDURE, REPORT))
    first, second = session.items.order_by("position")
    services.vote_by_hands(actor=by, item_id=first.pk, count=Count(yes=4, abstained=1))
    services.note_heard(actor=by, item_id=second.pk)
    services.close_session(actor=by, session_id=session.pk)
    resolved = services.ResolutionPlan(text="增加教研经费", charged="财务室")
    services.add_resolution(actor=by, session_id=session.pk, plan=resolved)
    session.refresh_from_db()
    return session


def written(session: Session, code: str) -> Paper:
    return DOCUMENTS[code].write(record_of(session))


def told(session: Session, code: str) -> list[Any]:
    """The blocks of a document without their kinds: text, or heads and rows of a table."""
    return [getattr(b, "text", None) or getattr(b, "rows", None) or b for b in written(session, code).blocks]
