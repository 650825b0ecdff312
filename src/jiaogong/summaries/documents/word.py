"""A letter as .docx: a Word template filled in Jinja's sandbox.

Names that a template may use: `title`, `union`, `period`, `date`, `parts` (each
with `level` and `text`). Layout of the shipped one: GB/T 9704-2012.
"""

from __future__ import annotations

import zipfile
from importlib import resources
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.shared import Pt
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from jiaogong.kernel.errors import RuleBroken
from jiaogong.official.layout import DATED, NO_3, SIGNED
from jiaogong.official.paper import signature_indents
from jiaogong.summaries.documents.annexes import Annexes
from jiaogong.summaries.documents.letter import Letter
from jiaogong.summaries.documents.sheets import add_annexes

NAMES = ("title", "union", "period", "date", "parts")
LARGEST_TEMPLATE = 20 * 1024 * 1024
_BROKEN = (TemplateError, OpcError, SyntaxError, zipfile.BadZipFile, KeyError, ValueError, AttributeError, TypeError)


class Template(NamedTuple):
    """A Word template: what it is called, and its bytes."""

    name: str
    data: bytes

    @classmethod
    def read(cls, path: Path) -> Template:
        """A template from a file. Raises RuleBroken where there is none to read."""
        try:
            return cls(path.name, path.read_bytes())
        except OSError as error:
            raise _no_word(path.name) from error


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja with the names of a letter and nothing else: no ranges, no filters, no products of texts."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in ("e", "escape", "length", "trim")}

    def call_binop(self, _context: object, operator: str, _left: object, _right: object) -> Any:
        raise SecurityError(operator)


def as_docx(whole: Letter, template: Template | None = None, annexes: Annexes | None = None) -> bytes:
    """Fill the shipped template, or an office's own, with the annexes on sheets after it.

    Raises RuleBroken for a template that is no .docx, too large, or uses names that are not listed.
    """
    own = template or Template("summary.docx", shipped())
    _require_word(own)
    try:
        return _filled(own.data, whole, own.name, annexes)
    except _BROKEN as error:
        raise RuleBroken(
            _("The template “%(name)s” cannot be filled: %(reason)s") % {"name": own.name, "reason": _reason(error)}
        ) from error


def shipped() -> bytes:
    """The template that comes with the product, in the layout of GB/T 9704-2012: a start for an office's own."""
    return resources.files("jiaogong.summaries").joinpath("templates/documents/summary.docx").read_bytes()


def _require_word(template: Template) -> None:
    try:
        with zipfile.ZipFile(BytesIO(template.data)) as parts:
            size = sum(part.file_size for part in parts.infolist())
    except zipfile.BadZipFile as error:
        raise _no_word(template.name) from error
    if size > LARGEST_TEMPLATE:
        raise RuleBroken(_("The template “%(name)s” is too large.") % {"name": template.name})


def _no_word(name: str) -> RuleBroken:
    return RuleBroken(_("“%(name)s” is not a Word document (.docx).") % {"name": name})


def _filled(source: bytes, whole: Letter, name: str, annexes: Annexes | None) -> bytes:
    document = DocxTemplate(BytesIO(source))
    sandbox = _Sandbox()
    strangers = document.get_undeclared_template_variables(jinja_env=sandbox) - set(NAMES)
    if strangers:
        listed = "、".join(sorted(strangers))
        raise RuleBroken(
            _("The template “%(name)s” uses names that are not known: %(names)s.") % {"name": name, "names": listed}
        )
    document.render({name: getattr(whole, name) for name in NAMES}, sandbox, autoescape=True)
    _set_signature(document.docx, whole)
    if annexes:
        add_annexes(document.docx, annexes)
    filled = BytesIO()
    document.save(filled)
    return filled.getvalue()


def _set_signature(document: Document, whole: Letter) -> None:
    """Centre signature and date over each other."""
    signed, dated = signature_indents(whole.union, whole.date)
    for paragraph in document.paragraphs:
        if paragraph.style is not None and paragraph.style.name in (SIGNED, DATED):
            indent = signed if paragraph.style.name == SIGNED else dated
            paragraph.paragraph_format.right_indent = Pt(NO_3.pt * indent)


def _reason(error: Exception) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
