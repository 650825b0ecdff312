"""Addresses of the congress: its first page, delegates, sessions, and what lies between sessions."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
