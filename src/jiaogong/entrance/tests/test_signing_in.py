from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import Client
from django.urls import reverse

from jiaogong.entrance.models import Try
from jiaogong.entrance.services import keeping
from jiaogong.kernel import clock
from jiaogong.kernel.models import AuditLine
from jiaogong.members.tests.factories import PASSWORD, make_account

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 11, 22, 12, tzinfo=ZoneInfo("Asia/Shanghai"))


def sign_in(who: str, password: str = PASSWORD, client: Client | None = None) -> Any:
    return (client or Client(headers={"accept-language": "en"})).post(
        reverse("sign-in"), {"username": who, "password": password}
    )


@pytest.mark.parametrize("typed", ["shen", " M0001 ", "13800001111", "+86 138-0000-1111"])
def test_one_signs_in_by_name_number_or_phone(member, typed):
    account = make_account(member.person, "shen")
    keeping.set_phone(owner=member.person, account=account, phone="13800001111")

    answer = sign_in(typed)

    assert (answer.status_code, answer.url) == (302, reverse("home"))


def test_what_is_typed_for_a_stranger_costs_as_much_as_a_wrong_password(member, monkeypatch):
    make_account(member.person, "shen")
    hashed: list[str] = []

    def counting(name: str) -> Any:
        real = getattr(Argon2PasswordHasher, name)

        def counted(*given: Any, **named: Any) -> Any:
            hashed.append(name)
            return real(*given, **named)

        return counted

    for name in ("encode", "verify"):
        monkeypatch.setattr(Argon2PasswordHasher, name, counting(name))

    counts = []
    for who in ("shen", "nobody"):
        hashed.clear()
        sign_in(who, "wrong")
        counts.append(len(hashed))

    assert counts == [1, 1]


@pytest.mark.parametrize("who", ["shen", "nobody"])
def test_after_eight_wrong_tries_one_waits_and_is_told_how_long(member, who):
    make_account(member.person, "shen")
    for _ in range(8):
        sign_in(who, "wrong")

    with clock.stopped_at(NOON + dt.timedelta(minutes=5)):
        refused = sign_in(who)
    with clock.stopped_at(NOON + dt.timedelta(minutes=16)):
        later = sign_in("shen")

    told = "Too many tries: wait 10 minutes, or ask your chair for a new slip."
    assert (refused.status_code, refused.context["refusal"]) == (429, told)
    assert later.status_code == 302


def test_changing_how_the_name_is_typed_gives_no_more_tries(member):
    make_account(member.person, "shen")
    for turn in range(8):
        sign_in("shen" if turn % 2 else "M0001", "wrong")

    assert sign_in("shen").status_code == 429


def test_an_address_that_tries_many_names_waits_too(settings):
    settings.TRIES_PER_ADDRESS = 3
    tried = [sign_in(f"nobody{n}", "wrong").status_code for n in range(4)]

    assert tried == [200, 200, 200, 429]


def test_a_success_forgets_the_tries_of_the_account(member):
    make_account(member.person, "shen")
    for _ in range(7):
        sign_in("shen", "wrong")

    sign_in("shen")

    assert sign_in("shen", "wrong").status_code == 200
    assert Try.objects.count() == 10  # nine of the address, one of the account


WITH = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def test_coming_in_being_turned_away_and_going_are_written_down_without_what_was_typed(member):
    account = make_account(member.person, "shen")
    client = Client(headers={"user-agent": WITH})

    for who, password in (("nobody", "wrong"), ("shen", "wrong"), ("shen", PASSWORD)):
        sign_in(who, password, client)
    client.post(reverse("sign-out"))

    lines = AuditLine.objects.filter(thing_kind="members.account", thing_id=account.pk).order_by("pk")
    assert [(line.act, line.actor_id, line.detail) for line in lines] == [
        ("entrance.refused", None, {"way": ["password"], "client": "Firefox, Linux"}),
        ("entrance.entered", member.person.pk, {"way": ["password"], "client": "Firefox, Linux"}),
        ("entrance.left", member.person.pk, {"client": "Firefox, Linux"}),
    ]
