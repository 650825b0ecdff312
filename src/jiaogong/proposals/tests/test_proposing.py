from __future__ import annotations

import datetime as dt
import uuid

import pytest

from jiaogong.congress.models import Delegation
from jiaogong.kernel import clock
from jiaogong.kernel.errors import ChangedMeanwhile, NotFound, NotPermitted, RuleBroken
from jiaogong.kernel.models import AuditLine
from jiaogong.members.models import Office
from jiaogong.members.offices.tests.factories import make_term
from jiaogong.members.queries import Standing, standing_of
from jiaogong.members.tests.factories import make_member, make_office, make_officer
from jiaogong.proposals import queries, services
from jiaogong.proposals.models import Call, Proposal
from jiaogong.proposals.services.suggesting import digest_of
from jiaogong.proposals.tests.factories import AFTER, LAST, make_call, make_proposal, wording

pytestmark = pytest.mark.django_db


def _draft(mei: Standing, call: Call, **overrides: str) -> Proposal:
    return services.draft_proposal(actor=mei, call_id=call.pk, wording=wording(**overrides))


def _seconded(mei: Standing, call: Call, two: tuple[Standing, Standing]) -> Proposal:
    """A draft that both have signed."""
    draft = _draft(mei, call)
    services.ask_seconders(actor=mei, proposal_id=draft.pk, people=[s.person.pk for s in two])
    for one in two:
        services.sign_proposal(actor=one, proposal_id=draft.pk, seen=draft.wording.fingerprint)
    return draft


def test_a_call_keeps_the_limit_of_its_day_and_the_same_form_opens_one(chair, school):
    key = uuid.uuid4()
    asked = {"actor": chair, "union": school, "title": "提案征集", "last_date": LAST, "form_key": key}

    first, second = services.open_call(**asked), services.open_call(**asked)

    assert (first.pk, first.seconders_min, Call.objects.count()) == (second.pk, 2, 1)


@pytest.mark.usefixtures("call")
def test_a_second_call_beside_an_open_one_is_refused(chair, school):
    with pytest.raises(RuleBroken, match="is open already"):
        services.open_call(actor=chair, union=school, title="再征集", last_date=LAST)


def test_two_seconders_sign_by_themselves_and_it_is_handed_in_with_a_receipt(mei, call, two):
    draft = _seconded(mei, call, two)

    handed = services.hand_in_proposal(actor=mei, proposal_id=draft.pk)

    assert (handed.state, handed.kind, handed.receipt_told) == ("handed_in", "proposal", "2026-0001")
    assert handed.fingerprint == handed.versions.get().fingerprint == wording().fingerprint


def test_one_seconder_is_not_enough_and_the_refusal_names_limit_value_and_source(mei, call, two):
    draft = _draft(mei, call)
    services.ask_seconders(actor=mei, proposal_id=draft.pk, people=[two[0].person.pk])
    services.sign_proposal(actor=two[0], proposal_id=draft.pk, seen=draft.wording.fingerprint)

    with pytest.raises(NotPermitted, match=r"1 of 2 seconders have signed this text \(limit: 提案工作办法\)"):
        services.hand_in_proposal(actor=mei, proposal_id=draft.pk)

    draft.refresh_from_db()
    assert draft.state == "draft"


def test_a_changed_text_is_not_signed_any_more(mei, call, two):
    draft = _seconded(mei, call, two)

    services.change_proposal(
        actor=mei, proposal_id=draft.pk, wording=wording(remedy="全部换成太阳能灯。"), seen_version=1
    )

    assert queries.signed_by(draft) == 0
    assert set(draft.signatures.values_list("state", flat=True)) == {"asked"}


def test_a_text_that_changed_while_it_was_read_is_not_signed(mei, call, two):
    draft = _draft(mei, call)
    services.ask_seconders(actor=mei, proposal_id=draft.pk, people=[two[0].person.pk])
    seen = draft.wording.fingerprint
    services.change_proposal(actor=mei, proposal_id=draft.pk, wording=wording(title="照明"), seen_version=1)

    with pytest.raises(ChangedMeanwhile):
        services.sign_proposal(actor=two[0], proposal_id=draft.pk, seen=seen)


def test_an_older_window_does_not_overwrite_a_draft(mei, call):
    draft = _draft(mei, call)
    services.change_proposal(actor=mei, proposal_id=draft.pk, wording=wording(title="照明"), seen_version=1)

    with pytest.raises(ChangedMeanwhile):
        services.change_proposal(actor=mei, proposal_id=draft.pk, wording=wording(title="旧"), seen_version=1)


def test_nobody_seconds_the_own_proposal_nor_asks_strangers(mei, call):
    draft = _draft(mei, call)
    stranger = make_member()

    for people in ([mei.person.pk], [stranger.person.pk], []):
        with pytest.raises(RuleBroken, match="Choose delegates"):
            services.ask_seconders(actor=mei, proposal_id=draft.pk, people=people)


def test_where_delegates_hold_seats_a_member_cannot_propose_but_suggest(mei, school, call):
    make_office(make_member(school).person, school, kind=Office.Kind.CONGRESS)

    with pytest.raises(NotPermitted, match="as a member you can make a suggestion"):
        _draft(mei, call)

    assert services.make_suggestion(actor=mei, union=school, wording=wording()).kind == "suggestion"


def test_the_head_of_a_delegation_proposes_for_it_without_seconders(mei, school, chair, call):
    term = make_term(school, by=chair, body="congress")
    make_office(mei.person, school, kind=Office.Kind.CONGRESS)
    delegation = Delegation.objects.create(term=term, name="低年级代表团", head=mei.person)

    draft = services.draft_proposal(
        actor=standing_of(mei.person), call_id=call.pk, wording=wording(), delegation_id=delegation.pk
    )

    assert services.hand_in_proposal(actor=standing_of(mei.person), proposal_id=draft.pk).state == "handed_in"


