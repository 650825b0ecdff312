"""Handing over: lists that wait for the own signature, and chairs who went without one."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiaogong.desk.steps.step import Counts, Lists, Step
from jiaogong.handover import queries
from jiaogong.handover.models import Handover
from jiaogong.members.queries import Standing


def lists(standing: Standing, today: dt.date) -> Lists:
    return {"gone": queries.chairs_gone(standing, today)} if standing.officer_paths else {}


def steps(standing: Standing, _today: dt.date, counts: Counts) -> list[Step]:
    if not standing.offices:
        return []
    found = [_to_sign(handover) for handover in queries.awaiting(standing).select_related("union")]
    gone = counts.get("gone", 0)
    if gone:
        text = ngettext(
            "%(count)s chair has gone without a signed handing over",
            "%(count)s chairs have gone without a signed handing over",
            gone,
        )
        found.append(Step(text % {"count": gone}, reverse("handovers") + "#owed", gone, "user-check", is_late=True))
    return found


def _to_sign(handover: Handover) -> Step:
    listed = handover.state == Handover.State.LISTED
    text = _("Hand over %(union)s: write and sign the list") if listed else _("Take over %(union)s: sign for the list")
    url = reverse("handover", args=[handover.pk])
    return Step(text % {"union": handover.union.called}, url, 1, "writing")
