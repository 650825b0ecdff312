"""Begun, listed, signed by both: what is signed stands, and what hung on the giver is the receiver's."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from jiaogong.handover import queries, services
from jiaogong.handover.models import Handover, Matter
from jiaogong.handover.rules import fingerprint
from jiaogong.handover.tests.factories import make_handover, seen_by, signed_for, signed_over
from jiaogong.kernel import clock
from jiaogong.kernel.errors import ChangedMeanwhile, NotFound, NotPermitted, RuleBroken
from jiaogong.kernel.models import AuditLine
from jiaogong.ledger import services as ledger
from jiaogong.ledger.models import Entry
from jiaogong.ledger.tests.factories import facts, make_entry
from jiaogong.meetings import services as meetings
from jiaogong.meetings.models import Decision, Duty
from jiaogong.meetings.tests.factories import make_meeting
from jiaogong.members.dossier.services.lists import save_list
from jiaogong.members.models import Office, SavedList
from jiaogong.members.tests.factories import PASSWORD, make_account, make_member, make_office, make_officer, make_person
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
Kind = Matter.Kind


def drawn(handover: Handover) -> list[tuple[str, str]]:
    return [(line.kind.value, line.what) for line in queries.lines_of(handover, clock.today())]


def test_the_list_is_drawn_from_every_room(handover, chair, school):
    make_entry(school, by=chair, title="球赛", confirmed=False)
    ledger.draft_entry(
        actor=chair, union=school, facts=facts(title="棋赛", due_date=dt.date(2026, 12, 1)), planned=True
    )
    make_meeting(school, by=chair, decided="布置走访")
    save_list(actor=chair, name="女教职工", conditions={"sex": "F"})

    assert drawn(handover) == [
        ("draft", "2026-03-08 球赛"),
        ("plan", "2026-03-08 棋赛"),
        ("meeting", "2026-11-12 工会委员会会议 · Minutes to confirm"),
        ("decision", "布置走访"),
        ("list", "女教职工"),
    ]


def test_a_sensitive_draft_is_listed_by_its_kind_alone(handover, chair, school):
    make_entry(school, by=chair, category="care", title="探望病人", figures=(), confirmed=False)

    assert [what for kind, what in drawn(handover) if kind == "draft"] == ["Visits and hardship help"]


def test_both_signatures_move_what_hung_on_the_giver_and_leave_what_is_confirmed(handover, chair, successor, school):
    done, draft = make_entry(school, by=chair), make_entry(school, by=chair, confirmed=False)
    make_meeting(school, by=chair)
    meetings.give_duty(actor=chair, union=school, person_id=chair.person.pk, text="全面工作")
    for owner in (chair, successor):
        save_list(actor=owner, name="女教职工", conditions={"sex": "F"})

    signed_for(successor, signed_over(chair, handover))

    writers = [Entry.objects.get(pk=entry.pk).drafted_by for entry in (done, draft)]
    assert writers == [chair.person, successor.person]
    assert [d.person for d in Decision.objects.all()] == [successor.person]
    assert [d.person for d in Duty.objects.all()] == [successor.person]
    assert set(SavedList.objects.values_list("owner__name", "name")) == {
        ("顾青川", "女教职工"),
        ("顾青川", "女教职工（陆云舒）"),
    }
    moved = AuditLine.objects.get(act="ledger.handed_on")
    assert moved.detail["changes"] == {"drafted_by": [chair.person.pk, successor.person.pk]}


def test_it_is_announced_in_the_ledger_as_a_draft_of_the_receiver(handover, chair, successor):
    done = signed_for(successor, signed_over(chair, handover))

    entry = Entry.objects.get(pk=done.entry_id or 0)
    assert (entry.category, entry.state, entry.title) == ("organisation", "draft", "工会工作交接")
    assert (entry.drafted_by, [p.person for p in entry.concerned.all()]) == (
        successor.person,
        [chair.person, successor.person],
    )


def test_what_is_signed_bears_the_fingerprint_of_its_text_and_is_drawn_no_more(handover, chair, school):
    services.add_outside(actor=chair, handover_id=handover.pk, what="工会印章一枚", note="在保险柜")
    signed = signed_over(chair, handover)
    make_entry(school, by=chair, confirmed=False)

    assert (signed.fingerprint, drawn(signed)) == (fingerprint(signed.text), [("outside", "工会印章一枚")])
    with pytest.raises(NotPermitted, match="signed and stands"):
        services.add_outside(actor=chair, handover_id=handover.pk, what="钥匙")


def test_a_list_that_changed_since_it_was_seen_is_not_signed(handover, chair, school):
    seen = seen_by(chair, handover)
    make_entry(school, by=chair, confirmed=False)

    with pytest.raises(ChangedMeanwhile, match="has changed"):
        services.sign_over(actor=chair, handover_id=handover.pk, password=PASSWORD, seen=seen)

    assert Handover.objects.get().state == Handover.State.LISTED


def test_a_note_stays_with_its_line_while_the_list_is_drawn_anew(handover, chair, school):
    make_entry(school, by=chair, title="棋赛", confirmed=False)
    line = queries.lines_of(handover, clock.today())[0]
    services.note_matter(actor=chair, handover_id=handover.pk, number=line.number, key=line.key, note="缺签到表")
    make_entry(school, by=chair, title="先前的球赛", start=dt.date(2026, 1, 5), confirmed=False)

    notes = {one.what[11:]: one.note for one in queries.lines_of(handover, clock.today())}
    assert notes == {"先前的球赛": "", "棋赛": "缺签到表"}


def test_a_wrong_password_signs_nothing(handover, chair):
    with pytest.raises(RuleBroken, match="not your password"):
        signed_over(chair, handover, password="falsch")

    assert Handover.objects.get().state == Handover.State.LISTED


def test_only_giver_and_receiver_sign_and_in_that_order(handover, chair, successor, above):
    for who in (successor, above):
        with pytest.raises(NotPermitted):
            signed_over(who, handover)
    with pytest.raises(NotPermitted, match="once the giver has signed"):
        signed_for(successor, handover)
    given = signed_over(chair, handover)
    with pytest.raises(NotPermitted, match="Only 顾青川"):
        signed_for(chair, given)


def test_for_one_who_died_the_level_above_signs_with_the_reason(chair, successor, above, school):
    handover = make_handover(chair, successor, actor=above, union=school, reason="因病去世")
    signed = signed_over(above, handover)

    assert (signed.given_by, "因病去世" in signed.text, "程初霁" in signed.text) == (above.person, True, True)
    assert signed_for(successor, signed).state == Handover.State.DONE


def test_one_is_open_at_a_time_and_the_same_form_begins_one(chair, successor):
    key = uuid.uuid4()
    made = {make_handover(chair, successor, form_key=key).pk for _sent in range(2)}

    assert len(made) == 1
    with pytest.raises(RuleBroken, match="open already"):
        make_handover(chair, successor)


def test_who_is_to_be_in_office_within_thirty_days_receives_but_signs_from_that_day_on(chair, school):
    coming, late = make_member(school, name="温如许"), make_member(school, name="沈一诺")
    make_account(coming.person)
    make_office(coming.person, school, since=dt.date(2026, 12, 10))
    make_office(late.person, school, since=dt.date(2027, 1, 10))
    given = signed_over(chair, make_handover(chair, coming))

    assert late.person.pk not in queries.receivers(school, clock.today())
    with pytest.raises(NotPermitted, match="once you hold an office"):
        signed_for(coming, given)


def test_a_list_sent_back_is_drawn_and_signed_anew(handover, chair, successor):
    given = signed_over(chair, handover)
    back = services.send_back(actor=successor, handover_id=given.pk, reason="缺印章")

    assert (back.state, back.fingerprint, back.answer) == (Handover.State.LISTED, "", "缺印章")
    assert signed_over(chair, back).state == Handover.State.GIVEN


def test_another_school_knows_nothing_of_it(handover, area):
    other = make_officer(make_union(area))

    with pytest.raises(NotFound):
        queries.handover_visible_to(other, handover.pk)


def test_a_chair_gone_without_one_is_owed_until_both_have_signed(chair, successor, above, school):
    Office.objects.filter(person=chair.person).update(until=dt.date(2026, 11, 1))
    owed = [o.person for o in queries.chairs_gone(above, clock.today())]
    signed_for(successor, signed_over(above, make_handover(chair, successor, actor=above, union=school, reason="调离")))

    assert (owed, list(queries.chairs_gone(above, clock.today()))) == ([chair.person], [])


def test_nobody_begins_it_for_another_from_beside(chair, successor, school):
    make_person(school)
    with pytest.raises(NotPermitted, match="begun by the officer who goes"):
        make_handover(chair, successor, actor=successor, receiver_id=successor.person.pk, reason="调离")
