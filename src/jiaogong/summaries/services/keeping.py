"""A text kept: what every kind of it is given."""

from __future__ import annotations

import uuid

from django.utils.translation import gettext as _

from jiaogong.kernel import clock
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.periods import Period
from jiaogong.members.queries import Standing
from jiaogong.summaries.files import require_modest_length
from jiaogong.summaries.models import Text
from jiaogong.unions.models import Union


def new_text(
    actor: Standing, union: Union, period: Period, kind: str, title: str, body: str, form_key: uuid.UUID | None
) -> Text:
    now = clock.now()
    return Text(
        union=union,
        period=period.code,
        kind=kind,
        title=title[:120],
        body=body.replace("\r\n", "\n"),
        form_key=form_key,
        created_by=actor.person,
        created_at=now,
        changed_at=now,
    )


def require_body(body: str) -> None:
    if not body.strip():
        raise RuleBroken(_("The text is empty."))
    require_modest_length(body)
