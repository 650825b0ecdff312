"""Every reading of calls, proposals, departments and answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from jiaogong.congress.delegates.queries import delegates_of, staff_of
from jiaogong.congress.models import Delegation, Session
from jiaogong.congress.models.committees import CommitteeMember, SpecialCommittee
from jiaogong.kernel.errors import NotFound
from jiaogong.kernel.script import holding
from jiaogong.members.models import Office, Person
from jiaogong.members.queries import Standing
from jiaogong.proposals.models import Answer, Assignment, Call, Department, Proposal, Rating, Signature
from jiaogong.unions.limits import limit_for
from jiaogong.unions.models import Union

State, Kind = Proposal.State, Proposal.Kind
BODY = Session.Body.CONGRESS.value
FILED = (State.FILED, State.ASSIGNED, State.ANSWERED, State.SETTLED)
PUBLIC = (*FILED, State.MERGED)
MINE, TO_SCREEN, TO_ASSIGN, TO_ANSWER, LATE, TO_PUBLISH, TO_RATE, TO_SETTLE, TO_SIGN = (
    "mine", "to_screen", "to_assign", "to_answer", "late", "to_publish", "to_rate", "to_settle", "to_sign",
)  # fmt: skip


def unions_screened_by(standing: Standing) -> list[Union]:
    """The unions whose proposals the person screens, as officer or on the proposals committee (提案工作委员会)."""
    return list(Union.objects.filter(screened_by(standing, "pk")).order_by("path"))


def screened_by(standing: Standing, field: str = "union") -> Q:
    """A condition that the person screens the proposals of a row's union."""
    seats = CommitteeMember.objects.filter(
        person=standing.person,
        committee__kind=SpecialCommittee.Kind.PROPOSALS,
        committee__term__ended_date__isnull=True,
    )
    led = [u.pk for u in standing.unions_led]
    return Q(**{f"{field}__in": led}) | Q(**{f"{field}__in": seats.order_by().values("committee__term__union")})


def is_delegate(standing: Standing, union: Union, on: dt.date) -> bool:
    """Whether somebody may propose and second: who holds a seat; where nobody does, all staff, who are its meeting."""
    if any(o.union_id == union.pk and o.kind == Office.Kind.CONGRESS for o in standing.offices):
        return True
    return standing.house == union and not delegates_of(union, BODY, on).exists()


def delegates_to_ask(union: Union, on: dt.date) -> QuerySet[Person]:
    """Who may be asked to second: the delegates; where there are none, everybody serving in the house."""
    seats = delegates_of(union, BODY, on).order_by()
    if seats.exists():
        return Person.objects.filter(pk__in=seats.values("person")).order_by("pinyin", "pk")
    return staff_of(union, on)


def delegations_headed_by(person: Person, union: Union) -> QuerySet[Delegation]:
    """The delegations in whose name somebody may propose."""
    return Delegation.objects.filter(head=person, term__union=union, term__body=BODY, term__ended_date__isnull=True)


def sessions_ahead(unions: Sequence[Union]) -> QuerySet[Session]:
    """Sessions of those very unions that are prepared and have not begun."""
    waiting = (Session.State.PROPOSED, Session.State.CALLED)
    return Session.objects.filter(union__in=[u.pk for u in unions], body=BODY, state__in=waiting).order_by("starts_at")


def calls_visible_to(standing: Standing) -> QuerySet[Call]:
    """Calls of the own house and of the very unions in which one screens."""
    return Call.objects.filter(Q(union=standing.house.pk) | screened_by(standing))


def call_visible_to(standing: Standing, call_id: int) -> Call:
    """One call. Raises NotFound where there is none, or none that the person may know of."""
    found = calls_visible_to(standing).select_related("union", "session").filter(pk=call_id).first()
    if found is None:
        raise NotFound(_("There is no such call for proposals, or it is not yours to see."))
    return found


def locked_call(call_id: int, visible_to: Standing) -> Call:
    """A call fetched for change. Raises NotFound like `call_visible_to`."""
    found = call_visible_to(visible_to, call_id)
    return Call.objects.select_for_update(of=("self",)).select_related("union", "session").get(pk=found.pk)


