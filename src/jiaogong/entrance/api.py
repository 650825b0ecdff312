"""How a program comes in by a token, and whom it finds itself to be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import Router, Schema
from ninja.errors import AuthenticationError, HttpError
from ninja.security import HttpBearer

from jiaogong.entrance import queries
from jiaogong.entrance.middleware import needs_second_factor
from jiaogong.entrance.models import Token
from jiaogong.entrance.services.tokens import note_use
from jiaogong.entrance.services.trying import take_a_try
from jiaogong.entrance.views.signing_in import address_of
from jiaogong.kernel.errors import NotPermitted, RuleBroken
from jiaogong.members.middleware import come_in, standing
from jiaogong.members.models import Office
from jiaogong.members.queries import acting_person, standing_of

READS = ("GET", "HEAD", "OPTIONS")
router = Router(tags=[gettext_noop("Oneself")])


class ByToken(HttpBearer):
    """Lets a token act in its owner's name; `only_read`: the routes whose POST changes nothing."""

    def __init__(self, only_read: Collection[str] = ()) -> None:
        super().__init__()
        self.only_read = only_read

    def authenticate(self, request: HttpRequest, token: str) -> Token:
        """The open token that was shown. Raises what the interface tells as 401, 403 or 429."""
        found = queries.token_shown(token)
        if found is None:
            _take_a_try(request)
            raise AuthenticationError
        person = acting_person(found.account)
        if person is None:
            raise AuthenticationError
        who = standing_of(person)
        if needs_second_factor(who) and not found.is_proven_twice:
            raise NotPermitted(
                _("Officers of an area act by tokens made in a session with a second factor: make a new one.")
            )
        if not found.may_write and not self._reads(request):
            raise NotPermitted(_("This token reads alone; make one that may write."))
        person.by_token = found.name
        request.user = found.account
        come_in(request, who)
        note_use(found)
        return found

    def _reads(self, request: HttpRequest) -> bool:
        route = request.resolver_match.url_name if request.resolver_match else ""
        return request.method in READS or route in self.only_read


def _take_a_try(request: HttpRequest) -> None:
    try:
        take_a_try("token", address=address_of(request))
    except RuleBroken as refusal:
        raise HttpError(429, str(refusal)) from None


class OfficeTold(Schema):
    """An office held today; `on_behalf_of` names who handed it on, "" for one held in the own right."""

    union: str
    kind: Office.Kind
    since: dt.date
    until: dt.date | None
    on_behalf_of: str


class Self(Schema):
    """Who a token acts for. `union` and `home` are codes: the own union, and the one whose pages come first."""

    number: str
    name: str
    union: str
    home: str
    offices: list[OfficeTold]
    token: str
    may_write: bool
    ends_date: dt.date


@router.get("/me", url_name="api-me", response=Self, summary=gettext_noop("Who the token acts for"))
def me(request: HttpRequest) -> Self:
    """The person behind the token, the offices held today, and what the token may do until when."""
    who, token = standing(request), token_of(request)
    return Self(
        number=who.person.number,
        name=who.person.name,
        union=who.person.union.code,
        home=who.home.code,
        offices=[_office(office) for office in who.offices],
        token=token.name,
        may_write=token.may_write,
        ends_date=token.ends_date,
    )


def token_of(request: HttpRequest) -> Token:
    """The token that a request came with."""
    found = vars(request)["auth"]
    assert isinstance(found, Token)
    return found


def _office(office: Office) -> OfficeTold:
    giver = office.stands_in_for
    return OfficeTold(
        union=office.union.code,
        kind=Office.Kind(office.kind),
        since=office.since,
        until=office.until,
        on_behalf_of=giver.person.name if giver else "",
    )
