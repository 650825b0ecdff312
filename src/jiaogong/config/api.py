"""The root of the OpenAPI at /api/: every room's router, how a token comes in, how a refusal is told."""

from __future__ import annotations

import functools
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import URLPattern
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from jiaogong.appraisal.api import router as appraisals
from jiaogong.ballots.api import router as ballots
from jiaogong.congress.delegates.api import router as delegates
from jiaogong.congress.register.api import router as rules
from jiaogong.congress.sessions.api import router as sessions
from jiaogong.elections.api import router as elections
from jiaogong.entrance.api import ByToken
from jiaogong.entrance.api import router as oneself
from jiaogong.kernel.api import ROOT, PlainParser, PlainRenderer, problem
from jiaogong.kernel.errors import Refused
from jiaogong.ledger.api import router as ledger
from jiaogong.meetings.api import router as meetings
from jiaogong.members.dossier.api import router as people
from jiaogong.notices.api import router as notices
from jiaogong.organisation.api import router as unions
from jiaogong.oversight.api import router as oversight
from jiaogong.proposals.api import router as proposals
from jiaogong.statistics.api import router as statistics
from jiaogong.summaries.api import router as texts

ROUTERS = (
    *(oneself, unions, people, ledger, statistics, texts, notices, meetings),
    *(sessions, delegates, rules, proposals, ballots, elections, appraisals, oversight),
)
ONLY_READ = ("api-read", "api-check")
METHODS = ("get", "post")

api = NinjaAPI(
    title="Jiaogong 教工之家",
    version="1",
    description="The acts and lists of the pages, for programs that act in a person's name.",
    docs_url=None,
    openapi_url=None,
    auth=ByToken(ONLY_READ),
    parser=PlainParser(),
    renderer=PlainRenderer(),
    urls_namespace="api",
)
for _router in ROUTERS:
    api.add_router("", _router)
routes = [route for route in api.urls[0] if isinstance(route, URLPattern) and route.name != "api-root"]


@api.exception_handler(Refused)
def refused(_request: HttpRequest, refusal: Refused) -> HttpResponse:
    return problem(refusal.status, refusal)


@api.exception_handler(ValidationError)
def not_so(_request: HttpRequest, fault: ValidationError) -> HttpResponse:
    """What was asked or sent is not of the shape that the document states; each place with what is wrong there."""
    told = "; ".join(f"{'.'.join(map(str, error['loc']))}: {error['msg']}" for error in fault.errors)
    return problem(422, told)


@api.exception_handler(AuthenticationError)
def stranger(_request: HttpRequest, _fault: AuthenticationError) -> HttpResponse:
    told = problem(
        401, _("Show a token that opens something: “Authorization: Bearer …”. Tokens are made on the pages.")
    )
    told["WWW-Authenticate"] = "Bearer"
    return told


@api.exception_handler(HttpError)
def told_by_status(_request: HttpRequest, fault: HttpError) -> HttpResponse:
    refusal = fault.__cause__
    if isinstance(refusal, Refused):
        return problem(refusal.status, refusal)
    return problem(fault.status_code, _("The body is no JSON.") if fault.status_code == 400 else fault)


@api.exception_handler(Http404)
def missing(_request: HttpRequest, _fault: Http404) -> HttpResponse:
    return problem(404, _("There is nothing at this address."))


@api.exception_handler(RequestDataTooBig)
def too_big(_request: HttpRequest, _fault: RequestDataTooBig) -> HttpResponse:
    return problem(413, _("The body is larger than is read at once."))


def nothing(_request: HttpRequest, rest: str) -> HttpResponse:
    """Whatever else is asked for below /api/, told as a program reads it."""
    return problem(404, _("There is nothing at this address: %(rest)s") % {"rest": rest[:100]})


def document(_request: HttpRequest) -> HttpResponse:
    """The OpenAPI document."""
    return JsonResponse(schema(), json_dumps_params={"ensure_ascii": False})


@functools.cache
def schema() -> dict[str, Any]:
    """The OpenAPI document as JSON values."""
    return dict(api.get_openapi_schema(path_prefix=ROOT))


def reference(request: HttpRequest) -> HttpResponse:
    """The operations in words, by topic; needs no network and no script."""
    found = schema()
    topics: dict[str, list[dict[str, Any]]] = {}
    for where, ways in found["paths"].items():
        for way in METHODS:
            if way in ways:
                topics.setdefault(ways[way]["tags"][0], []).append(_told(found, where, way, ways[way]))
    return render(request, "reference.html", {"topics": [(_(topic), told) for topic, told in topics.items()]})


def _told(found: dict[str, Any], where: str, way: str, operation: dict[str, Any]) -> dict[str, Any]:
    """An operation as its line shows it: what it asks for, takes and answers with, by their names."""
    answers = [of for status, of in operation["responses"].items() if status in (200, 201)]
    return {
        "where": where,
        "way": way.upper(),
        "summary": _(operation["summary"]),
        "description": operation.get("description", ""),
        "asked": [parameter["name"] for parameter in operation.get("parameters", ())],
        "sent": _fields(found, operation.get("requestBody", {})),
        "answer": [name for of in answers for name in _fields(found, of)],
    }


def _fields(found: dict[str, Any], of: dict[str, Any]) -> list[str]:
    """The names of the fields of what is sent or answered as JSON; of a list, those of its items."""
    shape = of.get("content", {}).get("application/json", {}).get("schema", {})
    reference = shape.get("items", shape).get("$ref", "").rpartition("/")[2]
    return list(found["components"]["schemas"].get(reference, {}).get("properties", {}))
