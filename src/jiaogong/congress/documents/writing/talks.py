"""What the presidium decided and what the delegations said."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiaogong.congress.documents.queries import Record
from jiaogong.congress.documents.telling import moment_told, titled
from jiaogong.congress.documents.writing.document import Document
from jiaogong.congress.models import Opinion
from jiaogong.congress.rules import in_numerals
from jiaogong.official.paper import Block, Paper, Text


def _presidium(record: Record) -> Paper:
    blocks: list[Block] = []
    for at, meeting in enumerate(record.presidium_meetings, 1):
        blocks.append(Text(f"{in_numerals(at)}、{moment_told(meeting.held_at)}", 1))
        blocks.append(Text(f"到会{meeting.present}人。"))
        blocks += [Text(line.strip()) for line in meeting.text.splitlines() if line.strip()]
    return Paper(title=f"{record.session.official_title}主席团会议记录", blocks=tuple(blocks))


def _opinions(record: Record) -> Paper:
    """Opinions under the item they are on; who said them stays out, the delegation stands."""
    items = {item.pk: (item.position, item.title) for item in record.items}
    gathered = sorted(record.opinions, key=lambda o: (items.get(o.item_id or 0, (0, "")), o.pk))
    blocks: list[Block] = []
    for at, (place, said) in enumerate(groupby(gathered, key=lambda o: items.get(o.item_id or 0, (0, ""))), 1):
        on = f"关于{titled(place[1])}" if place[1] else "关于会议整体"
        blocks.append(Text(f"{in_numerals(at)}、{on}", 1))
        blocks += _said(said)
    return Paper(title=f"{record.session.official_title}讨论意见汇总", blocks=tuple(blocks))


def _said(opinions: Iterator[Opinion]) -> Iterator[Text]:
    for at, opinion in enumerate(opinions, 1):
        by = f"{opinion.delegation.name}：" if opinion.delegation else ""
        yield Text(f"{at}．{by}{' '.join(opinion.text.split())}")


def _presidium_not_yet(record: Record) -> str:
    return "" if record.presidium_meetings else _("There is a record once a meeting of the presidium has been noted.")


PRESIDIUM = Document(
    code="presidium",
    name=gettext_lazy("Record of the presidium"),
    file_name="主席团会议记录",
    not_yet=_presidium_not_yet,
    lacks=lambda _record: [],
    write=_presidium,
)
OPINIONS = Document(
    code="opinions",
    name=gettext_lazy("Opinions of the delegations"),
    file_name="讨论意见汇总",
    not_yet=lambda record: "" if record.opinions else _("There is a list once an opinion has been given."),
    lacks=lambda _record: [],
    write=_opinions,
)
