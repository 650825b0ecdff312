"""The house's pages, and beside them the barest Django list page over the same table, on one server."""

from __future__ import annotations

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jiaogong.config.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from jiaogong.config.urls import urlpatterns
from jiaogong.ledger.models import Entry

PAGE = engines["django"].from_string(
    "<!doctype html><title>Entries</title><table>{% for e in entries %}<tr><td>{{ e.start_date }}</td><td>{{ e.title }}</td>"
    "<td>{{ e.category }}</td><td>{{ e.union.name }}</td><td>{{ e.state }}</td></tr>{% endfor %}</table>"
)


def bare(request: HttpRequest) -> HttpResponse:
    """The newest fifty entries: no rights, no filters, no frame."""
    entries = Entry.objects.select_related("union").order_by("-start_date", "-id")[:50]
    return HttpResponse(PAGE.render({"entries": entries}, request))


urlpatterns.append(path("bare/", bare))
