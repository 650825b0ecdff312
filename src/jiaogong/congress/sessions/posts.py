"""What sessions write into the ledger."""

from __future__ import annotations

from django.utils.timezone import localdate

from jiaogong.congress.models import Item, Session
from jiaogong.congress.sessions.queries.rolls import turnout_of
from jiaogong.congress.sessions.telling import called_in
from jiaogong.ledger import services as ledger
from jiaogong.ledger.models import Entry
from jiaogong.ledger.rules import Facts, FigureFact, Origin
from jiaogong.members.queries import Standing

BASIS = {
    Session.Body.CONGRESS: "《学校教职工代表大会规定》",
    Session.Body.DELEGATES: "《基层工会会员代表大会条例》",
}


def signed(session: Session, actor: Standing) -> Entry:
    """The session as an act of the congress with its figures; confirmed, for the chair has just signed its minutes.

    Sessions of the members' congress keep to a category of their own, so that the two bodies are never added up.
    """
    origin = Origin(kind=Entry.Source.INSTITUTION, name=session.official_title)
    return ledger.record_entry(actor=actor, union=session.union, facts=facts_of(session), origin=origin)


def facts_of(session: Session) -> Facts:
    """What a session that is over states: due, present, excused, items considered and passed."""
    turnout, day = turnout_of(session), localdate(session.starts_at)
    dealt = session.items.filter(state__in=(Item.State.HEARD, Item.State.CARRIED, Item.State.REJECTED)).count()
    carried = session.items.filter(state=Item.State.CARRIED).exclude(kind=Item.Kind.PROCEDURE).count()
    leave = f"，请假{turnout.excused}人" if turnout.excused else ""
    sentence = (
        f"{day.month}月{day.day}日召开{session.official_title}，应到{called_in(session)}{turnout.entitled}人，实到{turnout.came}人{leave}，"
        f"审议{dealt}项，表决通过{carried}项。"
    )
    if session.body == Session.Body.DELEGATES:
        return Facts(
            category="organisation",
            title=f"召开{session.official_title}",
            start=day,
            sentence=sentence,
            figures=(FigureFact("participants", turnout.came),),
            basis=BASIS[Session.Body.DELEGATES],
        )
    return Facts(
        category="congress",
        title=f"召开{session.official_title}",
        start=day,
        sentence=sentence,
        figures=(
            FigureFact("congress_sessions", 1),
            FigureFact("delegates_due", turnout.entitled),
            FigureFact("delegates_present", turnout.came),
            FigureFact("delegates_excused", turnout.excused),
            FigureFact("items_considered", dealt),
            FigureFact("items_passed", carried),
        ),
        basis=BASIS[Session.Body.CONGRESS],
    )
