"""The folder of a session (案卷): every paper of it in one .zip, with a list of what is in it and what is missing."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.timezone import localdate, localtime

from jiaogong.congress.documents.queries import Record
from jiaogong.congress.documents.telling import side_told
from jiaogong.congress.documents.writing import DOCUMENTS
from jiaogong.congress.documents.writing.document import numbered
from jiaogong.congress.models import Paper as SessionPaper
from jiaogong.kernel import clock
from jiaogong.kernel.files import place_of, safe_name
from jiaogong.official.paper import GAP, Block, Grid, Line, Paper, Text, day_told
from jiaogong.official.word import as_docx

_HEADS = ("序号", "题名", "责任者", "日期", "备注")
_WIDTHS = (14, 66, 32, 28, 16)
_MISSING = "文件缺失"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """A paper in the folder: written now (`paper`), or a stored file (`sha256`) with the ending of its name."""

    title: str
    by: str
    dated: dt.date | None
    paper: Paper | None = None
    sha256: str = ""
    ending: str = ".docx"

    @property
    def is_there(self) -> bool:
        return self.paper is not None or place_of(self.sha256).is_file()


def folder_of(record: Record) -> io.BytesIO:
    """The folder as an open file, at its beginning; a stored file that is lost is told in the list and left out."""
    filed = tuple(_filed(record))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr(_entry("00 卷内目录.docx"), as_docx(index_of(record, filed)))
        for number, one in enumerate(filed, 1):
            name = _entry(f"{number:02} {safe_name(one.title)[:60]}{one.ending}")
            if one.paper:
                folder.writestr(name, as_docx(one.paper))
            elif one.is_there:
                with place_of(one.sha256).open("rb") as kept, folder.open(name, "w", force_zip64=True) as copy:
                    shutil.copyfileobj(kept, copy)
    made.seek(0)
    return made


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, localtime(clock.now()).timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _filed(record: Record) -> Iterator[Filed]:
    union = record.session.union.name
    for sign_off in record.sign_offs:
        if sign_off.sha256:
            title, ending = f"{side_told(sign_off)}审批意见", _ending(sign_off.file_name)
            yield Filed(
                title=title, by=sign_off.signed_by, dated=sign_off.signed_date, sha256=sign_off.sha256, ending=ending
            )
    for document in DOCUMENTS.values():
        if not document.not_yet(record):
            papers = document.kept(record) or (document.write(record),)
            for number, paper in enumerate(papers, 1):
                title = numbered(document.file_name, number)
                yield Filed(title=title, by=union, dated=paper.dated or _held(record), paper=paper)
    for sent in record.papers:
        yield from _papers(sent, union)


def _papers(paper: SessionPaper, union: str) -> Iterator[Filed]:
    """What delegates were sent: its text, its file, or both."""
    day, by = localdate(paper.added_at), (paper.item.presenter if paper.item else "") or union
    if paper.text:
        lines = tuple(Text(line.strip()) for line in paper.text.splitlines() if line.strip())
        yield Filed(title=f"会议材料：{paper.title}", by=by, dated=day, paper=Paper(title=paper.title, blocks=lines))
    if paper.sha256:
        title = f"会议材料：{paper.title}（附件）" if paper.text else f"会议材料：{paper.title}"
        yield Filed(title=title, by=by, dated=day, sha256=paper.sha256, ending=_ending(paper.file_name))


def _ending(file_name: str) -> str:
    _stem, dot, ending = safe_name(file_name).rpartition(".")
    return f".{ending.lower()}" if dot and ending.isalnum() else ""


def _held(record: Record) -> dt.date:
    return localdate(record.session.opened_at or record.session.starts_at)


def index_of(record: Record, filed: Iterable[Filed]) -> Paper:
    """The list of what is in the folder, and of the documents that do not exist yet (卷内目录)."""
    rows = tuple(
        (str(number), one.title, one.by, day_told(one.dated) if one.dated else GAP, "" if one.is_there else _MISSING)
        for number, one in enumerate(filed, 1)
    )
    open_ones = [d.file_name for d in DOCUMENTS.values() if d.not_yet(record)]
    blocks: tuple[Block, ...] = (
        Line(f"会议日期：{day_told(_held(record))}"),
        Line(f"共{len(rows)}件，整理日期：{day_told(clock.today())}"),
        Grid(_HEADS, rows, _WIDTHS),
        *((Line(f"尚未形成：{'、'.join(open_ones)}。"),) if open_ones else ()),
    )
    return Paper(title=f"{record.session.official_title}卷内目录", note=record.session.union.name, blocks=blocks)
