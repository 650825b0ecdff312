"""When a message is tried again, which addresses a robot may have, what a code is worth. No database, no clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from urllib.parse import parse_qsl, urlsplit

from django.utils.translation import gettext as _

from jiaogong.kernel.errors import RuleBroken

WAITS = (dt.timedelta(minutes=1), dt.timedelta(minutes=5), dt.timedelta(minutes=30), dt.timedelta(hours=2))
# Longer than any carrier waits for an answer: whoever claimed a message and has not marked it by then is dead.
LEASE = dt.timedelta(minutes=10)
# 企业微信群机器人: each robot sends at most 20 messages a minute, a text has at most 2,048 bytes.
MINUTE, MOST_A_MINUTE, MOST_BYTES = dt.timedelta(minutes=1), 20, 2048
CODE_LASTS, CODE_TRIES = dt.timedelta(minutes=15), 5
CODE_PAUSE, CODES_A_DAY = dt.timedelta(minutes=1), 5
MORNING = dt.time(8)


def wait_after(tries: int) -> dt.timedelta | None:
    """How long to wait after so many vain tries; None: it has failed.

    >>> [str(wait_after(n)) for n in (1, 2, 3, 4, 5)]
    ['0:01:00', '0:05:00', '0:30:00', '2:00:00', 'None']
    """
    return WAITS[tries - 1] if tries <= len(WAITS) else None


def cut(text: str, most_bytes: int = MOST_BYTES) -> str:
    """A text of no more bytes in UTF-8, with an ellipsis where something was cut off.

    >>> cut("读书活动情况", 12), cut("读书活动", 12)
    ('读书活…', '读书活动')
    """
    whole = text.encode()
    if len(whole) <= most_bytes:
        return text
    return whole[: most_bytes - len("…".encode())].decode(errors="ignore") + "…"


def is_at(address: str, place: str) -> bool:
    """Whether an address leads to exactly that place (scheme, host, port, path), with a query and nothing else.

    >>> place = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send"
    >>> is_at(place + "?key=1b2c", place), is_at("https://qyapi.weixin.qq.com.evil.cn/cgi-bin/webhook/send?key=1", place)
    (True, False)
    >>> is_at("https://u@qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1b2c", place), is_at("https://[::1", place)
    (False, False)
    """
    try:
        given, wanted = urlsplit(address), urlsplit(place)
        return given[:3] == wanted[:3] and bool(parse_qsl(given.query)) and not given.fragment
    except ValueError:
        return False


def require_robot_address(address: str, places: Collection[str]) -> None:
    """Refuse every address but those of the robots that are known: the house calls no other place."""
    is_plain = address.isascii() and address.isprintable() and not any(c in address for c in " \\")
    if not (is_plain and any(is_at(address, place) for place in places)):
        raise RuleBroken(
            _("This is not the address of a group robot: it begins with %(place)s?key= .")
            % {"place": next(iter(places), "")}
        )


def masked(address: str) -> str:
    """An e-mail address as far as it may be shown.

    >>> masked("linxiaohe@example.cn"), masked("a@b.cn")
    ('li…@example.cn', 'a…@b.cn')
    """
    name, _at, host = address.rpartition("@")
    return f"{name[:2] if len(name) > 2 else name[:1]}…@{host}"
