"""What the forms about texts offer and are given: unions, a text pasted or as a file."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.web import new_form_key
from jiaogong.members.queries import Standing, unions_visible_to
from jiaogong.summaries.files import require_modest_length, text_of
from jiaogong.unions.models import Union


def offered(who: Standing) -> dict[str, object]:
    """What the forms of this room offer: the unions one may name, and a key for a new form."""
    return {"unions": unions_visible_to(who).exclude(kind=Union.Kind.GROUP), "new_key": new_form_key()}


@dataclass(frozen=True, slots=True)
class Given:
    """A text that was pasted or uploaded, and its name."""

    name: str
    body: str


def given_text(request: HttpRequest) -> Given:
    """The text of a form: its file if there is one, else what was pasted.

    Raises RuleBroken, naming the file and the remedy, for a file that cannot be read.
    """
    file = request.FILES.get("file")
    if file is None:
        return Given(request.POST.get("title", "").strip(), _pasted(request.POST.get("body", "")))
    name = file.name or ""
    if (file.size or 0) > settings.UPLOAD_MAX_BYTES:
        most = settings.UPLOAD_MAX_BYTES // 2**20
        raise RuleBroken(
            _("“%(name)s” is larger than %(most)s MB; send the text without its pictures.")
            % {"name": name, "most": most}
        )
    body = text_of(file.read(), name)
    require_modest_length(body)
    return Given(request.POST.get("title", "").strip() or name.rpartition(".")[0], body)


def _pasted(typed: str) -> str:
    """What was pasted, with the newlines and without the null characters that browsers and clipboards add."""
    body = typed.replace("\r\n", "\n").replace("\x00", "")
    if not body.strip():
        raise RuleBroken(_("Paste a text or choose a file."))
    require_modest_length(body)
    return body
