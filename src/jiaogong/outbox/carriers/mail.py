"""E-mail by the mail server that JIAOGONG_MAIL_URL names (settings/mail.py)."""

from __future__ import annotations

import smtplib
from collections.abc import Mapping
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils.translation import gettext as _

from jiaogong.outbox.carriers.undelivered import Undelivered


def send(*, to: str, subject: str, text: str, headers: Mapping[str, str] | None = None) -> None:
    """Hand one letter to the mail server. Raises Undelivered with the server's words, the address taken out."""
    if not settings.MAIL_IS_SET:
        raise Undelivered(_("No mail server is set up."), is_final=True)
    letter = EmailMessage(
        subject=" ".join(subject.split()),
        body=text,
        to=[to],
        headers={"Auto-Submitted": "auto-generated", **(headers or {})},
        connection=get_connection(),
    )
    try:
        letter.send()
    except (smtplib.SMTPException, OSError) as fault:
        raise Undelivered(_words(fault).replace(to, "…")) from fault


def own_host() -> str:
    """The host of the sender's address, which makes a Message-ID ours."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"


def _words(fault: smtplib.SMTPException | OSError) -> str:
    if isinstance(fault, smtplib.SMTPRecipientsRefused):
        code, said = next(iter(fault.recipients.values()))
        return f"{code} {_decoded(said)}"
    if isinstance(fault, smtplib.SMTPResponseException):
        return f"{fault.smtp_code} {_decoded(fault.smtp_error)}"
    return str(fault) or type(fault).__name__


def _decoded(said: bytes | str) -> str:
    return said.decode(errors="replace") if isinstance(said, bytes) else said
