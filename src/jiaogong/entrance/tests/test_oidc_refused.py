"""What is refused of what comes from the provider, and where one is led."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from jiaogong.entrance.models import Try
from jiaogong.entrance.tests.coming import BIND, HOME, QIAO, asked_for, browser, come_as, is_in, known
from jiaogong.kernel import clock

pytestmark = pytest.mark.django_db


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
