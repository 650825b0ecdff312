"""Signing in through django-oauth-toolkit, which runs as a second process, over real HTTP."""

from __future__ import annotations

import uuid
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.usersessions.models import UserSession
from django.urls import reverse

from jiaogong.entrance.models import OutsideIdentity
from jiaogong.entrance.services.inviting import print_slip
from jiaogong.entrance.tests.coming import BIND, HOME, QIAO, asked_for, browser, come_as, is_in, known
from jiaogong.entrance.tests.test_account_pages import entered
from jiaogong.kernel import clock
from jiaogong.kernel.models import AuditLine
from jiaogong.members.tests.factories import PASSWORD, make_account, make_person

pytestmark = pytest.mark.django_db


def test_an_identity_that_is_known_comes_in_and_it_is_written_down(account, provider):
    known(account, QIAO)
    client = browser()

    answer = come_as("qiao", provider, client)

    line = AuditLine.objects.get(act="entrance.signed_in")
    assert (answer.status_code, answer.url, is_in(client)) == (302, HOME, True)
    assert (line.detail["provider"], line.actor_name) == ("bureau", "沈一诺")
    assert OutsideIdentity.objects.get().used_at == clock.now()
    assert UserSession.objects.filter(user=account).count() == 1


@pytest.mark.usefixtures("account")
def test_pkce_state_and_nonce_are_sent_along():
    asked = parse_qs(urlsplit(asked_for(browser())).query)

    assert asked["code_challenge_method"] == ["S256"]
    assert [len(asked[k][0]) > 15 for k in ("state", "nonce", "code_challenge")] == [True, True, True]
    assert asked["redirect_uri"] == ["http://testserver/sign-in/with/bureau/back/"]


def test_nothing_of_the_person_there_is_kept_but_a_keyed_hash(account, provider):
    known(account, QIAO)
    come_as("qiao", provider, browser())

    kept = OutsideIdentity.objects.values().get()

    assert (kept["provider"], len(kept["digest"])) == ("bureau", 64)
    assert set(kept) == {"id", "account_id", "provider", "digest", "bound_at", "used_at"}


def test_whoever_is_unknown_says_it_once_by_password(account, provider):
    client = browser()
    asked_who = come_as("wen", provider, client, next="/people/")

    answer = client.post(BIND, {"username": "M0001", "password": PASSWORD})
    again = come_as("wen", provider, browser())

    assert (asked_who.url, answer.url, again.url) == (BIND, "/people/", HOME)
    assert OutsideIdentity.objects.get().account == account
    assert [x.detail["provider"] for x in AuditLine.objects.filter(act="entrance.identity_bound")] == ["bureau"]


def test_whoever_is_unknown_says_it_once_by_a_slip(chair, member, provider, configure):
    configure()
    slip = print_slip(actor=chair, number="M0001", form_key=uuid.uuid4())
    client = browser()
    come_as("wen", provider, client)

    wrong = client.post(BIND, {"code": "aaaa-bbbb-cccc"})
    answer = client.post(BIND, {"code": slip.code})

    member.person.refresh_from_db()
    assert (wrong.status_code, wrong.context["refusal"][:23]) == (422, "This code opens nothing")
    assert (answer.url, is_in(client)) == (HOME, True)
    assert not member.person.account.has_usable_password()
    assert come_as("wen", provider, browser()).url == HOME


@pytest.mark.usefixtures("account")
def test_wrong_passwords_are_counted_with_those_of_the_sign_in_page(provider):
    client = browser()
    come_as("wen", provider, client)
    for turn in range(8):
        where = BIND if turn % 2 else reverse("sign-in")
        (client if turn % 2 else browser()).post(where, {"username": "M0001", "password": "wrong"})

    refused = client.post(BIND, {"username": "M0001", "password": PASSWORD})

    assert (refused.status_code, refused.context["refusal"][:14]) == (422, "Too many tries")
    assert OutsideIdentity.objects.count() == 0


def test_what_the_provider_calls_somebody_binds_nobody(configure, provider, school):
    configure()
    make_account(make_person(school, number="wen", name="wen"), "wen")

    assert come_as("wen", provider, browser()).url == BIND


