"""The published list, for everybody who may see the ballot: as .csv to read, as .json to count again."""

from __future__ import annotations

import csv
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from jiaogong.ballots import documents, queries
from jiaogong.ballots.models import Outcome
from jiaogong.ballots.views.doors import looked_at
from jiaogong.kernel.errors import NotFound
from jiaogong.members.doors import signed_in


def _outcome(request: HttpRequest, ballot_id: int) -> Outcome:
    found = Outcome.objects.filter(ballot=looked_at(request, ballot_id)).select_related("ballot__union").first()
    if found is None:
        raise NotFound(_("The ballot has not been counted; its papers are published with the count."))
    if found.ballot.is_confidential:
        raise NotFound(_("The papers of this ballot are confidential: they are published to nobody."))
    return found


@signed_in
def as_json(request: HttpRequest, ballot_id: int) -> HttpResponse:
    outcome = _outcome(request, ballot_id)
    answer = JsonResponse(documents.published(outcome), json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="ballot-{ballot_id}.json"'
    return answer


@signed_in
def as_csv(request: HttpRequest, ballot_id: int) -> HttpResponse:
    """A row an answer: the question, the name (of grades), the group, what was marked."""
    outcome = _outcome(request, ballot_id)
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="ballot-{ballot_id}.csv"'
    table: Any = csv.writer(answer)
    table.writerow([_("Question"), _("Name"), _("Group"), _("What was marked")])
    table.writerows(documents.rows(outcome, queries.questions_of(outcome.ballot)))
    return answer
