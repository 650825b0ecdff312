"""The text of a PDF, its lines joined again where only the paper's edge broke them."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from jiaogong.kernel.errors import RuleBroken
from jiaogong.summaries.files.opened import Opened
from jiaogong.summaries.files.plain import named

# What the reader of PDFs grumbles about is told in a sentence of ours, or is nobody's concern.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

_OPENS = re.compile(r"\s|[（(]?[一二三四五六七八九十\d]{1,3}[、.．）)]|第[一二三四五六七八九十]+[章节部]|[●•◆■]")
_FULL_LINE = 0.85
_SHORTEST_FULL = 20


def opened_pdf(data: bytes, called: str) -> Opened:
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise RuleBroken(_("“%(name)s” is locked with a password: save an unlocked copy.") % {"name": called})
        pages = [page.extract_text() for page in reader.pages]
    except (PyPdfError, DependencyError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        raise RuleBroken(_("“%(name)s” is damaged or no PDF: save it as a PDF again.") % {"name": called}) from None
    blank = [number for number, page in enumerate(pages, start=1) if not page.strip()]
    if len(blank) == len(pages):
        raise RuleBroken(
            _("“%(name)s” holds only pictures of pages, no text: take the document it was printed from.")
            % {"name": called}
        )
    return Opened("\n".join(unbroken(page.splitlines()) for page in pages if page.strip()), _notes(blank))


def _notes(blank: Sequence[int]) -> tuple[str, ...]:
    if not blank:
        return ()
    told = ngettext(
        "Page %(pages)s is a picture without text, or empty: what stands on it was not read.",
        "Pages %(pages)s are pictures without text, or empty: what stands on them was not read.",
        len(blank),
    )
    return (told % {"pages": named(blank)},)


def unbroken(lines: Sequence[str]) -> str:
    """Lines as paragraphs: one that fills the page's width, and ends no sentence, goes on in the next.

    >>> unbroken(["三月八日组织女教职工开展羽毛球友谊比赛活动，共有四", "十二人参加。", "五月举办讲座。"])
    '三月八日组织女教职工开展羽毛球友谊比赛活动，共有四十二人参加。\\n五月举办讲座。'
    """
    width = max((len(line.rstrip()) for line in lines), default=0)
    joined: list[str] = []
    is_open = False
    for line in lines:
        bare = line.rstrip()
        if is_open and bare and not _OPENS.match(bare):
            joined[-1] += bare
        else:
            joined.append(bare)
        is_open = len(bare) >= max(_SHORTEST_FULL, _FULL_LINE * width) and not bare.endswith(tuple("。！？!?：:；"))
    return "\n".join(joined)
