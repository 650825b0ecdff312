"""The list as a letter to be signed by hand and filed."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import groupby

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from jiaogong.handover.models import Handover
from jiaogong.handover.queries import Line
from jiaogong.kernel import clock, periods
from jiaogong.summaries import documents

# An office program breaks a line at the hyphens of such a day.
_ISO_DAY = re.compile(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_NUMERALS = "一二三四五六七八九十"


def as_docx(handover: Handover, lines: list[Line]) -> bytes:
    """The list in the layout of an official letter (GB/T 9704), with room for three signatures."""
    file = BytesIO()
    day = localdate(handover.given_at) if handover.given_at else clock.today()
    documents.write(
        file,
        kind="docx",
        title=_("List of what is handed over"),
        body=_ISO_DAY.sub(_in_chinese, "\n".join([*_head(handover), *_matters(lines), *_foot(handover)])),
        union=handover.union,
        period=periods.parse(str(day.year)),
    )
    return file.getvalue()


def _in_chinese(day: re.Match[str]) -> str:
    """A day as an official letter bears it.

    >>> _ISO_DAY.sub(_in_chinese, "2026-01-05 球赛")
    '2026年1月5日 球赛'
    """
    year, month, date = map(int, day.groups())
    return f"{year}年{month}月{date}日"


def _head(handover: Handover) -> list[str]:
    told = [
        f"{_('Office')}：{handover.get_office_display()}",
        f"{_('Giver')}：{handover.giver.name}（{handover.giver.number}）",
        f"{_('Receiver')}：{handover.receiver.name}（{handover.receiver.number}）",
    ]
    return [*told, f"{_('Why the giver does not sign')}：{handover.reason}"] if handover.is_witnessed else told


def _matters(lines: list[Line]) -> list[str]:
    told = []
    for at, (kind, matters) in enumerate(groupby(lines, key=lambda line: line.kind), 1):
        told.append(f"{_numeral(at)}、{kind.label}")
        for line in matters:
            due = f"（{_('due')} {line.due.isoformat()}）" if line.due else ""
            note = f"　{_('Note')}：{line.note}" if line.note else ""
            told.append(f"{line.number}. {line.what}{due}{note}")
    return told or [_("Nothing is open.")]


def _foot(handover: Handover) -> list[str]:
    signed = []
    if handover.given_at and handover.given_by:
        values = {"name": handover.given_by.name, "at": f"{localdate(handover.given_at):%Y-%m-%d}"}
        signed.append(_("Signed over in the house by %(name)s on %(at)s.") % values)
    if handover.taken_at:
        values = {"name": handover.receiver.name, "at": f"{localdate(handover.taken_at):%Y-%m-%d}"}
        signed.append(_("Signed for in the house by %(name)s on %(at)s.") % values)
    if handover.fingerprint:
        signed.append(f"{_('Fingerprint')} (SHA-256)：{handover.fingerprint}")
    room = "＿＿＿＿＿＿＿＿　　　　年　　月　　日"
    return [*signed, *(f"{who}：{room}" for who in (_("Giver"), _("Receiver"), _("Witness")))]


def _numeral(number: int) -> str:
    """Chinese numerals up to nineteen, as headings bear them."""
    return _NUMERALS[number - 1] if number <= 10 else f"十{_NUMERALS[number - 11]}"
