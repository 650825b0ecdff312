from __future__ import annotations

import datetime as dt
import uuid

import pytest

from jiaogong.kernel.errors import ChangedMeanwhile, NotFound, NotPermitted, RuleBroken
from jiaogong.kernel.models import AuditLine
from jiaogong.ledger import services
from jiaogong.ledger.models import Entry, Figure, YearClosing
from jiaogong.ledger.rules import AwardFact, FigureFact, Origin, PersonFact
from jiaogong.ledger.snapshots import facts_from, facts_of, snapshot
from jiaogong.ledger.tests.factories import facts, make_entry
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

pytestmark = pytest.mark.django_db


def test_a_member_drafts_for_the_own_union(member: Standing, school: Union) -> None:
    entry = services.draft_entry(actor=member, union=school, facts=facts())

    assert (entry.state, entry.drafted_by, entry.union) == ("draft", member.person, school)


def test_a_member_does_not_draft_for_another_school(member: Standing, other_school: Union) -> None:
    with pytest.raises(NotPermitted):
        services.draft_entry(actor=member, union=other_school, facts=facts())

    assert Entry.objects.count() == 0


def test_the_same_form_sent_twice_makes_one_entry(chair: Standing, school: Union) -> None:
    origin = Origin(form_key=uuid.uuid4())
    first = services.record_entry(actor=chair, union=school, facts=facts(), origin=origin)

    second = services.record_entry(actor=chair, union=school, facts=facts(), origin=origin)

    assert (second.pk, Entry.objects.count()) == (first.pk, 1)


def test_every_fact_is_kept_as_it_was_stated(chair: Standing, school: Union) -> None:
    stated = facts(
        figures=(FigureFact("participants", 42, "at_least"), FigureFact("gift_amount", 420050)),
        awards=(AwardFact("区", "一等奖", 3),),
        people=(PersonFact(chair.person.pk, "organiser"),),
        bodies=("青禾区医院",),
        theme="健康月",
    )

    entry = services.draft_entry(actor=chair, union=school, facts=stated)

    assert snapshot(facts_of(entry)) == snapshot(stated)
    assert snapshot(facts_from(snapshot(stated))) == snapshot(stated)


def test_only_an_officer_confirms(chair: Standing, member: Standing, school: Union) -> None:
    draft = services.draft_entry(actor=member, union=school, facts=facts())

    with pytest.raises(NotPermitted, match="Only an officer"):
        services.confirm_entry(actor=member, entry_id=draft.pk)
    confirmed = services.confirm_entry(actor=chair, entry_id=draft.pk)

    assert (confirmed.state, confirmed.confirmed_by) == ("confirmed", chair.person)


def test_the_chair_of_another_school_does_not_even_know_of_a_draft(other_chair: Standing, chair: Standing) -> None:
    draft = make_entry(by=chair, confirmed=False)

    with pytest.raises(NotFound):
        services.confirm_entry(actor=other_chair, entry_id=draft.pk)


def test_a_confirmed_entry_is_not_changed(chair: Standing) -> None:
    entry = make_entry(by=chair)

    with pytest.raises(NotPermitted, match="not changed but corrected"):
        services.change_entry(actor=chair, entry_id=entry.pk, facts=facts(title="别的"), seen_version=entry.version)


def test_the_slower_of_two_editors_is_told_and_nothing_is_overwritten(
    chair: Standing, member: Standing, school: Union
) -> None:
    draft = services.draft_entry(actor=member, union=school, facts=facts())
    services.change_entry(actor=chair, entry_id=draft.pk, facts=facts(title="先改的标题"), seen_version=1)

    with pytest.raises(ChangedMeanwhile) as slower:
        services.change_entry(actor=member, entry_id=draft.pk, facts=facts(title="后改的标题"), seen_version=1)

    assert slower.value.facts["current"].title == "先改的标题"
    assert Entry.objects.get().title == "先改的标题"


def test_a_change_is_remembered_from_and_to(chair: Standing) -> None:
    draft = make_entry(by=chair, confirmed=False)

    services.change_entry(actor=chair, entry_id=draft.pk, facts=facts(title="羽毛球友谊赛"), seen_version=1)

    change = draft.changes.get(act="changed")
    assert (change.before, change.after) == ({"title": "女教职工羽毛球赛"}, {"title": "羽毛球友谊赛"})


def test_a_plan_carried_out_keeps_its_due_date(chair: Standing, school: Union) -> None:
    due = dt.date(2026, 12, 1)
    plan = services.draft_entry(actor=chair, union=school, facts=facts(start=due, due_date=due), planned=True)

    done = services.carry_out_plan(
        actor=chair, entry_id=plan.pk, facts=facts(start=dt.date(2026, 11, 20)), seen_version=1
    )

    assert (done.state, done.due_date) == ("draft", due)


