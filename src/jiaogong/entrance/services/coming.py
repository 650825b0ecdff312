"""What is written down of coming in by password, of being turned away, and of going."""

from __future__ import annotations

from django.db import transaction

from jiaogong.entrance.rules import coarse_client
from jiaogong.kernel import audit
from jiaogong.members.models import Account
from jiaogong.members.queries import acting_person


@transaction.atomic
def note_entering(*, account: Account, with_code: bool, user_agent: str) -> None:
    """Write down that somebody came in by password, or by password and code, and with what kind of browser."""
    ways = ["password", "code"] if with_code else ["password"]
    client = coarse_client(user_agent)
    audit.record(acting_person(account), "entrance.entered", account, way=ways, client=client)


@transaction.atomic
def note_refusal(*, account: Account, way: str, user_agent: str) -> None:
    """Write down that a password or a code opened nothing; neither it nor who tried is known or kept.

    What was typed where no account is meant is not written: it may be a password in the wrong field.
    """
    audit.record(None, "entrance.refused", account, way=[way], client=coarse_client(user_agent))


@transaction.atomic
def note_leaving(*, account: Account, user_agent: str) -> None:
    audit.record(acting_person(account), "entrance.left", account, client=coarse_client(user_agent))
