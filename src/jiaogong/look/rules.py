"""The themes, and which of them a reader has chosen."""

from __future__ import annotations

from collections.abc import Mapping

SYSTEM, LIGHT, DARK = "system", "light", "dark"
THEMES = (SYSTEM, LIGHT, DARK)
COOKIE = "theme"
KEPT_SECONDS = 365 * 24 * 60 * 60


def chosen_theme(cookies: Mapping[str, str]) -> str:
    """The theme that a reader's browser keeps; whoever chose none follows the system.

    >>> chosen_theme({"theme": "dark"}), chosen_theme({"theme": "pink"}), chosen_theme({})
    ('dark', 'system', 'system')
    """
    kept = cookies.get(COOKIE, SYSTEM)
    return kept if kept in THEMES else SYSTEM