def test_a_draft_is_not_carried_out_again(chair: Standing) -> None:
    draft = make_entry(by=chair, confirmed=False)

    with pytest.raises(RuleBroken, match="Only a planned entry"):
        services.carry_out_plan(actor=chair, entry_id=draft.pk, facts=facts(), seen_version=1)


def test_a_correction_reverses_and_stands_beside(chair: Standing) -> None:
    wrong = make_entry(by=chair)

    right = services.correct_entry(
        actor=chair, entry_id=wrong.pk, reason="数错了", facts=facts(figures=(FigureFact("participants", 41),))
    )

    values = list(Figure.objects.order_by("pk").values_list("entry__sign", "value"))
    assert values == [(1, 42), (-1, -42), (1, 41)]
    assert (right.replaces, right.state) == (wrong, "confirmed")


def test_an_entry_is_corrected_once_and_with_a_reason(chair: Standing) -> None:
    entry = make_entry(by=chair)
    with pytest.raises(RuleBroken, match="Say why"):
        services.correct_entry(actor=chair, entry_id=entry.pk, reason=" ")
    services.correct_entry(actor=chair, entry_id=entry.pk, reason="没有举行")

    with pytest.raises(NotPermitted, match="corrected already"):
        services.correct_entry(actor=chair, entry_id=entry.pk, reason="再来")


def test_shares_follow_their_event_when_it_is_corrected(area_chair: Standing, chair: Standing) -> None:
    event = make_entry(by=area_chair)
    share = make_entry(by=chair, part_of_id=event.pk)

    right = services.correct_entry(actor=area_chair, entry_id=event.pk, reason="数错了", facts=facts(title="区运动会"))

    share.refresh_from_db()
    assert share.part_of == right


def test_a_share_belongs_to_an_event_of_a_union_above(chair: Standing, other_chair: Standing) -> None:
    elsewhere = make_entry(by=other_chair)

    with pytest.raises(RuleBroken, match="its own union or of a union above"):
        make_entry(by=chair, part_of_id=elsewhere.pk)


def test_a_dropped_draft_leaves_its_title_in_the_audit_table(chair: Standing) -> None:
    draft = make_entry(by=chair, confirmed=False)

    services.discard_entry(actor=chair, entry_id=draft.pk)

    assert Entry.objects.count() == 0
    assert AuditLine.objects.get(act="ledger.discarded").thing_name == draft.title


def test_a_year_with_open_drafts_is_not_closed(chair: Standing, school: Union) -> None:
    make_entry(by=chair, confirmed=False)

    with pytest.raises(RuleBroken, match="still open"):
        services.close_year(actor=chair, union=school, year=2026)


def test_in_a_closed_year_nothing_is_confirmed_corrected_or_posted(chair: Standing, school: Union) -> None:
    entry = make_entry(by=chair)
    services.close_year(actor=chair, union=school, year=2026)
    late = services.draft_entry(actor=chair, union=school, facts=facts())

    with pytest.raises(NotPermitted, match="2026 is closed"):
        services.correct_entry(actor=chair, entry_id=entry.pk, reason="数错了")
    with pytest.raises(NotPermitted, match="2026 is closed"):
        services.confirm_entry(actor=chair, entry_id=late.pk)
    with pytest.raises(RuleBroken, match="is closed"):
        services.post_entries(actor=chair, postings=[(school, facts(), Origin())], state="confirmed")


def test_a_closed_year_is_reopened_from_above_with_a_reason(
    chair: Standing, area_chair: Standing, school: Union
) -> None:
    services.close_year(actor=chair, union=school, year=2025)

    with pytest.raises(NotPermitted, match="union above"):
        services.reopen_year(actor=chair, union=school, year=2025, reason="漏记")
    with pytest.raises(RuleBroken, match="Say why"):
        services.reopen_year(actor=area_chair, union=school, year=2025, reason="")
    services.reopen_year(actor=area_chair, union=school, year=2025, reason="漏记一次慰问")

    assert YearClosing.objects.get().reason == "漏记一次慰问"


def test_many_acts_are_posted_all_or_none(chair: Standing, school: Union, other_school: Union) -> None:
    postings = [(school, facts(), Origin()), (other_school, facts(), Origin())]

    with pytest.raises(NotPermitted):
        services.post_entries(actor=chair, postings=postings)

    assert Entry.objects.count() == 0


def test_an_officer_above_neither_changes_nor_confirms_what_is_of_a_sensitive_kind(
    area_chair: Standing, chair: Standing
) -> None:
    visit = make_entry(by=chair, confirmed=False, category="care", figures=(FigureFact("visits", 1),))

    with pytest.raises(NotPermitted, match="sensitive kind"):
        services.change_entry(actor=area_chair, entry_id=visit.pk, facts=facts(), seen_version=1)
    with pytest.raises(NotPermitted, match="sensitive kind"):
        services.confirm_entry(actor=area_chair, entry_id=visit.pk)
