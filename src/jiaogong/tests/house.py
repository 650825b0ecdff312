"""Two schools of an area with somebody of each role, and one of each thing that an address can name."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.test import Client

from jiaogong.appraisal import services as appraisals
from jiaogong.appraisal.models import Subject
from jiaogong.appraisal.tests.factories import fed_back, make_plan
from jiaogong.ballots.models import Ballot
from jiaogong.ballots.rules import VoterPlan
from jiaogong.ballots.tests.factories import make_ballot
from jiaogong.congress.consultation.tests.factories import house_heads, house_round
from jiaogong.congress.delegates.services.serving import form_committee
from jiaogong.congress.delegates.tests.factories import make_term as make_delegates_term
from jiaogong.congress.models import (
    Choosing,
    HeadsMeeting,
    Inspection,
    OpinionRound,
    Question,
    Resolution,
    RuleVersion,
    Session,
    SpecialCommittee,
)
from jiaogong.congress.register.tests.factories import make_in_force, make_version
from jiaogong.congress.sessions.tests.factories import house_session, make_resolution
from jiaogong.congress.supervision.tests.factories import house_inspection, passed
from jiaogong.elections.models import Election
from jiaogong.elections.services.examining import send_request
from jiaogong.elections.tests.factories import make_election
from jiaogong.entrance.tests.factories import shown_token
from jiaogong.handover.models import Handover
from jiaogong.handover.services import add_outside
from jiaogong.handover.tests.factories import make_handover
from jiaogong.kernel import clock
from jiaogong.kernel.files import keep
from jiaogong.kernel.periods import parse
from jiaogong.ledger import services as ledger
from jiaogong.ledger.evidence import add_evidence
from jiaogong.ledger.models import Entry, Evidence, SheetImport
from jiaogong.ledger.tests.factories import facts, make_entry
from jiaogong.meetings.models import Meeting
from jiaogong.meetings.tests.factories import make_meeting
from jiaogong.members.dossier.services.changing import ask_correction
from jiaogong.members.dossier.services.lists import save_list
from jiaogong.members.dossier.services.moving import ask_to_join
from jiaogong.members.models import Account, Correction, Movement, Office, Relative, RosterImport, SavedList, Term
from jiaogong.members.offices.rules.terms import Seated
from jiaogong.members.offices.tests.factories import make_term
from jiaogong.members.queries import Standing, standing_of
from jiaogong.members.roster.tests.sheets import waiting, workbook
from jiaogong.members.tests.factories import make_member, make_office, make_officer, make_person, signed_in
from jiaogong.notices import services as notices
from jiaogong.notices.models import Delivery
from jiaogong.notices.tests.factories import filled, make_notice
from jiaogong.organisation.models import UnionChange
from jiaogong.organisation.tests.factories import ask
from jiaogong.outbox.models import Message
from jiaogong.proposals.models import Call, Proposal
from jiaogong.proposals.tests.factories import make_call, make_proposal
from jiaogong.summaries import services as texts
from jiaogong.summaries.models import OldBatch, OldClaim, Text
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

ROLES = (
    "stranger",
    "member",
    "group_head",
    "women",
    "audit",
    "committee",
    "chair",
    "other_member",
    "other_chair",
    "area_officer",
    "other_area_officer",
)


@dataclass(frozen=True, eq=False)
class House:
    """All of it is the school's chair's; beside the chair stands another school's, above them the area's officer."""

    school: Union
    draft: Entry
    plan: Entry
    done: Entry
    proof: Evidence
    sheet: SheetImport
    roster: RosterImport
    own: Text
    old: Text
    claim: OldClaim
    batch: OldBatch
    change: UnionChange
    child: Relative
    correction: Correction
    kept_list: SavedList
    joining: Movement
    term: Term
    choosing: Choosing
    special_committee: SpecialCommittee
    election: Election
    meeting: Meeting
    call: Call
    proposal: Proposal
    ballot: Ballot
    session: Session
    resolution: Resolution
    question: Question
    inspection: Inspection
    opinion_round: OpinionRound
    heads_meeting: HeadsMeeting
    rule: RuleVersion
    draft_rule: RuleVersion
    delivery: Delivery
    handover: Handover
    graded: Subject
    to_grade: Subject
    message: Message
    standings: dict[str, Standing]
    clients: dict[str, Client]

    def account_of(self, role: str) -> Account:
        account = self.standings[role].person.account
        assert account is not None
        return account


def _sent_in(chair: Standing, school: Union) -> OldBatch:
    file = texts.Sent("旧总结.txt", 3, "旧".encode())
    return texts.send_files(actor=chair, union=school, period=parse("2025"), files=[file])


def build_house() -> House:
    area = make_union(code="AREA")
    school, other = make_union(area, code="SCHOOL"), make_union(area, code="OTHER")
    chair = make_officer(school)
    standings = {
        "member": make_member(school),
        **{kind: _holding(kind, school) for kind in ("group_head", "women", "audit", "committee")},
        "chair": chair,
        "other_member": make_member(other),
        "other_chair": make_officer(other),
        "area_officer": make_officer(area),
        "other_area_officer": make_officer(make_union(code="ELSEWHERE")),
    }
    draft, done = make_entry(school, by=chair, confirmed=False), make_entry(school, by=chair)
    old = texts.read_in(
        actor=chair, union=school, period=parse("2026"), title="旧总结", body="3月8日组织羽毛球赛，42人参加。"
    )
    return House(
        school=school,
        draft=draft,
        plan=ledger.draft_entry(actor=chair, union=school, facts=facts(due_date=facts().start), planned=True),
        done=done,
        proof=add_evidence(actor=chair, entry_id=draft.pk, name="签到.txt", data="到场四十二人".encode()),
        sheet=SheetImport.objects.create(
            union=school, file_name="活动.xlsx", read_by=chair.person, read_at=clock.now()
        ),
        roster=waiting(chair, workbook([["姓名", "性别"], ["令狐听雨", "女"]])),
        own=texts.write_text(actor=chair, union=school, period=parse("2026")),
        old=old,
        child=chair.person.family.create(relation=Relative.Relation.CHILD, name="小禾"),
        correction=ask_correction(
            actor=chair, number=chair.person.number, field="title", asked="一级教师", reason="证书"
        ),
        kept_list=save_list(actor=chair, name="女教职工", conditions={"sex": "F"}),
        joining=_joining(chair, school),
        term=_elected(chair, standings["committee"], school),
        choosing=_choosing(chair, school),
        special_committee=_special_committee(chair, school),
        election=_planned_election(chair, school),
        claim=old.claims.get(),
        batch=_sent_in(chair, school),
        change=ask(school, chair, "split", code="SPLIT", name="分出的工会", people=(chair.person.number,)),
        meeting=make_meeting(school, by=chair),
        call=make_call(school, by=chair, opened_date=dt.date(2026, 11, 2), last_date=dt.date(2026, 12, 1)),
        proposal=_proposed(chair, standings["member"]),
        ballot=make_ballot(by=chair, voters=[VoterPlan(person_id=standings["member"].person.pk)]),
        session=house_session(chair, school),
        resolution=make_resolution(chair, school),
        question=passed(chair, standings["member"]),
        inspection=house_inspection(chair, standings["member"]),
        opinion_round=house_round(chair, school),
        heads_meeting=house_heads(chair, school),
        rule=make_in_force(
            school, by=chair, title="课间值守办法", since=clock.today(), file=("办法.txt", "全文".encode())
        ),
        draft_rule=make_version(school, by=chair, title="课间值守办法细则"),
        handover=_handed_over(chair, school),
        graded=_appraised(chair, standings["committee"]),
        to_grade=_to_be_appraised(chair, standings["committee"]),
        delivery=_answered(standings["area_officer"], chair, school),
        message=_failed(school),
        standings=standings,
        clients={"stranger": Client()} | {role: _with_token(who, role) for role, who in standings.items()},
    )


def _with_token(who: Standing, role: str) -> Client:
    """A browser in which somebody is signed in, and which shows the person's token to what asks for one."""
    client = signed_in(who, role)
    client.defaults["HTTP_AUTHORIZATION"] = f"Bearer {shown_token(who)}"
    return client


