"""What the forms about texts offer and are given: unions, a text pasted or as a file."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.web import new_form_key
from jiaogong.members.queries import Standing, unions_visible_to
from jiaogong.summaries.files import open_text, require_modest_length
from jiaogong.summaries.old.titling import title_of
from jiaogong.unions.models import Union

# How much is written: the whole, one page, or one part of the work.
LEVELS = {
    "": gettext_lazy("The whole summary"),
    "brief": gettext_lazy("A brief of one page"),
    "democracy": gettext_lazy("Democratic management alone"),
    "growth": gettext_lazy("Teachers' growth alone"),
    "care": gettext_lazy("Care alone"),
    "culture": gettext_lazy("Culture and sport alone"),
    "house": gettext_lazy("The union's own house alone"),
}


def offered(who: Standing) -> dict[str, object]:
    """What the forms of this room offer: the unions one may name, and a key for a new form."""
    return {"unions": unions_visible_to(who).exclude(kind=Union.Kind.GROUP), "new_key": new_form_key()}


@dataclass(frozen=True, slots=True)
class Given:
    """A text that was pasted or uploaded, its name, and what has to be said of how its file was read."""

    name: str
    body: str
    notes: tuple[str, ...] = ()


def given_text(request: HttpRequest) -> Given:
    """The text of a form: its file if there is one, else what was pasted.

    Raises RuleBroken, naming the file and the remedy, for a file that cannot be read.
    """
    file = request.FILES.get("file")
    if file is None:
        return Given(request.POST.get("title", "").strip(), pasted(request.POST.get("body", "")))
    name = file.name or ""
    if (file.size or 0) > settings.UPLOAD_MAX_BYTES:
        most = settings.UPLOAD_MAX_BYTES // 2**20
        raise RuleBroken(
            _("“%(name)s” is larger than %(most)s MB; send the text without its pictures.")
            % {"name": name, "most": most}
        )
    opened = open_text(file.read(), name)
    body = opened.text.lstrip("\ufeff")
    require_modest_length(body)
    return Given(request.POST.get("title", "").strip() or title_of(body, name.rpartition(".")[0]), body, opened.notes)


def pasted(typed: str) -> str:
    """What was pasted, with the newlines and without the null characters that browsers and clipboards add."""
    body = typed.replace("\r\n", "\n").replace("\x00", "")
    if not body.strip():
        raise RuleBroken(_("Paste a text or choose a file."))
    require_modest_length(body)
    return body
