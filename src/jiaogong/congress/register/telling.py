"""Where a version stands on a day, read from its own dates and from what became of it before the congress."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiaogong.congress.models import Item, RuleVersion, Session
from jiaogong.official.paper import day_told

State = RuleVersion.State
DECIDED_IN = (Session.State.CLOSED, Session.State.SIGNED)
PASSED, HEARD, REJECTED = "passed", "heard", "rejected"
COMING, IN_FORCE, REVISED, REPEALED = "coming", "in_force", "revised", "repealed"
STAGES = {
    State.DRAFTED.value: gettext_lazy("Being drafted"),
    State.OPINIONS.value: gettext_lazy("Opinions asked for"),
    State.DELIBERATED.value: gettext_lazy("Before the congress"),
    PASSED: gettext_lazy("Passed, not yet in force"),
    HEARD: gettext_lazy("Heard, not yet in force"),
    REJECTED: gettext_lazy("Not passed"),
    COMING: gettext_lazy("Coming into force"),
    IN_FORCE: gettext_lazy("In force"),
    REVISED: gettext_lazy("Revised since"),
    REPEALED: gettext_lazy("Repealed"),
    State.WITHDRAWN.value: gettext_lazy("Withdrawn"),
}
TONES = {
    PASSED: "news", HEARD: "news", REJECTED: "bad", COMING: "news", IN_FORCE: "good", State.OPINIONS.value: "open",
    State.DELIBERATED.value: "open",
}  # fmt: skip


def outcome_of(version: RuleVersion) -> str:
    """What the congress did with a version: PASSED, HEARD or REJECTED; "" as long as it has not, or was not asked."""
    if version.elsewhere_date:
        return PASSED
    item = version.item
    if item is None or item.session.state not in DECIDED_IN:
        return ""
    if item.state == Item.State.CARRIED:
        return PASSED if item.kind == Item.Kind.PASS else HEARD
    return {Item.State.HEARD.value: HEARD, Item.State.REJECTED.value: REJECTED}.get(item.state, "")


def stage_of(version: RuleVersion, on: dt.date) -> str:
    """Where a version stands on a day: a key of STAGES."""
    if version.state != State.GIVEN_FORCE or version.in_force_from is None:
        prepared = version.state in (State.DRAFTED, State.OPINIONS, State.DELIBERATED)
        return (outcome_of(version) if prepared else "") or version.state
    if version.in_force_from > on:
        return COMING
    if version.in_force_until and version.in_force_until < on:
        return REPEALED if version.end == RuleVersion.End.REPEALED else REVISED
    return IN_FORCE


def passed_by(version: RuleVersion) -> str:
    """By what a version was passed or heard, for a page; "" where it was by nothing."""
    outcome = outcome_of(version)
    if version.elsewhere_date:
        values = {"day": version.elsewhere_date, "note": version.elsewhere_note}
        return _("passed on %(day)s (%(note)s; before this register was kept, no session on record)") % values
    if version.item is None or outcome not in (PASSED, HEARD):
        return ""
    session = version.item.session
    values = {"session": session.official_title, "day": localdate(session.starts_at)}
    told = _("passed by the %(session)s on %(day)s") if outcome == PASSED else _("heard by the %(session)s on %(day)s")
    return told % values


def passed_on_paper(version: RuleVersion) -> str:
    """The same as it stands under the title of a rule on paper, in Chinese in every language of the pages."""
    outcome = outcome_of(version)
    if version.elsewhere_date:
        return f"{day_told(version.elsewhere_date)}{version.elsewhere_note}通过"
    if version.item is None or outcome not in (PASSED, HEARD):
        return ""
    session = version.item.session
    day = day_told(localdate(session.starts_at))
    return f"{day}{session.official_title}{'审议通过' if outcome == PASSED else '听取'}"