def open_calls(standing: Standing, on: dt.date) -> QuerySet[Call]:
    """Calls to which proposals can be handed in today."""
    return calls_visible_to(standing).filter(state=Call.State.OPEN, last_date__gte=on)


def calls_to_close(standing: Standing, on: dt.date) -> QuerySet[Call]:
    """Calls of the unions that one leads whose last day is over and that are open still."""
    led = [u.pk for u in standing.unions_led]
    return Call.objects.filter(union__in=led, state=Call.State.OPEN, last_date__lt=on)


def calls_to_finish(standing: Standing) -> QuerySet[Call]:
    """Closed calls of the unions that one leads of which every proposal is decided on."""
    led = [u.pk for u in standing.unions_led]
    waiting = Proposal.objects.filter(
        Q(state=State.HANDED_IN, kind=Kind.PROPOSAL) | Q(state=State.DRAFT) & ~Q(handed_back="")
    )
    return Call.objects.filter(~Exists(waiting.filter(call=OuterRef("pk"))), union__in=led, state=Call.State.CLOSED)


def proposals_visible_to(standing: Standing) -> QuerySet[Proposal]:
    """What is one's own or given to one, all that one screens but drafts, and of the own house what is filed.

    One's own: proposed, asked to second, or merged with it, drafts too. Nobody above reads it, and no other school.
    """
    person = standing.person
    joined = Proposal.objects.filter(proposer=person, merged_into__isnull=False).values("merged_into")
    known = (
        Q(proposer=person)
        | Q(pk__in=Signature.objects.filter(person=person).values("proposal"))
        | Q(pk__in=joined)
        | Q(pk__in=Assignment.objects.filter(department__answerer=person).values("proposal"))
        | Q(union=standing.house.pk, kind=Kind.PROPOSAL, state__in=PUBLIC)
        | screened_by(standing) & ~Q(state__in=(State.DRAFT, State.WITHDRAWN))
    )
    return Proposal.objects.filter(known)


def proposal_visible_to(standing: Standing, proposal_id: int) -> Proposal:
    """One proposal with all that its page shows. Raises NotFound where it is not the person's to know of."""
    found = (
        proposals_visible_to(standing)
        .select_related("union__parent", "call", "proposer", "delegation", "merged_into")
        .prefetch_related(
            "signatures__person",
            "versions",
            "happenings__done_by",
            "assignments__department__answerer",
            "extensions",
            "answers__written_by",
            "ratings__person",
            "milestones",
            "joined__proposer",
            "joined__signatures__person",
        )
        .filter(pk=proposal_id)
        .first()
    )
    if found is None:
        raise _unknown()
    return found


def locked_proposal(proposal_id: int, visible_to: Standing) -> Proposal:
    """A proposal fetched for change. Raises NotFound like `proposal_visible_to`."""
    if not proposals_visible_to(visible_to).filter(pk=proposal_id).exists():
        raise _unknown()
    rows = Proposal.objects.select_for_update(of=("self",)).select_related("union", "call", "proposer", "delegation")
    return rows.get(pk=proposal_id)


def _unknown() -> NotFound:
    return NotFound(_("There is no such proposal, or it is not yours to see."))


def found_by_words(proposals: QuerySet[Proposal], words: str) -> QuerySet[Proposal]:
    """Proposals whose matter, reasons or remedy hold what was typed."""
    typed = words.strip()
    return proposals.filter(holding(typed, "title", "reasons", "remedy")) if typed else proposals


def in_state(standing: Standing, state: str, on: dt.date) -> QuerySet[Proposal]:
    """The proposals in a state, or those that wait for the person to do something; all for anything else."""
    if state in State.values:
        return proposals_visible_to(standing).filter(state=state)
    return waiting_for(standing, on).get(state, proposals_visible_to(standing))


