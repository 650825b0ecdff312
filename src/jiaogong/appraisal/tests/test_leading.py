"""Where every officer of a union is appraised, the union above leads."""

from __future__ import annotations

import pytest

from jiaogong.appraisal import permissions, queries, services
from jiaogong.appraisal.models import Appraisal
from jiaogong.appraisal.tests.conftest import TODAY
from jiaogong.appraisal.tests.factories import approved, count, make_plan, tally_for
from jiaogong.kernel.errors import NotFound, NotPermitted, RuleBroken
from jiaogong.ledger.models import Entry
from jiaogong.members.models import Office
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_member, make_office, make_officer, make_person, signed_in
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db


@pytest.fixture
def stuck(chair: Standing) -> Appraisal:
    """An approved appraisal of the only officer there is."""
    return approved(chair, chair.person)


def test_the_lead_passes_on_only_where_nobody_else_is_in_office(chair, above, stuck):
    vice = make_person(chair.home, name="舒望")
    post = make_office(vice, kind=Office.Kind.VICE_CHAIR)
    with pytest.raises(NotPermitted, match="舒望 are not appraised"):
        services.hand_up(actor=chair, appraisal_id=stuck.pk)
    post.delete()

    led = services.hand_up(actor=chair, appraisal_id=stuck.pk)

    assert (led.led_from, led.led_by) == (above.home, None)


def test_who_leads_from_above_prepares_keeps_and_feeds_back_and_the_appraised_chair_reads_nothing(
    chair, above, stuck, school
):
    other = make_officer(make_union(school.parent))
    assert not queries.appraisals_visible_to(above).filter(pk=stuck.pk).exists()
    services.hand_up(actor=chair, appraisal_id=stuck.pk)

    prepared = services.prepare_grading(actor=above, appraisal_id=stuck.pk)
    done = count(prepared, above, tally_for(prepared))
    subject = done.subjects.get()
    services.add_remark(actor=above, subject_id=subject.pk, side="weak", text="听课偏少")
    services.give_feedback(actor=above, subject_id=subject.pk, text="请多听课。")

    assert prepared.ballot is not None
    assert (prepared.ballot.union, queries.keepers_of(done, TODAY)) == (above.home, {above.person.pk: "闻溪"})
    assert (Entry.objects.get().union, Entry.objects.get().state) == (school, "confirmed")
    for who in (chair, other):
        with pytest.raises(NotFound):
            queries.sheet_visible_to(who, done.pk, TODAY)


def test_whom_the_union_above_named_leads_all_but_the_ballot(chair, above, stuck, school):
    named = make_member(school, name="季风", number="N0001")
    services.hand_up(actor=chair, appraisal_id=stuck.pk)
    services.name_leader(actor=above, appraisal_id=stuck.pk, number="N0001")

    with pytest.raises(NotPermitted, match="held by an officer"):
        services.prepare_grading(actor=named, appraisal_id=stuck.pk)
    prepared = services.prepare_grading(actor=above, appraisal_id=stuck.pk)
    done = count(prepared, above, tally_for(prepared))

    assert queries.sheet_visible_to(named, done.pk, TODAY) == done
    assert services.give_feedback(actor=named, subject_id=done.subjects.get().pk, text="请多听课。").fed_back_by == (
        named.person
    )


def test_nobody_who_is_appraised_is_named_to_lead(chair, above, stuck):
    services.hand_up(actor=chair, appraisal_id=stuck.pk)

    with pytest.raises(RuleBroken, match="leads nothing"):
        services.name_leader(actor=above, appraisal_id=stuck.pk, number=chair.person.number)


def test_the_union_above_plans_where_it_appraises_every_officer(chair, above, school, head):
    with pytest.raises(NotPermitted, match="陆云舒"):
        services.plan_appraisal(actor=above, union=school, plan=make_plan(head))

    planned = services.plan_appraisal(actor=above, union=school, plan=make_plan(head, chair.person))

    assert (planned.union, planned.led_from) == (school, above.home)
    assert not permissions.may_approve(chair, planned)


def test_the_page_hands_the_lead_up_and_the_one_above_takes_it(chair, above, stuck):
    page = f"/appraisals/{stuck.pk}/"

    answer = signed_in(chair).post(page, {"act": "hand_up"})

    assert (answer.status_code, bool(signed_in(above).get(page).context["runs"])) == (302, True)
