"""Opinions to give and to answer, meetings of heads near or to be signed, decisions that a session is to confirm."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import ngettext

from jiaogong.congress.consultation.queries import waiting
from jiaogong.congress.consultation.queries.rounds import asking
from jiaogong.desk.steps.step import Counts, Lists, Step
from jiaogong.kernel import clock
from jiaogong.members.queries import Standing


def lists(standing: Standing, today: dt.date) -> Lists:
    now = clock.now()
    known: Lists = {"asking": asking(standing, today), "heads": waiting.soon(standing, now)}
    if not standing.officer_paths:
        return known
    return {
        **known,
        "answer": waiting.to_answer(standing, today),
        "unsigned": waiting.unsigned(standing, now),
        "owed": waiting.owed(standing),
    }


def steps(standing: Standing, _today: dt.date, counts: Counts) -> list[Step]:
    own, led = standing.house.code, standing.home.code
    places = {
        "asking": (own, "opinions", "running", "quote"),
        "heads": (own, "heads-meetings", "called", "users-group"),
        "answer": (led, "opinions", "over", "quote"),
        "unsigned": (led, "heads-meetings", "called", "signature"),
        "owed": (led, "heads-meetings", "owed", "gavel"),
    }
    found = []
    for what, (code, page, state, icon) in places.items():
        count = counts.get(what, 0)
        if count:
            url = f"{reverse(page, args=[code])}?{urlencode({'state': state})}"
            found.append(Step(_told(what, count) % {"count": count}, url, count, icon))
    return found


def _told(what: str, n: int) -> str:
    """The sentence of one list."""
    if what == "asking":
        return ngettext("%(count)s draft asks for your opinion", "%(count)s drafts ask for your opinion", n)
    if what == "heads":
        return ngettext(
            "%(count)s meeting of heads that you belong to within two weeks",
            "%(count)s meetings of heads that you belong to within two weeks",
            n,
        )
    if what == "answer":
        return ngettext(
            "%(count)s round of opinions is over: answer it and publish",
            "%(count)s rounds of opinions are over: answer them and publish",
            n,
        )
    if what == "unsigned":
        return ngettext(
            "The minutes of %(count)s meeting of heads wait to be signed",
            "The minutes of %(count)s meetings of heads wait to be signed",
            n,
        )
    return ngettext(
        "%(count)s decision of heads is to be confirmed by the next session",
        "%(count)s decisions of heads are to be confirmed by the next session",
        n,
    )
