from __future__ import annotations

import datetime as dt
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message as Letter
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.utils.timezone import get_default_timezone

from jiaogong.kernel import clock
from jiaogong.kernel.sealing import digest
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_officer
from jiaogong.outbox.models import Mailbox, Robot, Topic
from jiaogong.outbox.tests.groups import Group, group_opened
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

NOW = dt.datetime(2026, 11, 23, 10, 30, tzinfo=get_default_timezone())


@pytest.fixture(autouse=True)
def _at_half_past_ten() -> Iterator[None]:
    with clock.stopped_at(NOW):
        yield


@pytest.fixture
def area() -> Union:
    return make_union(code="AREA", name="雁溪区教育工会")


@pytest.fixture
def school(area: Union) -> Union:
    return make_union(area, code="SCHOOL", name="青禾小学工会")


@pytest.fixture
def officer(area: Union) -> Standing:
    return make_officer(area, name="顾长汀")


@pytest.fixture
def chair(school: Union) -> Standing:
    return make_officer(school, name="林晓禾")


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


@dataclass
class MailServer:
    """A mail server on this machine: what it took, and what it answers instead if told to."""

    port: int = 0
    taken: list[Letter] = field(default_factory=list)
    receivers: list[str] = field(default_factory=list)
    refuses: str = ""

    async def take(self, _server: Any, _session: Any, envelope: Any) -> str:
        if self.refuses:
            return self.refuses
        self.taken.append(message_from_bytes(envelope.content, policy=default))
        self.receivers += envelope.rcpt_tos
        return "250 OK"


@pytest.fixture
def mail_server(settings: Any) -> Iterator[MailServer]:
    server = MailServer()
    handler = type("Handler", (), {"handle_DATA": server.take})()
    controller = Controller(handler, hostname="127.0.0.1", port=_free_port())
    controller.start()
    server.port = controller.port
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.DEFAULT_FROM_EMAIL, settings.MAIL_IS_SET = "house@union.example", True
    settings.SITE_ADDRESS = "https://union.example"
    yield server
    controller.stop()


@pytest.fixture
def group(settings: Any) -> Iterator[Group]:
    with group_opened() as found:
        settings.ROBOT_PLACES = (found.place,)
        yield found


def make_mailbox(who: Standing, address: str = "", **overrides: Any) -> Mailbox:
    """A proven address that is told of everything, at once, in English."""
    address = address or f"p{who.person.pk}@school.example"
    facts = {"topics": list(Topic.values), "language": "en", **overrides}
    return Mailbox.objects.create(person=who.person, address=address, digest=digest(address, "mail"), **facts)


def make_robot(union: Union, by: Standing, address: str) -> Robot:
    topics = [str(t) for t in (Topic.NOTICES, Topic.CHASES, Topic.MEETINGS)]
    return Robot.objects.create(
        union=union, address=address, ending=address[-4:], topics=topics, set_by=by.person, set_at=clock.now()
    )
