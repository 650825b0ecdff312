"""What every page of a ballot does first, and what no page that takes a vote or a passphrase may do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from jiaogong.ballots import queries, services
from jiaogong.ballots.models import Ballot
from jiaogong.members.doors import not_kept
from jiaogong.members.middleware import standing

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def looked_at(request: HttpRequest, ballot_id: int) -> Ballot:
    """The ballot as it stands now: whoever looks brings it up to the time. Raises NotFound for strangers."""
    who = standing(request)
    queries.ballot_visible_to(who, ballot_id)
    services.keep_time(ballot_id=ballot_id)
    return queries.ballot_visible_to(who, ballot_id)


def secret(view: View[P]) -> View[P]:
    """A page whose form says what nobody may read: with a lost session it is thrown away, not kept; it is never logged."""
    return never_cache(not_kept()(sensitive_post_parameters()(view)))
