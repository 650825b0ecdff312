"""What goes on with proposals at the shown school: one call dealt with since the summer, one open now, suggestions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from jiaogong.config.demo.people import Roster
from jiaogong.config.demo.proposals import MATTERS
from jiaogong.kernel import clock
from jiaogong.members.models import Office, Person
from jiaogong.members.queries import Standing, standing_of
from jiaogong.proposals import services
from jiaogong.proposals.models import Call, Department, Proposal
from jiaogong.proposals.queries import delegates_to_ask
from jiaogong.proposals.rules import Wording
from jiaogong.unions.models import Union

_OPENED, _CLOSED, _ASSIGNED, _ANSWERED, _NOW_OPENED = 104, 89, 84, 20, 4


def propose(roster: Roster, *, today: dt.date) -> None:
    """Let the school's delegates propose the real way, so that each page has something to do."""
    chair = standing_of(roster.office_holder(Office.Kind.CHAIR).person, today)
    delegates = [standing_of(p, today) for p in _proposers(roster.union, today)]
    _let_member_answer(roster.union)
    _since_summer(chair, delegates, today)
    _open_now(chair, delegates, today)
    _suggestions(chair, delegates, today)


def _proposers(union: Union, today: dt.date) -> list[Person]:
    """Delegates, where the school has none any of its staff, who are there since the first call."""
    then = delegates_to_ask(union, today - dt.timedelta(days=_OPENED)).order_by().values("pk")
    return list(delegates_to_ask(union, today).filter(pk__in=then).select_related("union")[:12])


def _let_member_answer(union: Union) -> None:
    """The member whose account can be tried answers for the first department."""
    plain = Person.objects.filter(union=union, offices__isnull=True, retired_date__isnull=True).order_by("number")
    first = Department.objects.filter(union=union).first()
    if first is not None:
        first.answerer = plain.first()
        first.save(update_fields=["answerer"])


def _wording(at: int) -> Wording:
    matter = MATTERS[at]
    return Wording(str(matter[0]), str(matter[1]), str(matter[2]))


def _handed_in(call: Call, by: Standing, seconders: Sequence[Standing], wording: Wording) -> Proposal:
    made = services.draft_proposal(actor=by, call_id=call.pk, wording=wording)
    services.ask_seconders(actor=by, proposal_id=made.pk, people=[s.person.pk for s in seconders])
    for one in seconders:
        services.sign_proposal(actor=one, proposal_id=made.pk, seen=wording.fingerprint)
    return services.hand_in_proposal(actor=by, proposal_id=made.pk)


def _since_summer(chair: Standing, delegates: Sequence[Standing], today: dt.date) -> None:
    """Five proposals: two merged, one turned, one late, one answered again after “not satisfied”, one to rate."""
    day = today - dt.timedelta(days=_OPENED)
    with clock.stopped_at(day):
        call = services.open_call(
            actor=chair, union=chair.home, title=f"{today.year}年下半年提案征集", last_date=day + dt.timedelta(days=14),
            asked="围绕新学期工作，一事一案。",
        )  # fmt: skip
        one, two, three, four, five = (
            _handed_in(call, delegates[at], (delegates[at + 1], delegates[at + 2]), wording)
            for at, wording in enumerate((_wording(7), _wording(4), _wording(11), _wording(9), _wording(3)))
        )
    with clock.stopped_at(today - dt.timedelta(days=_CLOSED)):
        services.close_call(actor=chair, call_id=call.pk)
        for proposal in (one, two, three):
            services.file_proposal(actor=chair, proposal_id=proposal.pk)
        services.merge_proposals(actor=chair, into_id=three.pk, ids=[four.pk])
        services.turn_to_suggestion(
            actor=chair, proposal_id=five.pk, ground=Proposal.Ground.SOLVED, reason="暑假前已重新划线"
        )
        services.finish_screening(actor=chair, call_id=call.pk)
    departments = list(Department.objects.filter(union=chair.home))
    with clock.stopped_at(today - dt.timedelta(days=_ASSIGNED)):
        for proposal, lead in zip((one, two, three), departments, strict=False):
            services.assign_proposal(
                actor=chair, proposal_id=proposal.pk, lead_id=lead.pk, assisting=[departments[-1].pk],
                leaders_note="请认真研究，按期答复提案人。",
            )  # fmt: skip
    both = [two.pk, three.pk]
    with clock.stopped_at(today - dt.timedelta(days=_ANSWERED)):
        services.write_answers(actor=chair, proposal_ids=both, text="已制定方案，本学期内分步落实。")
        services.publish_answers(actor=chair, proposal_ids=both)
        services.add_milestone(
            actor=chair, proposal_id=three.pk, text="公布试行办法", due_date=today + dt.timedelta(days=9)
        )
    with clock.stopped_at(today - dt.timedelta(days=9)):
        services.rate_answer(actor=delegates[1], proposal_id=two.pk, grade="不满意", comment="没有时间安排")
        services.assign_proposal(actor=chair, proposal_id=two.pk, lead_id=departments[3].pk)
    with clock.stopped_at(today - dt.timedelta(days=2)):
        services.write_answers(actor=chair, proposal_ids=[two.pk], text="十二月起按年级轮班，每月公布值守表。")


def _open_now(chair: Standing, delegates: Sequence[Standing], today: dt.date) -> None:
    """A call that is open: one handed in, one that waits for a signature, one being written."""
    with clock.stopped_at(today - dt.timedelta(days=_NOW_OPENED)):
        call = services.open_call(
            actor=chair, union=chair.home, title=f"{today.year + 1}年教代会提案征集",
            last_date=today + dt.timedelta(days=18), asked="请围绕教育教学、后勤保障和教职工权益提出，一事一案。",
        )  # fmt: skip
        _handed_in(call, delegates[4], (delegates[5], delegates[6]), _wording(8))
        waiting = services.draft_proposal(actor=delegates[6], call_id=call.pk, wording=_wording(10))
        services.ask_seconders(
            actor=delegates[6], proposal_id=waiting.pk, people=[delegates[7].person.pk, delegates[8].person.pk]
        )
        services.sign_proposal(actor=delegates[7], proposal_id=waiting.pk, seen=waiting.wording.fingerprint)
        services.draft_proposal(actor=delegates[9], call_id=call.pk, wording=_wording(6))


def _suggestions(chair: Standing, delegates: Sequence[Standing], today: dt.date) -> None:
    """One under a name, one under none."""
    with clock.stopped_at(today - dt.timedelta(days=3)):
        said = Wording("延长阅览室开放时间", "放学后阅览室即关门。", "周二、周四开放到十七点半。")
        services.make_suggestion(actor=delegates[10], union=chair.home, wording=said)
        unnamed = Wording("错峰使用打印机", "期末打印排队时间长。", "按年级分时段，增设一台。")
        services.suggest_anonymously(actor=delegates[11], union=chair.home, wording=unnamed, code=services.new_code())
