"""People offered while a sentence is typed."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse

from jiaogong.ledger.people import people_offered
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing


@signed_in
def offered(request: HttpRequest) -> JsonResponse:
    """Those whom the letters just typed can mean, as far as one may see them: names, unions, numbers."""
    offer = people_offered(standing(request), request.GET.get("typed", ""))
    people = [{"name": p.name, "number": p.number, "union": p.union.called} for p in offer.people]
    return JsonResponse({"people": people, "taken": offer.taken}, headers={"Cache-Control": "no-store"})
