"""Coming from the provider to an account with a second factor, and by a number that the provider vouches for."""

from __future__ import annotations

import pytest
from django.urls import reverse

from jiaogong.entrance.models import OutsideIdentity
from jiaogong.entrance.tests.coming import BIND, HOME, PEI, WEN, browser, come_as, is_in, known
from jiaogong.entrance.tests.test_account_pages import code_of, entered, set_up
from jiaogong.members.tests.factories import PASSWORD, make_account

pytestmark = pytest.mark.django_db


def test_an_officer_of_an_area_is_still_asked_for_the_second_factor(officer, provider, configure, settings):
    settings.SECOND_FACTOR = "area"
    configure()
    known(make_account(officer.person, "pei"), PEI)
    secret, _codes = set_up(entered(officer))
    client = browser()

    answer = come_as("pei", provider, client)
    outside = is_in(client)
    client.post(answer.url, {"code": code_of(secret)})

    assert (answer.url, outside, is_in(client)) == (reverse("mfa_authenticate"), False, True)


def test_a_system_that_is_trusted_to_ask_twice_is_enough(officer, provider, configure, settings):
    settings.SECOND_FACTOR = "area"
    configure(trusted_second_factor=True)
    known(make_account(officer.person, "pei"), PEI)
    client = browser()

    come_as("pei", provider, client)

    assert is_in(client)


def test_an_officer_who_never_set_a_second_factor_comes_no_further_than_there(officer, provider, configure, settings):
    settings.SECOND_FACTOR = "area"
    configure()
    known(make_account(officer.person, "pei"), PEI)
    client = browser()

    come_as("pei", provider, client)
    led = [client.get(a).url for a in (HOME, reverse("account"))]
    bound = client.post(reverse("outside-bind-own", args=["bureau"]), {"old": PASSWORD}).url

    assert [*led, bound] == [reverse("second-factor")] * 3


@pytest.mark.usefixtures("account")
def test_with_a_second_factor_an_identity_is_bound_only_behind_it(member, provider):
    secret, _codes = set_up(entered(member))
    client = browser()
    come_as("wen", provider, client)

    answer = client.post(BIND, {"username": "M0001", "password": PASSWORD})
    before = OutsideIdentity.objects.count()
    client.post(answer.url, {"code": code_of(secret)})

    assert (answer.url, before) == (reverse("mfa_authenticate"), 0)
    assert (OutsideIdentity.objects.count(), is_in(client)) == (1, True)


def test_a_number_that_a_trusted_system_names_is_matched_once(member, provider, configure):
    configure(trusted=True, match_claim="employee_number")
    account = make_account(member.person, "shen")
    first, second = browser(), browser()

    answers = [come_as("qiao", provider, c).url for c in (first, second)]

    assert answers == [HOME, HOME]
    assert [i.account for i in OutsideIdentity.objects.all()] == [account]


def test_a_number_is_not_matched_where_another_identity_stands_for_the_account(member, provider, configure):
    configure(trusted=True, match_claim="employee_number")
    known(make_account(member.person, "shen"), WEN)

    assert come_as("qiao", provider, browser()).url == BIND
