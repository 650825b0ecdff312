"""A chat group's robot: one POST of JSON to its address, as 企业微信 (WeCom) documents it for 群机器人.

A text is sent rather than Markdown: it is shown in WeChat too, and a title cannot forge a link in it. No redirect is
followed and no proxy asked: the address was checked when it was set, and is checked again here.
"""

from __future__ import annotations

import json
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from django.conf import settings

from jiaogong.outbox import rules
from jiaogong.outbox.carriers.undelivered import Undelivered

_SECONDS, _MOST_READ = 10, 65_536
# 系统繁忙, 接口调用超过限制: worth trying again; every other code means that the robot or its key is not there.
_PASSING = (-1, 45009)


def send(*, address: str, text: str) -> None:
    """Say a text in a group. Raises Undelivered with the robot's words."""
    rules.require_robot_address(address, settings.ROBOT_PLACES)
    answer = _posted(address, {"msgtype": "text", "text": {"content": rules.cut(text)}})
    code = answer.get("errcode")
    if code != 0:
        said = str(answer.get("errmsg", "")).partition(", hint")[0]
        raise Undelivered(f"{code} {said}", is_final=code not in _PASSING)


def _posted(address: str, payload: dict[str, object]) -> dict[str, object]:
    place = urlsplit(address)
    kind = HTTPSConnection if place.scheme == "https" else HTTPConnection
    connection = kind(place.hostname or "", place.port, timeout=_SECONDS)
    try:
        connection.request(
            "POST",
            f"{place.path}?{place.query}",
            body=json.dumps(payload, ensure_ascii=False).encode(),
            headers={"Content-Type": "application/json; charset=utf-8"},
        )
        response = connection.getresponse()
        told = response.read(_MOST_READ)
    except (OSError, HTTPException) as fault:
        raise Undelivered(str(fault) or type(fault).__name__) from fault
    finally:
        connection.close()
    return _understood(response.status, told)


def _understood(status: int, told: bytes) -> dict[str, object]:
    try:
        answer = json.loads(told) if status == 200 else None
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        raise Undelivered(f"HTTP {status}")
    return answer
