"""The parts that pages are made of: each is a template in templates/components, shown on the page /look/."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

# What a badge means, and the colour that says so everywhere.
TONES = {"good": "green", "open": "yellow", "news": "blue", "bad": "red", "warning": "orange", "quiet": "secondary"}


@register.simple_block_tag(end_name="endpage")
def page(content: str) -> str:
    """The whole of a page, made before the head above it, which has to know whether it has a primary button."""
    return content


@register.simple_block_tag(end_name="endhead")
def head(content: str, title: str, under: str = "") -> SafeString:
    """The head of a page: its title, what it is of, and what can be done here."""
    return render_to_string("components/head.html", {"content": content, "title": title, "under": under})


@register.simple_block_tag(end_name="endrows")
def rows(content: str, caption: str = "", spaced: bool = False, bare: bool = False) -> SafeString:
    """A list as a table, whose rows are cards on a phone; `bare` stands within a card, `spaced` above more."""
    asked = {"content": content, "caption": caption, "spaced": spaced, "bare": bare}
    return render_to_string("components/rows.html", asked)


@register.simple_block_tag(end_name="endnotice")
def notice(content: str, tone: str = "info") -> SafeString:
    """Something to be told at once; "warning" and "danger" interrupt who listens to the page."""
    return render_to_string("components/notice.html", {"content": content, "tone": tone})


@register.simple_block_tag(end_name="endfilters")
def filters(content: str, live: str = "") -> SafeString:
    """The form that narrows a list; with `live`, an address, the list follows while somebody types."""
    return render_to_string("components/filters.html", {"content": content, "live": live})


@register.simple_block_tag(end_name="endconfirm")
def confirm(content: str, label: str, icon: str = "x") -> SafeString:
    """What cannot be taken back: a button that opens the form in which it is said once more."""
    return render_to_string("components/confirm.html", {"content": content, "label": label, "icon": icon})


@register.simple_tag
def badge(tone: str, text: Any) -> SafeString:
    """A state in one word, in the colour of its meaning (see TONES)."""
    return format_html('<span class="badge bg-{}-lt">{}</span>', TONES[tone], text)
