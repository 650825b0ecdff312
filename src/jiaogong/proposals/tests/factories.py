from __future__ import annotations

import datetime as dt
from typing import Any

from jiaogong.members.models import Person
from jiaogong.members.queries import Standing
from jiaogong.proposals import services
from jiaogong.proposals.models import Call, Department, Proposal, Signature
from jiaogong.proposals.rules import Wording
from jiaogong.unions.models import Union

OPENED, LAST, AFTER = dt.date(2026, 3, 2), dt.date(2026, 3, 20), dt.date(2026, 3, 23)


def wording(**overrides: str) -> Wording:
    """A proposal about the lights of a sports ground."""
    return Wording(
        **{
            "title": "更换操场照明",
            "reasons": "操场西侧六盏灯已坏，晚间活动看不清。",
            "remedy": "开学前更换为节能灯。",
            **overrides,
        }
    )


def make_call(union: Union, *, by: Standing, **overrides: Any) -> Call:
    """A call of 2 to 20 March 2026, open on whatever day it is."""
    facts: dict[str, Any] = {
        "title": "第三届教职工代表大会第二次会议提案征集",
        "opened_date": OPENED,
        "last_date": LAST,
        "seconders_min": 2,
        "rule": "提案工作办法",
        "opened_by": by.person,
        **overrides,
    }
    return Call.objects.create(union=union, **facts)


def make_department(union: Union, answerer: Person | None = None, **overrides: Any) -> Department:
    facts = {"name": "总务处", "answerer": answerer, **overrides}
    return Department.objects.create(union=union, **facts)


def make_proposal(by: Standing, call: Call, *, seconders: tuple[Standing, ...] = (), **overrides: Any) -> Proposal:
    """A proposal handed in on the call's first day and signed by the seconders; overrides say how it stands now."""
    said = wording()
    facts: dict[str, Any] = {
        "title": said.title,
        "reasons": said.reasons,
        "remedy": said.remedy,
        "since": call.opened_date,
        "handed_in_date": call.opened_date,
        "state": Proposal.State.HANDED_IN,
        "year": call.opened_date.year,
        "receipt": Proposal.objects.filter(union=call.union).count() + 1,
        "fingerprint": said.fingerprint,
        "proposer": by.person,
        **overrides,
    }
    proposal = Proposal.objects.create(union=call.union, call=call, **facts)
    Signature.objects.bulk_create(
        Signature(proposal=proposal, person=s.person, state="signed", fingerprint=proposal.wording.fingerprint)
        for s in seconders
    )
    return proposal


def assigned(proposal: Proposal, department: Department, *, by: Standing) -> Proposal:
    """A proposal that was filed and given to a department, by their services."""
    services.file_proposal(actor=by, proposal_id=proposal.pk)
    return services.assign_proposal(actor=by, proposal_id=proposal.pk, lead_id=department.pk)


def answered(proposal: Proposal, department: Department, *, by: Standing, text: str = "已列入暑期维修。") -> Proposal:
    """A proposal with its first answer published, by their services."""
    assigned(proposal, department, by=by)
    services.write_answers(actor=by, proposal_ids=[proposal.pk], text=text)
    return services.publish_answers(actor=by, proposal_ids=[proposal.pk])[0]
