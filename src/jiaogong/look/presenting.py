"""What the page of components shows in them: made-up words and figures."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from jiaogong.kernel.templatetags.parts import TONES
from jiaogong.look.forms import EveryField
from jiaogong.look.rules import THEMES

SIZES = ("xs", "sm", "base", "lg", "xl", "2xl")
SPACES = ("1", "2", "3", "4", "5", "6")


def shown() -> dict[str, Any]:
    """What the page of components is rendered with."""
    return {
        "themes": [theme for theme in THEMES if theme != "system"],
        "tones": [(tone, name) for tone, name in zip(TONES, _tone_names(), strict=True)],
        "sizes": SIZES,
        "spaces": SPACES,
        "blank_form": EveryField(),
        "faulty_form": EveryField({"sent-title": "", "sent-day": "32", "sent-people": "0"}, prefix="sent"),
        "acts": _acts(),
        "numbers": [
            ("42", _("People who took part")),
            ("4,200.00", _("Yuan paid out")),
            ("3 / 4", _("Unions that answered")),
        ],
        "verdicts": _verdicts(),
        "bars": _bars(),
    }


def _tone_names() -> list[str]:
    return [_("done"), _("waits"), _("new"), _("late or wrong"), _("look here"), _("over")]


def _verdicts() -> list[tuple[str, str]]:
    names = [_("in the ledger"), _("the ledger says otherwise"), _("not in the ledger"), _("cannot be checked")]
    return list(zip(("supported", "contradicted", "unsupported", "uncheckable"), names, strict=True))


def _acts() -> list[dict[str, str]]:
    return [
        {
            "title": _("Badminton for the women teachers"),
            "day": "2026-03-08",
            "figure": "42",
            "tone": "good",
            "state": _("done"),
        },
        {
            "title": _("Visit to a colleague in hospital"),
            "day": "2026-04-17",
            "figure": "1",
            "tone": "open",
            "state": _("waits"),
        },
        {
            "title": _("Autumn trip of the retired"),
            "day": "2026-10-18",
            "figure": "118",
            "tone": "news",
            "state": _("new"),
        },
    ]


def _bars() -> dict[str, Any]:
    """Chart options as views make them: a colour may be a token's name."""
    return {
        "tooltip": {"trigger": "axis"},
        "legend": {"bottom": 0},
        "grid": {"left": 40, "right": 12, "top": 12, "bottom": 48},
        "xAxis": {"type": "category", "data": ["03", "04", "05", "06"]},
        "yAxis": {"type": "value", "minInterval": 1},
        "series": [
            {"name": "2025", "type": "bar", "data": [9, 14, 11, 8], "itemStyle": {"color": "--chart-quiet"}},
            {"name": "2026", "type": "bar", "data": [12, 10, 16, 9], "itemStyle": {"color": "--chart-1"}},
        ],
    }
