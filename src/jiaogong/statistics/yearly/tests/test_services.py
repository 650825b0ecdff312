"""The life of a return."""

from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotFound, NotPermitted, RuleBroken
from jiaogong.members.queries import Standing, standing_of
from jiaogong.members.tests.factories import make_office, make_officer, make_person
from jiaogong.notices.models import Delivery
from jiaogong.statistics.models import YearlyReturn
from jiaogong.statistics.yearly import services
from jiaogong.statistics.yearly.figures import figures_of
from jiaogong.statistics.yearly.queries import compared, missing
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
State = YearlyReturn.State


def checked(chair: Standing) -> YearlyReturn:
    return services.check_return(actor=chair, union=chair.person.union, year=2026)


def signed(chair: Standing) -> YearlyReturn:
    checked(chair)
    return services.sign_return(actor=chair, union=chair.person.union, year=2026)


def sent(chair: Standing) -> YearlyReturn:
    signed(chair)
    return services.send_return(actor=chair, union=chair.person.union, year=2026)


def test_a_return_is_checked_signed_sent_and_accepted(chair, above, school):
    filed = sent(chair)
    with pytest.raises(NotPermitted, match="above"):
        services.accept_return(actor=chair, union=school, year=2026)
    services.accept_return(actor=above, union=school, year=2026)

    filed.refresh_from_db()
    steps = list(filed.steps.order_by("pk").values_list("state", "done_by__number"))
    mine, theirs = chair.person.number, above.person.number
    assert filed.state == State.ACCEPTED
    assert steps == [("checked", mine), ("signed", mine), ("sent", mine), ("accepted", theirs)]


def test_signing_freezes_the_figures_and_later_changes_are_told(chair, school):
    filed = signed(chair)
    make_person(school)

    found = compared(school, 2026)

    assert (found.this_year["staff"], found.changed["staff"]) == (1, 2)
    assert YearlyReturn.objects.get().figures == filed.figures == found.this_year
    assert len(filed.fingerprint) == 64


def test_only_the_chair_of_the_very_union_signs(chair, above, school):
    clerk = make_person(school)
    make_office(clerk, kind="committee")
    services.check_return(actor=standing_of(clerk), union=school, year=2026)

    for other in (standing_of(clerk), above):
        with pytest.raises(NotPermitted, match="chair"):
            services.sign_return(actor=other, union=school, year=2026)

    assert services.sign_return(actor=chair, union=school, year=2026).state == State.SIGNED


def test_nothing_is_signed_while_a_check_that_blocks_fails(chair, school):
    make_person(school, sex="")
    checked(chair)

    with pytest.raises(RuleBroken, match=r"The sex of everybody is on file \(1 against 0\)"):
        services.sign_return(actor=chair, union=school, year=2026)

    assert YearlyReturn.objects.get().state == State.CHECKED


def test_nothing_is_signed_unchecked_or_before_the_year_has_ended(chair, school):
    with pytest.raises(NotPermitted):
        services.sign_return(actor=chair, union=school, year=2026)
    with clock.stopped_at(dt.date(2026, 9, 30)), pytest.raises(NotPermitted, match="2026-09-30"):
        checked(chair)

    assert YearlyReturn.objects.count() == 0


def test_what_is_handed_back_with_a_remark_is_checked_and_signed_anew(chair, above, school):
    sent(chair)
    with pytest.raises(RuleBroken):
        services.hand_back(actor=above, union=school, year=2026, remark=" ")
    services.hand_back(actor=above, union=school, year=2026, remark="补填用工形式")
    make_person(school)

    again = signed(chair)

    assert (again.state, again.figures["staff"], again.remark) == (State.SIGNED, 2, "")


def test_what_has_been_sent_is_not_changed_below(chair, school):
    sent(chair)

    for act in (services.check_return, services.sign_return, services.send_return):
        with pytest.raises(NotPermitted):
            act(actor=chair, union=school, year=2026)


def test_a_signature_not_sent_yet_falls_with_a_new_check(chair):
    signed(chair)

    again = checked(chair)

    assert (again.state, again.figures, again.fingerprint, again.signed_by) == (State.CHECKED, {}, "", None)


def test_the_chair_of_another_school_knows_of_no_return(chair, area, school):
    sent(chair)
    other = make_officer(make_union(area))

    with pytest.raises(NotFound):
        services.check_return(actor=other, union=school, year=2026)


def test_the_same_figures_bear_the_same_fingerprint(chair):
    first = signed(chair).fingerprint

    assert signed(chair).fingerprint == first


def test_those_that_owe_their_return_are_reminded_by_one_notice(chair, above, area):
    late = make_officer(make_union(area)).person.union
    make_union(area, has_union=False)
    make_union(area, founded_date=dt.date(2026, 10, 1))
    sent(chair)

    services.remind(actor=above, union=area, year=2026)

    assert list(missing(area, 2026)) == [late]
    assert list(Delivery.objects.values_list("union", flat=True)) == [late.pk]


def test_an_area_signs_the_sum_of_its_unions(chair, above, area):
    sent(chair)

    filed = signed(above)

    assert filed.figures == figures_of(area, 2026).totals()
    assert filed.figures["staff"] == 2
