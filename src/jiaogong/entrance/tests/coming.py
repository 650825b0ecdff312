"""Somebody who comes by way of the provider beside the tests, over real HTTP."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse

from jiaogong.entrance.services import binding
from jiaogong.entrance.tests.provider.running import Running
from jiaogong.members.models import Account

Configure = Callable[..., None]
QIAO, WEN, PEI = "1", "2", "3"  # whom the provider knows under which subject
HOME, BIND = "/", "/sign-in/bind/"


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
