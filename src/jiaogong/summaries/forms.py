"""What is asked about texts: of which union and period, pasted or as a file."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from jiaogong.kernel import clock, periods
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.periods import Period
from jiaogong.members.queries import Standing, union_visible_to
from jiaogong.summaries.files import text_of
from jiaogong.unions.models import Union


@dataclass(frozen=True, slots=True)
class Asked:
    """A branch and a period."""

    union: Union
    period: Period


def asked(request: HttpRequest, who: Standing) -> Asked:
    """Union and period from a form or address; by default the own branch and this year.

    Raises NotFound for a union one may not see, RuleBroken for a period that is none.
    """
    given = request.POST if request.method == "POST" else request.GET
    code = given.get("union", "").strip()
    typed = given.get("period", "").strip() or str(clock.today().year)
    union = union_visible_to(who, code) if code else who.home
    try:
        return Asked(union, periods.parse(typed))
    except ValueError:
        raise RuleBroken(
            _("“%(code)s” is no period: write 2026, 2026H1, 2026-03, 2025-2026, 2025-2026-2 or 2026S.") % {"code": typed[:20]}
        ) from None


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
        body = request.POST.get("body", "")
        if not body.strip():
            raise RuleBroken(_("Paste a text or choose a file."))
        return Given(request.POST.get("title", "").strip(), body)
    name = file.name or ""
    if (file.size or 0) > settings.UPLOAD_MAX_BYTES:
        most = settings.UPLOAD_MAX_BYTES // 2**20
        raise RuleBroken(_("“%(name)s” is larger than %(most)s MB; send the text without its pictures.") % {"name": name, "most": most})
    return Given(request.POST.get("title", "").strip() or name.rpartition(".")[0], text_of(file.read(), name))
