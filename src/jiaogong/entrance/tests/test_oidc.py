"""Signing in through django-oauth-toolkit, which runs as a second process, over real HTTP."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse

from jiaogong.entrance.models import OutsideIdentity, Try
from jiaogong.entrance.services import binding
from jiaogong.entrance.services.inviting import print_slip
from jiaogong.entrance.tests.provider.running import Running, configured, running
from jiaogong.entrance.tests.test_account_pages import code_of, entered, set_up
from jiaogong.kernel import clock
from jiaogong.kernel.models import AuditLine
from jiaogong.members.models import Account
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import PASSWORD, make_account, make_person

pytestmark = pytest.mark.django_db
Configure = Callable[..., None]
QIAO, WEN, PEI = "1", "2", "3"  # whom the provider knows under which subject
HOME, BIND = "/", "/sign-in/bind/"


@pytest.fixture(scope="session")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("provider")) as found:
        yield found


@pytest.fixture
def configure(provider: Running, settings: Any, tmp_path: Path) -> Configure:
    def written(**more: object) -> None:
        settings.HOME = tmp_path / str(len(list(tmp_path.iterdir())))
        settings.HOME.mkdir()
        configured(settings.HOME, provider, **more)

    return written


@pytest.fixture
def account(member: Standing, configure: Configure) -> Account:
    configure()
    return make_account(member.person, "shen")


def browser() -> Any:
    return Client(headers={"accept-language": "en"})


def asked_for(client: Any, **more: str) -> str:
    """Where the button on the sign-in page leads."""
    answer = client.post(reverse("outside-leave", args=["bureau"]), more)
    assert answer.status_code == 302, answer.context["reason"]
    return str(answer.url)


def come_as(name: str, provider: Running, client: Any, **more: str) -> Any:
    """The answer to somebody who pressed the button, signed in there and came back."""
    return client.get(provider.proves(name, asked_for(client, **more)))


def known(account: Account, subject: str) -> None:
    binding.bind(account=account, provider="bureau", subject=subject)


def is_in(client: Any) -> bool:
    return bool(client.get(HOME).status_code == 200)


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


@pytest.mark.parametrize(
    ("wanted", "led"), [("/people/", "/people/"), ("https://elsewhere.example/", HOME), ("//elsewhere.example", HOME)]
)
def test_one_is_led_to_pages_of_this_house_alone(account, provider, wanted, led):
    known(account, QIAO)

    assert come_as("qiao", provider, browser(), next=wanted).url == led


def test_an_answer_is_taken_once_and_by_the_browser_that_asked_alone(account, provider):
    known(account, QIAO)
    client, other = browser(), browser()
    answer = provider.proves("qiao", asked_for(client))

    stolen = other.get(answer)
    taken = client.get(answer)
    client.post(reverse("sign-out"))
    replayed = client.get(answer)

    told = (
        "This answer of 区教育局统一认证 was used already, is too old, or was meant for another browser: begin again."
    )
    assert [(a.status_code, a.context["reason"]) for a in (stolen, replayed)] == [(422, told)] * 2
    assert (taken.url, is_in(other), is_in(client)) == (HOME, False, False)


@pytest.mark.usefixtures("provider")
def test_an_answer_with_another_code_is_refused(account):
    known(account, QIAO)
    client = browser()
    asked_for(client)
    state = next(iter(client.session["socialaccount_states"]))

    refused = client.get(reverse("outside-back", args=["bureau"]), {"code": "invented", "state": state})

    assert refused.context["reason"].startswith("区教育局统一认证 did not say who you are")


def test_an_identity_token_with_another_nonce_is_refused(account, provider):
    known(account, QIAO)
    client = browser()
    asked = asked_for(client)
    nonce = parse_qs(urlsplit(asked).query)["nonce"][0]

    refused = client.get(provider.proves("qiao", asked.replace(nonce, "another")))

    assert (refused.status_code, is_in(client)) == (422, False)


@pytest.mark.usefixtures("account")
def test_whoever_calls_it_off_there_is_told_so():
    client = browser()
    asked_for(client)
    state = next(iter(client.session["socialaccount_states"]))

    refused = client.get(reverse("outside-back", args=["bureau"]), {"error": "access_denied", "state": state})

    assert refused.context["reason"] == "You called it off at 区教育局统一认证."


@pytest.mark.usefixtures("account")
def test_a_form_without_its_token_leads_nowhere():
    client: Any = Client(enforce_csrf_checks=True)

    assert client.post(reverse("outside-leave", args=["bureau"])).status_code == 403
    assert client.get(reverse("outside-leave", args=["bureau"])).url == reverse("sign-in")


@pytest.mark.usefixtures("provider", "member")
def test_a_system_that_does_not_answer_is_told_of(configure):
    configure(server_url="http://127.0.0.1:9/o")

    refused = browser().post(reverse("outside-leave", args=["bureau"]))

    assert refused.context["reason"].startswith("区教育局统一认证 does not answer")


@pytest.mark.usefixtures("account")
def test_a_system_that_is_not_configured_is_not_there():
    assert browser().post(reverse("outside-leave", args=["nobody"])).status_code == 404


def test_ways_in_are_counted_by_address(account, provider, settings):
    settings.TRIES_PER_ADDRESS = 2
    known(account, QIAO)

    answers = [come_as("qiao", provider, browser()).status_code for _ in range(3)]

    assert (answers, Try.objects.count()) == ([302, 302, 422], 2)


@pytest.mark.usefixtures("account")
def test_an_identity_waits_for_ten_minutes(provider):
    client = browser()
    come_as("wen", provider, client)
    session = client.session
    session["outside_pending"] = {**session["outside_pending"], "at": clock.now().timestamp() - 601}
    session.save()

    assert client.get(BIND).url == reverse("sign-in")
