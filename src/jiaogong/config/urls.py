"""Every address of the house."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from jiaogong.config import api

urlpatterns: list[URLPattern | URLResolver] = [
    path("language/", set_language, name="set_language"),
    path("", include("jiaogong.desk.urls")),
    path("", include("jiaogong.entrance.urls")),
    path("", include("jiaogong.members.urls")),
    path("ledger/", include("jiaogong.ledger.urls")),
    path("notices/", include("jiaogong.notices.urls")),
    path("meetings/", include("jiaogong.meetings.urls")),
    path("ballots/", include("jiaogong.ballots.urls")),
    path("congress/", include("jiaogong.congress.urls")),
    path("proposals/", include("jiaogong.proposals.urls")),
    path("elections/", include("jiaogong.elections.urls")),
    path("appraisals/", include("jiaogong.appraisal.urls")),
    path("", include("jiaogong.organisation.urls")),
    path("rollup/", include("jiaogong.statistics.urls")),
    path("statistics/yearly/", include("jiaogong.statistics.yearly.urls")),
    path("handovers/", include("jiaogong.handover.urls")),
    path("", include("jiaogong.oversight.urls")),
    path("", include("jiaogong.outbox.urls")),
    path("", include("jiaogong.summaries.urls")),
    path("", include("jiaogong.look.urls")),
    path("api/", api.reference, name="api-reference"),
    path("api/openapi.json", api.document, name="api-document"),
    path("api/", include(api.routes)),
    path("api/<path:rest>", api.nothing, name="api-nothing"),
]
