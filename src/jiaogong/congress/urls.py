"""Addresses of the congress: its first page, delegates, sessions, and what lies between sessions."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("jiaogong.congress.delegates.urls")),
    path("", include("jiaogong.congress.sessions.urls")),
    path("", include("jiaogong.congress.documents.urls")),
    path("", include("jiaogong.congress.consultation.urls")),
    path("", include("jiaogong.congress.supervision.urls")),
    path("", include("jiaogong.congress.register.urls")),
]
