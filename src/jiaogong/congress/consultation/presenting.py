"""What the pages of rounds and meetings show beside their rows: a stage as a badge, counts with the rule behind them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jiaogong.congress.consultation import rules, telling
from jiaogong.congress.models import HeadsMatter, OpinionRound


@dataclass(frozen=True, slots=True)
class Badge:
    """A state in a word, and the colour of its meaning."""

    code: str
    label: Promise | str
    tone: str


STAGES = {
    rules.COMING: Badge(rules.COMING, _("Not begun"), "quiet"),
    rules.RUNNING: Badge(rules.RUNNING, _("Running"), "news"),
    rules.OVER: Badge(rules.OVER, _("Over, to be answered"), "open"),
    rules.PUBLISHED: Badge(rules.PUBLISHED, _("Answers published"), "good"),
    rules.CALLED_OFF: Badge(rules.CALLED_OFF, _("Called off"), "quiet"),
}
CONFIRMATIONS = {
    telling.OWED: Badge(telling.OWED, _("To be confirmed by the next session"), "warning"),
    telling.ON_AGENDA: Badge(telling.ON_AGENDA, _("On the agenda of a session"), "open"),
    telling.CONFIRMED: Badge(telling.CONFIRMED, _("Confirmed"), "good"),
    telling.NOT_CONFIRMED: Badge(telling.NOT_CONFIRMED, _("Not confirmed"), "bad"),
}
COUNTED_BY = {
    OpinionRound.Asked.STAFF.value: _("Asked: the serving staff of the house on the last day of the round."),
    OpinionRound.Asked.DELEGATES.value: _(
        "Asked: the seats of the teachers' congress held on the last day of the round."
    ),
    OpinionRound.Asked.DELEGATIONS.value: _("Asked: the delegations of the term that have a head."),
}


@dataclass(frozen=True, slots=True)
class ShownMatter:
    """A matter with its result in words and the badge of its confirmation."""

    matter: HeadsMatter
    told: str
    confirmation: Badge | None


def shown(matter: HeadsMatter) -> ShownMatter:
    return ShownMatter(matter, telling.result_told(matter), CONFIRMATIONS.get(telling.confirmation_of(matter)))
