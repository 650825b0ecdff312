"""The first page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from jiaogong.desk import queries
from jiaogong.kernel import clock
from jiaogong.kernel.periods import parse
from jiaogong.kernel.web import page_or_fragment
from jiaogong.ledger.overview import Overview
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.statistics.queries import acts_by_month


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    who, today = standing(request), clock.today()
    period = parse(str(today.year))
    found = Overview(who.home, period) if who.reads(who.home) else None
    context = {
        "union": who.home,
        "period": period,
        "steps": queries.next_steps(who, today),
        "numbers": queries.numbers(found) if found else [],
        "by_month": acts_by_month(found) if found else None,
        "latest": queries.latest(who, today),
    }
    return page_or_fragment(request, "desk/home.html", context)
