from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator

import pytest

from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotFound, NotPermitted, RuleBroken
from jiaogong.kernel.models import AuditLine
from jiaogong.ledger.models import Entry
from jiaogong.members.tests.factories import make_member, make_officer
from jiaogong.organisation import services
from jiaogong.organisation.models import UnionChange
from jiaogong.organisation.rules import Asked
from jiaogong.organisation.tests.approving import approve, posted
from jiaogong.organisation.tests.factories import ask
from jiaogong.unions.models import UnionName
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    with clock.stopped_at(TODAY):
        yield


def test_a_school_asks_for_another_name_and_gets_it_from_above(school, chair, above):
    approve(ask(school, chair), above)

    school.refresh_from_db()
    former = UnionName.objects.get(union=school)
    assert (school.name, school.initials, former.name, former.until_date) == (
        "青禾晨光小学工会",
        "qhcgxxgh",
        "青禾区第一小学工会",
        TODAY,
    )
    assert posted() == [("A-1", "工会更名", "confirmed")]
    assert Entry.objects.get().sentence == "经青禾区教育工会批准，青禾区第一小学工会更名为青禾晨光小学工会。"


def test_each_step_leaves_its_audit_line(school, chair, above):
    approve(ask(school, chair), above)

    acts = list(
        AuditLine.objects.filter(act__startswith="organisation").order_by("pk").values_list("act", "actor_name")
    )
    assert acts == [("organisation.asked", chair.person.name), ("organisation.approved", above.person.name)]


def test_the_school_itself_cannot_approve_and_is_told_the_law(school, chair):
    change = ask(school, chair)

    with pytest.raises(NotPermitted, match="工会法第十二条"):
        approve(change, chair)

    school.refresh_from_db()
    assert school.name == "青禾区第一小学工会"


def test_a_member_asks_for_nothing(school):
    with pytest.raises(NotPermitted):
        ask(school, make_member(school))

    assert UnionChange.objects.count() == 0


def test_what_is_decided_is_not_decided_again(school, chair, above):
    change = ask(school, chair)
    approve(change, above)

    with pytest.raises(NotPermitted):
        approve(change, above)

    assert len(posted()) == 1


def test_a_refusal_needs_its_reason_and_changes_nothing(school, chair, above):
    change = ask(school, chair)

    with pytest.raises(RuleBroken):
        services.refuse_change(actor=above, change_id=change.pk, answer=" ")
    services.refuse_change(actor=above, change_id=change.pk, answer="名称未备案")

    change.refresh_from_db()
    assert (change.state, change.answer, posted()) == ("refused", "名称未备案", [])


def test_what_is_withdrawn_is_not_approved(school, chair, above):
    change = ask(school, chair)
    services.withdraw_change(actor=chair, change_id=change.pk)

    with pytest.raises(NotPermitted):
        approve(change, above)

    assert posted() == []


def test_the_same_is_not_asked_for_twice_while_it_waits(school, chair):
    ask(school, chair)

    with pytest.raises(RuleBroken):
        ask(school, chair, name="青禾朝霞小学工会")

    assert UnionChange.objects.count() == 1


def test_the_same_form_sent_twice_asks_once(school, chair):
    key = uuid.uuid4()
    asked = Asked(reason="学校改名", name="青禾晨光小学工会")
    made = [
        services.ask_change(actor=chair, union=school, kind="rename", asked=asked, form_key=key).pk for _ in range(2)
    ]

    assert made[0] == made[1]


def test_an_officer_of_another_school_knows_of_no_request(school, chair, area):
    change = ask(school, chair)

    with pytest.raises(NotFound):
        approve(change, make_officer(make_union(area)))

    assert posted() == []
