"""Template words that every page may use."""

from __future__ import annotations

from typing import Any

from django import template
from django.http import HttpRequest

register = template.Library()


@register.simple_tag(takes_context=True)
def same_page(context: dict[str, Any], **changes: Any) -> str:
    """This page's address with some of its filters changed; an empty value takes one away."""
    request: HttpRequest = context["request"]
    asked = request.GET.copy()
    for name, value in changes.items():
        if value in ("", None):
            asked.pop(name, None)
        else:
            asked[name] = str(value)
    return f"{request.path}?{asked.urlencode()}" if asked else request.path
