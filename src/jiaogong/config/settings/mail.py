"""The mail server, from one address: JIAOGONG_MAIL_URL.

`smtps://NAME:PASSWORD@smtp.example.cn` (TLS from the first byte, port 465), `smtp://NAME:PASSWORD@smtp.example.cn`
(STARTTLS, port 587), `smtp+plain://127.0.0.1:25` (unsealed: a server on this machine alone). Name and password are
percent-encoded. Letters come from JIAOGONG_MAIL_FROM, else from the name that signs in.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from gettext import gettext as _
from urllib.parse import unquote, urlsplit

from jiaogong.kernel.errors import RuleBroken

_PORTS = {"smtps": 465, "smtp": 587, "smtp+plain": 25}


@dataclass(frozen=True, slots=True)
class MailServer:
    """How the mail server is reached, in the words of Django's settings."""

    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    use_ssl: bool = False
    use_tls: bool = False
    sender: str = ""

    @property
    def is_set(self) -> bool:
        return bool(self.host)


def mail_server(url: str, sender: str) -> MailServer:
    """The server that an address names; "" names none. Raises RuleBroken where it cannot be understood.

    >>> found = mail_server("smtps://union%40example.cn:s3cret@smtp.example.cn", "")
    >>> found.host, found.port, found.user, found.use_ssl, found.sender
    ('smtp.example.cn', 465, 'union@example.cn', True, 'union@example.cn')
    >>> mail_server("", "").is_set
    False
    """
    if not url:
        return MailServer(sender=sender)
    try:
        place = urlsplit(url)
        port = place.port or _PORTS[place.scheme]
    except (ValueError, KeyError):
        raise _not_understood() from None
    user, password = unquote(place.username or ""), unquote(place.password or "")
    sender = sender or user
    if not place.hostname or "@" not in sender:
        raise _not_understood()
    if place.scheme == "smtp+plain" and not _is_here(place.hostname):
        raise RuleBroken(
            _("JIAOGONG_MAIL_URL: smtp+plain sends unsealed and goes to this machine alone; use smtps or smtp.")
        )
    return MailServer(place.hostname, port, user, password, place.scheme == "smtps", place.scheme == "smtp", sender)


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _not_understood() -> RuleBroken:
    return RuleBroken(
        _(
            "JIAOGONG_MAIL_URL is not understood: write smtps://NAME:PASSWORD@HOST, and a sender into JIAOGONG_MAIL_FROM."
        )
    )