def _holding(kind: str, school: Union) -> Standing:
    """Somebody of the school with an office of that kind."""
    person = make_person(school)
    make_office(person, school, kind=kind)
    return standing_of(person)


def _answered(sender: Standing, chair: Standing, school: Union) -> Delivery:
    """A request of the area that the school has answered, with a file of each side."""
    notice = make_notice(sender, [school])
    notice.files.create(name="说明.txt", sha256=keep("填报说明".encode(), "说明.txt").sha256, content_type="text/plain")
    sent = {notice.fields.get(kind="file").pk: ("名单.txt", "到场名单".encode())}
    return notices.answer_notice(
        actor=chair, delivery_id=notice.deliveries.get().pk, typed=filled(notice), sent_files=sent
    )


def _failed(school: Union) -> Message:
    """What the school's group was not told."""
    now = clock.now()
    return Message.objects.create(key="u", union=school, state=Message.State.FAILED, made_at=now, due_at=now)


def _elected(chair: Standing, member: Standing, school: Union) -> Term:
    """A committee of the chair and one member, elected years ago, with one more seat that stands empty."""
    seated = (Seated(person_id=chair.person.pk, post="chair"), Seated(person_id=member.person.pk, post="member"))
    return make_term(school, by=chair, members=seated, seats=3, elected_date=dt.date(2023, 12, 1))