def test_what_comes_after_the_last_day_is_a_suggestion_that_needs_no_seconders(mei, call):
    draft = _draft(mei, call)

    with clock.stopped_at(AFTER):
        handed = services.hand_in_proposal(actor=mei, proposal_id=draft.pk)

    assert (handed.kind, handed.ground, handed.state) == ("suggestion", "late", "handed_in")


def test_what_was_handed_back_may_come_again_after_the_last_day_as_a_second_version(mei, chair, call, two):
    draft = _seconded(mei, call, two)
    services.hand_in_proposal(actor=mei, proposal_id=draft.pk)
    services.hand_back_proposal(actor=chair, proposal_id=draft.pk, reason="一事一案，请只写照明")
    with clock.stopped_at(AFTER):
        draft.refresh_from_db()
        changed = services.change_proposal(
            actor=mei, proposal_id=draft.pk, wording=wording(title="更换照明灯"), seen_version=draft.version
        )
        for one in two:
            services.sign_proposal(actor=one, proposal_id=draft.pk, seen=changed.wording.fingerprint)

        handed = services.hand_in_proposal(actor=mei, proposal_id=draft.pk)

    assert (handed.kind, handed.receipt_told) == ("proposal", "2026-0001")
    assert list(handed.versions.values_list("number", "title")) == [(1, "更换操场照明"), (2, "更换照明灯")]


def test_a_draft_is_read_by_its_proposer_and_those_asked_alone(mei, chair, call, two):
    draft = _draft(mei, call)
    services.ask_seconders(actor=mei, proposal_id=draft.pk, people=[two[0].person.pk])

    seen = [queries.proposals_visible_to(who).filter(pk=draft.pk).exists() for who in (mei, two[0], two[1], chair)]

    assert seen == [True, True, False, False]


def test_the_own_house_reads_what_is_filed_and_no_other_house_does(mei, chair, call, two, school):
    filed, waiting = make_proposal(mei, call), make_proposal(mei, call)
    services.file_proposal(actor=chair, proposal_id=filed.pk)
    readers = (two[0], chair, make_officer(school.parent), make_officer())

    seen = [sorted(queries.proposals_visible_to(who).values_list("pk", flat=True)) for who in readers]

    assert seen == [[filed.pk], [filed.pk, waiting.pk], [], []]


def test_a_stranger_finds_no_proposal_to_act_on(mei, call):
    proposal = make_proposal(mei, call)

    with pytest.raises(NotFound):
        services.file_proposal(actor=make_officer(), proposal_id=proposal.pk)


def test_a_proposal_is_withdrawn_until_it_is_decided_on(mei, chair, call):
    mine, filed = make_proposal(mei, call), make_proposal(mei, call)
    services.file_proposal(actor=chair, proposal_id=filed.pk)

    services.withdraw_proposal(actor=mei, proposal_id=mine.pk)

    mine.refresh_from_db()
    assert mine.state == "withdrawn"
    with pytest.raises(NotPermitted, match="decided on already"):
        services.withdraw_proposal(actor=mei, proposal_id=filed.pk)


def test_an_anonymous_suggestion_keeps_no_person_no_moment_and_no_line(mei, school):
    code, lines = services.new_code(), AuditLine.objects.count()

    made = services.suggest_anonymously(actor=mei, union=school, wording=wording(), code=code)

    again = services.suggest_anonymously(actor=mei, union=school, wording=wording(), code=code.lower())
    assert (made.pk, made.proposer, made.happenings.get().done_by) == (again.pk, None, None)
    assert AuditLine.objects.count() == lines
    assert queries.suggestion_by_code(digest_of(code)) == made
    assert {type(f.value_from_object(made)) for f in made._meta.concrete_fields} & {dt.datetime} == set()


def test_a_code_that_is_none_opens_nothing():
    assert (digest_of("ABC"), queries.suggestion_by_code("")) == ("", None)


def test_receipts_count_on_within_a_union_and_its_year(mei, school):
    other = make_officer()
    for _ in range(2):
        services.make_suggestion(actor=mei, union=school, wording=wording())
    services.make_suggestion(actor=other, union=other.home, wording=wording())

    told = sorted((p.union.code, p.receipt_told) for p in Proposal.objects.select_related("union"))

    assert told == sorted([("WHB", "2026-0001"), ("WHB", "2026-0002"), (other.home.code, "2026-0001")])


def test_the_same_form_of_a_draft_sent_twice_makes_one(mei, call):
    key = uuid.uuid4()

    made = {services.draft_proposal(actor=mei, call_id=call.pk, wording=wording(), form_key=key).pk for _ in range(2)}

    assert len(made) == 1


def test_a_call_must_end_before_its_session_begins(chair, school):
    with pytest.raises(RuleBroken, match="is over already"):
        services.open_call(actor=chair, union=school, title="征集", last_date=dt.date(2026, 3, 1))


def test_an_officer_of_the_union_above_does_not_call_for_the_school(school):
    with pytest.raises(NotPermitted, match="Only an officer of 柳岸小学工会 itself"):
        services.open_call(actor=make_officer(school.parent), union=school, title="征集", last_date=LAST)


def test_only_open_calls_are_offered(mei, school, chair):
    make_call(school, by=chair, state="closed")
    running = make_call(school, by=chair)

    assert list(queries.open_calls(mei, LAST)) == [running]
    assert list(queries.open_calls(mei, AFTER)) == []
