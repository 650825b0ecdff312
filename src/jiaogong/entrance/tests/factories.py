from __future__ import annotations

import datetime as dt
import uuid

from jiaogong.entrance.services.tokens import Wanted, make_token
from jiaogong.kernel import clock
from jiaogong.members.queries import Standing


def shown_token(who: Standing, *, may_write: bool = True, is_proven_twice: bool = True) -> str:
    """What a program of that person shows; the account is there already."""
    account = who.person.account
    assert account is not None
    _token, shown = make_token(
        owner=who.person,
        account=account,
        wanted=Wanted("校务系统", clock.today() + dt.timedelta(days=30), may_write),
        is_proven_twice=is_proven_twice,
        form_key=uuid.uuid4(),
    )
    return shown
