"""What votes are called on paper and on screen."""

from __future__ import annotations

from django.utils.translation import gettext as _


def votes_told() -> dict[str, str]:
    return {"yes": _("For"), "no": _("Against"), "abstain": _("Abstain")}