@pytest.mark.usefixtures("account")
def test_without_an_identity_that_waits_there_is_nobody_to_bind():
    answers = [browser().get(BIND), browser().post(BIND, {"username": "M0001", "password": PASSWORD})]

    assert [a.url for a in answers] == [reverse("sign-in")] * 2


@pytest.mark.usefixtures("account")
def test_an_identity_that_waited_is_forgotten_by_whoever_signs_in_otherwise(provider):
    client = browser()
    come_as("wen", provider, client)

    client.post(reverse("sign-in"), {"username": "shen", "password": PASSWORD})
    client.logout()

    assert client.get(BIND).url == reverse("sign-in")
    assert OutsideIdentity.objects.count() == 0


def test_two_accounts_do_not_bind_one_identity(account, chair, provider):
    known(account, QIAO)
    make_account(chair.person, "lu")
    client = entered(chair)

    leaving = client.post(reverse("outside-bind-own", args=["bureau"]), {"old": PASSWORD})
    refused = client.get(provider.proves("qiao", leaving.url))

    assert (refused.status_code, refused.context["reason"][:43]) == (422, "This identity stands for somebody else's ac")
    assert OutsideIdentity.objects.get().account == account


@pytest.mark.usefixtures("account")
def test_an_own_identity_is_bound_against_the_password_and_let_go(member, provider):
    client = entered(member)
    where = reverse("outside-bind-own", args=["bureau"])

    wrong = client.post(where, {"old": "wrong"})
    bound = client.get(provider.proves("qiao", client.post(where, {"old": PASSWORD}).url))
    twice = client.post(where, {"old": PASSWORD})
    identity = OutsideIdentity.objects.get()
    shown = client.get(reverse("account")).context["identities"]
    client.post(reverse("outside-unbind", args=[identity.pk]))

    assert (wrong.status_code, bound.url, twice.status_code) == (422, reverse("account"), 422)
    assert shown == [(identity, "区教育局统一认证")]
    assert OutsideIdentity.objects.count() == 0


@pytest.mark.usefixtures("member")
def test_the_only_way_in_is_not_let_go_until_a_password_is_set(chair, provider, configure):
    configure()
    slip = print_slip(actor=chair, number="M0001", form_key=uuid.uuid4())
    client = browser()
    come_as("wen", provider, client)
    client.post(BIND, {"code": slip.code})
    where = reverse("outside-unbind", args=[OutsideIdentity.objects.get().pk])

    refused = client.post(where)
    client.post(reverse("account-password"), {"password": "plum-harbour-42", "again": "plum-harbour-42"})
    client.post(where)

    assert refused.status_code == 422
    assert OutsideIdentity.objects.count() == 0


def test_an_identity_of_somebody_else_is_not_let_go(account, chair):
    known(account, QIAO)
    make_account(chair.person, "lu")

    answer = entered(chair).post(reverse("outside-unbind", args=[OutsideIdentity.objects.get().pk]))

    assert (answer.status_code, OutsideIdentity.objects.count()) == (404, 1)


@pytest.mark.usefixtures("member")
def test_a_new_slip_lets_every_identity_go(account, chair):
    known(account, QIAO)
    slip = print_slip(actor=chair, number="M0001", form_key=uuid.uuid4())

    browser().post(reverse("join"), {"code": slip.code, "password": "plum-harbour-42", "again": "plum-harbour-42"})

    assert OutsideIdentity.objects.count() == 0


@pytest.mark.parametrize("closed", ["account", "person"])
def test_whoever_is_no_more_is_told_so(account, member, provider, closed):
    known(account, QIAO)
    account.is_active = closed != "account"
    account.save()
    if closed == "person":
        member.person.is_member, member.person.left_date = False, clock.today()
        member.person.save()
    client = browser()

    refused = come_as("qiao", provider, client)

    told = {
        "account": "This account has been closed.",
        "person": "You left the union on 2026-11-22, and your account is closed.",
    }
    assert (refused.status_code, refused.context["reason"]) == (422, told[closed])
    assert not is_in(client)


@pytest.mark.usefixtures("account")
def test_whoever_left_is_told_so_with_a_password_too(member):
    member.person.is_member, member.person.left_date = False, clock.today()
    member.person.save()

    refused = browser().post(reverse("sign-in"), {"username": "shen", "password": PASSWORD})

    assert refused.context["form"].non_field_errors() == [
        "You left the union on 2026-11-22, and your account is closed."
    ]
