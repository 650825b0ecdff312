"""What sessions write into the ledger."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from jiaogong.congress.models import Item, Session
from jiaogong.congress.sessions.queries.rolls import turnout_of
from jiaogong.congress.sessions.telling import called_in
from jiaogong.ledger import services as ledger
from jiaogong.ledger.models import Entry
from jiaogong.ledger.rules import Facts, FigureFact, Origin
from jiaogong.members.queries import Standing

Counts = tuple[int, int, int, int, int, int]
_COUNTED = {
    Session.Body.CONGRESS: (
        "congress",
        (
            "congress_sessions", "delegates_due", "delegates_present", "delegates_excused", "items_considered",
            "items_passed",
        ),
    ),
    Session.Body.DELEGATES: (
        "organisation",
        (
            "members_congresses", "members_delegates_due", "members_delegates_present", "members_delegates_excused",
            "members_items_considered", "members_items_passed",
        ),
    ),
}  # fmt: skip
BASIS = {
    Session.Body.CONGRESS: "《学校教职工代表大会规定》",
    Session.Body.DELEGATES: "《基层工会会员代表大会条例》",
}


def signed(session: Session, actor: Standing) -> Entry:
    """The session as an act of the congress with its figures; confirmed, for the chair has just signed its minutes.

    Sessions of the members' congress keep to a category and measures of their own, so that the two bodies are never
    added up.
    """
    origin = Origin(kind=Entry.Source.INSTITUTION, name=session.official_title)
    return ledger.record_entry(actor=actor, union=session.union, facts=facts_of(session), origin=origin)


def facts_of(session: Session) -> Facts:
    """What a session that is over states: due, present, excused, items considered and passed."""
    category, figures = _COUNTED[Session.Body(session.body)]
    day, counts = localdate(session.starts_at), _counts(session)
    return Facts(
        category=category,
        title=f"召开{session.official_title}",
        start=day,
        sentence=_sentence(session, day, counts),
        figures=tuple(FigureFact(measure, count) for measure, count in zip(figures, counts, strict=True)),
        basis=BASIS[Session.Body(session.body)],
    )


def _counts(session: Session) -> Counts:
    """One session, due, present, excused, items considered, items passed; votes on the agenda itself pass nothing."""
    turnout = turnout_of(session)
    dealt = session.items.filter(state__in=(Item.State.HEARD, Item.State.CARRIED, Item.State.REJECTED)).count()
    carried = session.items.filter(state=Item.State.CARRIED).exclude(kind=Item.Kind.PROCEDURE).count()
    return 1, turnout.entitled, turnout.came, turnout.excused, dealt, carried


def _sentence(session: Session, day: dt.date, counts: Counts) -> str:
    _one, due, came, excused, dealt, carried = counts
    is_of_members = session.body == Session.Body.DELEGATES
    voters = "会员" if session.is_of_all else "会员代表"
    due_told, named = (f"应到{voters}", voters) if is_of_members else (f"应到{called_in(session)}", "")
    leave = f"，请假{named}{excused}人" if excused else ""
    return (
        f"{day.month}月{day.day}日召开{session.official_title}，{due_told}{due}人，实到{named}{came}人{leave}，"
        f"审议{dealt}项，表决通过{carried}项。"
    )
