"""What happens to memberships that others may want to know."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from jiaogong.members.models import Person
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union


@dataclass(frozen=True, slots=True)
class MemberAdmitted:
    """A committee has admitted somebody to its union."""

    person: Person
    union: Union
    on_date: dt.date
    actor: Standing
