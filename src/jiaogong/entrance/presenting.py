"""What a slip and an authenticator app are shown: the address as a QR code."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode

import segno
from django.utils.safestring import SafeString, mark_safe

from jiaogong.entrance.services.inviting import Slip


@dataclass(frozen=True, slots=True)
class PrintedSlip:
    """One slip as it is printed."""

    name: str
    number: str
    union: str
    code: str
    until: dt.datetime
    qr: SafeString


def printable(slip: Slip, join: str) -> PrintedSlip:
    """A slip with its QR code, which holds the address of the first page and the code."""
    where = f"{join}?{urlencode({'code': slip.code})}"
    person = slip.person
    return PrintedSlip(person.name, person.number, person.union.name, slip.code, slip.expires_at, qr(where))


def qr(text: str) -> SafeString:
    """A QR code as SVG to stand in a page."""
    drawn: str = segno.make(text, error="m").svg_inline(scale=3, border=2, omitsize=True)
    return mark_safe(drawn)  # the library draws a path of its own; the text stands in it as squares alone