def waiting_for(standing: Standing, on: dt.date) -> dict[str, QuerySet[Proposal]]:
    """What the person has proposed and what waits for the person, by what is to be done; a reading asks only for some."""
    person, rows = standing.person, Proposal.objects.all()
    led = rows.filter(union__in=[u.pk for u in standing.unions_led])
    asked = Signature.objects.filter(person=person, state=Signature.State.ASKED).values("proposal")
    taken = Q(state=State.FILED) | Q(kind=Kind.SUGGESTION, state=State.HANDED_IN)
    mine, owed = answering_for(standing), ~Exists(_answer_of_round())
    late = Q(state=State.ASSIGNED, due_date__lt=on)
    return {
        MINE: rows.filter(proposer=person),
        TO_SIGN: rows.filter(pk__in=asked, state=State.DRAFT),
        TO_SCREEN: rows.filter(screened_by(standing), kind=Kind.PROPOSAL, state=State.HANDED_IN),
        TO_ASSIGN: led.filter(taken),
        TO_ANSWER: mine.filter(owed, state=State.ASSIGNED),
        LATE: rows.filter(Q(pk__in=mine.values("pk")) | Q(pk__in=led.values("pk")), late, owed),
        TO_PUBLISH: led.filter(~owed, state=State.ASSIGNED),
        TO_RATE: to_rate(standing),
        TO_SETTLE: led.filter(state=State.ANSWERED),
    }


def _answer_of_round() -> QuerySet[Answer]:
    return Answer.objects.filter(proposal=OuterRef("pk"), round=OuterRef("round"))


def answering_for(standing: Standing) -> QuerySet[Proposal]:
    """The proposals whose leading department the person answers for."""
    led = Assignment.objects.filter(department__answerer=standing.person, is_lead=True)
    return Proposal.objects.filter(pk__in=led.values("proposal"))


def to_rate(standing: Standing) -> QuerySet[Proposal]:
    """Answered ones of the person's own, alone or merged, whose answer the person has not rated yet."""
    person = standing.person
    joined = Proposal.objects.filter(proposer=person, merged_into__isnull=False).values("merged_into")
    rated = Rating.objects.filter(proposal=OuterRef("pk"), round=OuterRef("round"), person=person)
    own = Q(proposer=person) | Q(pk__in=joined)
    return Proposal.objects.filter(own, ~Exists(rated), state__in=(State.ANSWERED, State.SETTLED))


def owed_in(standing: Standing) -> QuerySet[Proposal]:
    """What the departments of the unions that one leads still owe an answer to."""
    led = [u.pk for u in standing.unions_led]
    known = proposals_visible_to(standing).filter(union__in=led, state=State.ASSIGNED)
    return known.filter(~Exists(_answer_of_round()))


def is_author(person: Person, proposal: Proposal) -> bool:
    """Whether somebody is the proposer, or proposed one that was merged into it."""
    return proposal.proposer_id == person.pk or proposal.joined.filter(proposer=person).exists()


def is_answering(standing: Standing, proposal: Proposal) -> bool:
    """Whether the person answers for a department that deals with it, leading or assisting."""
    return proposal.assignments.filter(department__answerer=standing.person).exists()


def signed_by(proposal: Proposal) -> int:
    """How many have signed the text as it stands now."""
    signed = proposal.signatures.filter(state=Signature.State.SIGNED)
    return signed.filter(fingerprint=proposal.wording.fingerprint).count()


def comes_late(proposal: Proposal, on: dt.date) -> bool:
    """Whether it can no longer be a proposal of its call; one handed back may come until the screening is finished."""
    call = proposal.call
    if call is None or (proposal.handed_back and call.state != Call.State.SCREENED):
        return False
    return call.state != Call.State.OPEN or on > call.last_date


def grades_of(union: Union, on: dt.date) -> tuple[str, ...]:
    """The grades of the union's place, from best to worst; the last one means not satisfied."""
    value = limit_for(union, "proposal.grades", on).value
    return tuple(str(word) for word in value) if isinstance(value, tuple) else (str(value),)


def departments_of(union: Union) -> QuerySet[Department]:
    return Department.objects.filter(union=union).select_related("answerer")


def suggestion_by_code(digest: str) -> Proposal | None:
    """The anonymous suggestion that a code opens, None for none."""
    found = Proposal.objects.filter(code_digest=digest) if digest else Proposal.objects.none()
    return found.select_related("union").prefetch_related("answers", "happenings", "ratings").first()
