"""The report of every vote that was taken (表决结果报告单), a sheet for each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiaogong.congress.documents.queries import Counted, Record
from jiaogong.congress.documents.telling import names_told, titled, way_told
from jiaogong.congress.documents.writing.document import Document
from jiaogong.congress.models import HandCount, Item, ItemResult
from jiaogong.official.paper import GAP, Block, Grid, Line, Paper, Sheet, Text, day_told

_WIDTHS = (56, 100)
_ELSEWHERE = (Item.Kind.ELECT, Item.Kind.APPRAISE)


def _votes(record: Record) -> Paper:
    first, *rest = record.reported
    blocks: list[Block] = list(_sheet(record, first))
    for item in rest:
        blocks += [Sheet(_title(item)), *_sheet(record, item)]
    return Paper(title=_title(first), blocks=tuple(blocks))


def _title(item: Item) -> str:
    if item.kind == Item.Kind.ELECT:
        return f"{titled(item.title)}选举结果报告单"
    if item.kind == Item.Kind.APPRAISE:
        return f"{titled(item.title)}情况报告单"
    return f"{titled(item.title)}表决结果报告单"


def _sheet(record: Record, item: Item) -> Iterator[Block]:
    result = record.results.get(item.pk)
    if result:
        yield from _held_elsewhere(record, result)
        return
    counted, hands = record.counts.get(item.pk), record.hands.get(item.pk, ())
    yield Text(f"{record.session.official_title}对{titled(item.title)}进行了表决，现将结果报告如下：")
    yield Grid(("项目", "结果"), tuple(_rows(item, counted)), _WIDTHS)
    yield from _signed_by_ballot(counted) if counted else _signed_by_hand(hands)
    yield Line(f"日期：{day_told(localdate(item.decided_at)) if item.decided_at else GAP}")


def _held_elsewhere(record: Record, result: ItemResult) -> Iterator[Block]:
    """What an election or an appraisal reported of its own vote."""
    yield Text(f"{record.session.official_title}进行了{titled(result.source)}，现将结果报告如下：")
    if result.rows:
        yield Grid(("项目", "结果"), tuple((str(name), str(value)) for name, value in result.rows), _WIDTHS)
    yield from (Text(line.strip()) for line in result.text.splitlines() if line.strip())
    yield Line(f"日期：{day_told(result.decided_date)}")


def _signed_by_ballot(counted: Counted) -> Iterator[Block]:
    yield Line(f"监票人：{names_told(counted.scrutineers) or GAP}（签名）{GAP}{GAP}")
    by_hand = f"{names_told(counted.tellers)}（签名）{GAP}{GAP}"
    yield Line(f"计票人：{by_hand if counted.tellers else '监票人共同开箱后由系统计票'}")


def _signed_by_hand(hands: tuple[HandCount, ...]) -> Iterator[Block]:
    """Who counted the hands signs; every earlier count is told with the reason of the next."""
    for at, (count, after) in enumerate(pairwise(hands), 1):
        yield Text(
            f"第{at}次计票：赞成{count.yes}票，反对{count.no}票，弃权{count.abstained}票。"
            f"重新计票原因：{after.reason.rstrip('。')}。"
        )
    tellers = hands[-1].tellers if hands else ""
    yield Line(f"监票人（签名）：{GAP}{GAP}")
    yield Line(f"计票人：{tellers}（签名）{GAP}{GAP}" if tellers else f"计票人（签名）：{GAP}{GAP}")


def _rows(item: Item, counted: Counted | None) -> Iterator[tuple[str, str]]:
    yield "表决方式", way_told(item)
    yield "应到人数", f"{item.entitled}人"
    yield "实到人数", f"{item.present}人（法定到会人数{item.quorum}人）"
    if counted:
        tally = counted.tally
        void = tally.questions[0].void
        yield "发出表决票", f"{tally.issued}张"
        yield "收回表决票", f"{tally.cast}张（有效{tally.cast - void}张，无效{void}张）"
    yield "赞成", f"{item.yes}票"
    yield "反对", f"{item.no}票"
    yield "弃权", f"{item.abstained}票"
    if item.way == Item.Way.HANDS:
        yield "未表决", f"{_silent(item)}人"
    yield "通过所需", f"赞成票不少于{item.needed}票"
    yield "结果", "通过" if item.state == Item.State.CARRIED else "未通过"
    yield "依据", item.limit or GAP


def _silent(item: Item) -> int:
    return (item.present or 0) - (item.yes or 0) - (item.no or 0) - (item.abstained or 0)


def _lacks(record: Record) -> list[str]:
    by_hands = _("Who counted the hands on “%(item)s” is not on record: they sign the sheet.")
    elsewhere = _("The result of “%(item)s” is not on record here: tie its election or appraisal to this item.")
    unkept = _("The ballot on “%(item)s” is not on record: papers given out and returned, and who watched over them.")
    counted = {pk for pk, hands in record.hands.items() if hands and hands[-1].tellers}
    hands = (i for i in record.voted if i.way == Item.Way.HANDS and i.pk not in counted)
    secret = (i for i in record.voted if i.way == Item.Way.SECRET and i.pk not in record.counts)
    untold = (i for i in record.items if i.kind in _ELSEWHERE and i.pk not in record.results)
    return [
        *(by_hands % {"item": i.title} for i in hands),
        *(unkept % {"item": i.title} for i in secret),
        *(elsewhere % {"item": i.title} for i in untold),
    ]


VOTES = Document(
    code="votes",
    name=gettext_lazy("Report of the votes"),
    file_name="表决结果报告单",
    not_yet=lambda record: "" if record.reported else _("There is a report once an item has been voted on."),
    lacks=_lacks,
    write=_votes,
)
