"""What happens to memberships that others may want to know."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from jiaogong.members.models import Person
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionDecided:
    """A correction that a member asked for has been accepted or refused."""

    correction_id: int
    actor: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferWaiting:
    """A transfer waits to be released by the old union or, once it is, to be accepted by the new one."""

    movement_id: int
    actor: Standing


@dataclass(frozen=True, slots=True)
class MemberAdmitted:
    """A committee has admitted somebody to its union."""

    person: Person
    union: Union
    on_date: dt.date
    actor: Standing
