"""What rounds of opinions and meetings of heads write into the ledger."""

from __future__ import annotations

from django.utils.timezone import localdate

from jiaogong.congress.consultation.queries.heads import turnout_of
from jiaogong.congress.consultation.queries.rounds import Counts, last_day_of
from jiaogong.congress.models import HeadsMatter, HeadsMeeting, OpinionRound
from jiaogong.ledger import services as ledger
from jiaogong.ledger.models import Entry
from jiaogong.ledger.rules import TITLE_LENGTH, Facts, FigureFact, Origin
from jiaogong.members.queries import Standing

_HEADS = "代表团团长和专门委员会负责人联席会议"


def published(found: OpinionRound, counts: Counts, actor: Standing) -> Entry | None:
    """A round with what came of it, when its answers are published; nothing where nobody gave an opinion."""
    if not counts.opinions:
        return None
    title = f"征求意见：{found.title}"[:TITLE_LENGTH]
    first, last = found.starts_date, last_day_of(found)
    taken = counts.adopted + counts.partly
    sentence = (
        f"{first.month}月{first.day}日至{last.month}月{last.day}日就《{found.title}》征求意见，"
        f"收到意见{counts.opinions}条，采纳（含部分采纳）{taken}条，均已答复。"
    )
    facts = Facts(
        category="voice",
        title=title,
        start=last,
        sentence=sentence,
        figures=(FigureFact("opinions_collected", counts.opinions),),
        basis=found.title,
    )
    origin = Origin(kind=Entry.Source.INSTITUTION, name=title)
    return ledger.record_entry(actor=actor, union=found.union, facts=facts, origin=origin)


def signed(meeting: HeadsMeeting, actor: Standing) -> Entry:
    """A meeting of heads, when the chair signs its minutes. It is no session: it counts for nothing but those present."""
    turnout, day = turnout_of(meeting), localdate(meeting.starts_at)
    came = turnout.present + turnout.invited
    matters = meeting.matters.exclude(state=HeadsMatter.State.PLANNED)
    titles = "、".join(matter.title for matter in matters)
    facts = Facts(
        category="congress",
        title=f"召开{_HEADS}",
        start=day,
        sentence=f"{day.month}月{day.day}日召开{_HEADS}，应到{turnout.entitled}人，实到{turnout.present}人，研究{titles}。",
        figures=(FigureFact("participants", came),),
        basis=meeting.cause,
    )
    origin = Origin(kind=Entry.Source.INSTITUTION, name=meeting.cause[:TITLE_LENGTH])
    return ledger.record_entry(actor=actor, union=meeting.union, facts=facts, origin=origin)