def _planned_election(chair: Standing, school: Union) -> Election:
    """An election of the committee whose plan waits for two replies."""
    return send_request(actor=chair, election_id=make_election(school, by=chair).pk)


def _handed_over(chair: Standing, school: Union) -> Handover:
    """What the chair has begun to hand over to the vice chair, a seal among it."""
    successor = make_person(school, name="顾怀瑾")
    make_office(successor, school, kind=Office.Kind.VICE_CHAIR)
    begun = make_handover(chair, standing_of(successor))
    add_outside(actor=chair, handover_id=begun.pk, what="工会印章一枚")
    return begun


def _appraised(chair: Standing, member: Standing) -> Subject:
    """The committee's member was appraised, with a report on file, and told the result."""
    subject = fed_back(chair, member.person)
    kept = keep("述职报告".encode(), "述职.txt")
    subject.report_name, subject.report_sha256, subject.report_type = kept.name, kept.sha256, kept.content_type
    subject.save()
    return subject


def _to_be_appraised(chair: Standing, member: Standing) -> Subject:
    """The same member is to be appraised anew by a plan that nobody has approved yet."""
    planned = appraisals.plan_appraisal(actor=chair, union=chair.home, plan=make_plan(member.person))
    return planned.subjects.get()


def _proposed(chair: Standing, member: Standing) -> Proposal:
    """A proposal of the chair's that a member has seconded, to a call that is over."""
    call = make_call(chair.home, by=chair, state=Call.State.CLOSED)
    return make_proposal(chair, call, seconders=(member,), title="添置夜间照明灯")


def _joining(chair: Standing, school: Union) -> Movement:
    """Somebody who asks to join, beside two files of one person."""
    for number in ("MOVED", "TWICE"):
        make_person(school, number=number, name="章远行")
    newcomer = make_person(school, name="程初", is_member=False)
    return ask_to_join(actor=chair, number=newcomer.number, on_date=clock.today())


def _choosing(chair: Standing, school: Union) -> Choosing:
    """Delegates of the members are being chosen, in one constituency of one."""
    found = Choosing.objects.create(
        union=school, body="delegates", number=2, years=3, seats=1, electors=1, begun_by=chair.person,
        begun_at=clock.now(),
    )  # fmt: skip
    unit = found.constituencies.create(name="一年级", proposed=1, seats=1)
    unit.electors.create(choosing=found, person=chair.person)
    return found


def _special_committee(chair: Standing, school: Union) -> SpecialCommittee:
    """The chair is the one delegate to the teachers' congress, and its committee for proposals."""
    term = make_delegates_term(school, by=chair, people=[chair.person], seats=2)
    return form_committee(
        actor=chair, term_id=term.pk, kind="proposals", name="提案工作委员会", people={chair.person.pk: True}
    )
