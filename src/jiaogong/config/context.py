"""What the frame around every page needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from jiaogong.kernel import clock
from jiaogong.look.rules import chosen_theme
from jiaogong.members.middleware import ATTRIBUTE


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the menu."""

    url: str
    label: str
    icon: str
    is_here: bool


def frame(request: HttpRequest) -> dict[str, Any]:
    standing = getattr(request, ATTRIBUTE, None)
    return {
        "standing": standing,
        "navigation": _menu(request) if standing else [],
        "theme": chosen_theme(request.COOKIES),
        "printed_at": clock.now(),
    }


def _menu(request: HttpRequest) -> list[Item]:
    lines = [
        ("home", _("Home"), "home"),
        ("ledger", _("Ledger"), "notebook"),
        ("notices", _("Notices"), "bell"),
        ("meetings", _("Meetings"), "users-group"),
        ("congress", _("Democratic management"), "gavel"),
        ("rollup", _("Roll-up"), "chart-bar"),
        ("summaries", _("Summaries"), "file-text"),
        ("check", _("Check a draft"), "checklist"),
        ("unions", _("Unions"), "sitemap"),
        ("people", _("People"), "users"),
    ]
    if getattr(request, ATTRIBUTE).read_paths:
        lines.append(("audit", _("Audit"), "shield-check"))
    root = reverse("home")
    items = []
    for name, label, icon in lines:
        url = reverse(name)
        here = request.path == url if url == root else request.path.startswith(url)
        items.append(Item(url, label, icon, here))
    return items
