"""The entries that concern one person, as far as the reader may know of them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from jiaogong.kernel.errors import NotFound
from jiaogong.kernel.web import page_by_key, page_or_fragment
from jiaogong.ledger import queries
from jiaogong.ledger.evidence import note_reading_of
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.queries import people_visible_to


@signed_in
def of_person(request: HttpRequest, number: str) -> HttpResponse:
    who = standing(request)
    person = people_visible_to(who).filter(number=number).first()
    if person is None:
        raise NotFound(_("There is no such person, or the file is not yours to see."))
    page = page_by_key(queries.concerning(who, person), request.GET.get("after", ""), date="start_date", size=20)
    note_reading_of(who, person, page.rows)
    parts = queries.parts_in(person, page.rows)
    rows = [(entry, parts.get(entry.pk, "")) for entry in page.rows]
    return page_or_fragment(request, "ledger/of_person.html", {"person": person, "rows": rows, "after": page.after})
