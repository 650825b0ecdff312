"""The kinds that only an office program reads: .doc and .wps of old, .rtf; turned into .docx by LibreOffice."""

from __future__ import annotations

from django.utils.translation import gettext as _

from jiaogong.kernel.errors import RuleBroken
from jiaogong.summaries.files import office
from jiaogong.summaries.files.opened import Opened
from jiaogong.summaries.files.word import opened_word

LONGEST_SECONDS = 60
OLE, RTF = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"


def opened_old_word(data: bytes, called: str) -> Opened:
    program = office.program()
    if program is None:
        raise RuleBroken(
            _("“%(name)s” is in the old Word format: open it in Word or WPS and save it as .docx.") % {"name": called}
        )
    suffix = ".rtf" if data.startswith(RTF) else ".doc"
    made = office.converted(data, suffix=suffix, kind="docx", seconds=LONGEST_SECONDS, office=program)
    if made is None:
        raise RuleBroken(
            _("“%(name)s” could not be read within %(seconds)s seconds: open it in Word or WPS and save it as .docx.")
            % {"name": called, "seconds": LONGEST_SECONDS}
        )
    found = opened_word(made, called)
    note = _("The file is in the old Word format; it was read through LibreOffice.")
    return Opened(found.text, (note, *found.notes), found.tables)
