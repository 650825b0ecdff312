"""What every router shares: refusals as problem+json, keys that a database can hold, pages of a list."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Generic, TypeVar

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja import Schema
from ninja.parser import Parser
from ninja.renderers import JSONRenderer
from ninja.types import DictStrAny
from pydantic import Field

from jiaogong.kernel.errors import RuleBroken

ROOT = "/api/"
BIGGEST_KEY = 2**63 - 1
TITLES = {
    400: "Bad request",
    401: "Not signed in",
    403: "Not permitted",
    404: "Not found",
    409: "Changed meanwhile",
    413: "Too large",
    422: "Refused",
    429: "Too many tries",
}
Day = Annotated[dt.date, Field(ge=dt.date(1949, 1, 1), le=dt.date(2199, 12, 31))]
Code = Annotated[str, Field(max_length=20)]
Key = Annotated[int, Field(ge=1, le=BIGGEST_KEY)]
After = Annotated[str, Field(max_length=200, description="the key that the page before gave; empty: from the top")]
Words = Annotated[str, Field(max_length=60, description="words to be searched for")]
T = TypeVar("T")


class Page(Schema, Generic[T]):
    """Rows of a list, and the key that the next page starts after; "" at the end."""

    rows: list[T]
    after: str


class Problem(Schema):
    """A refusal (RFC 9457); `detail` is the sentence that a page would show."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str


def problem(status: int, detail: object) -> JsonResponse:
    """A refusal as application/problem+json."""
    told = Problem(title=TITLES.get(status, "Refused"), status=status, detail=str(detail))
    return JsonResponse(
        told.dict(), status=status, content_type="application/problem+json", json_dumps_params={"ensure_ascii": False}
    )


def is_asked_here(request: HttpRequest) -> bool:
    """Whether an answer must be read by a program."""
    return request.path.startswith(ROOT)


class PlainParser(Parser):
    """Reads JSON, and refuses what no database of ours keeps: null characters and halves of characters."""

    def parse_body(self, request: HttpRequest) -> DictStrAny:
        try:
            read: DictStrAny = json.loads(request.body, parse_constant=_refuse_constant)
            json.dumps(read, ensure_ascii=False).encode()
        except RecursionError:
            raise RuleBroken(_("The body cannot be read: its values lie too deep in one another.")) from None
        except UnicodeError:
            raise RuleBroken(_("The body cannot be read: it is not UTF-8 throughout.")) from None
        if any("\x00" in text for text in _texts_in(read)):
            raise RuleBroken(_("Null characters cannot be kept: take them out and send the body again."))
        return read


class PlainRenderer(JSONRenderer):
    """Writes JSON in which Chinese stays readable."""

    json_dumps_params: Mapping[str, Any] = {"ensure_ascii": False}


def _texts_in(read: object) -> Iterator[str]:
    if isinstance(read, str):
        yield read
    elif isinstance(read, dict):
        for name, value in read.items():
            yield name
            yield from _texts_in(value)
    elif isinstance(read, list):
        for value in read:
            yield from _texts_in(value)


def _refuse_constant(name: str) -> float:
    raise ValueError(name)


def answered(told: DictStrAny) -> HttpResponse:
    """JSON that a command prints just so, told as it is; Chinese stays readable."""
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False})


def require_readable(form: BaseForm) -> None:
    """Raise RuleBroken with the first fault of a form of filters; a page would show it beside its field."""
    for name, faults in form.errors.items():
        raise RuleBroken(f"{name}: {faults[0]}")
