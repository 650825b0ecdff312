"""The notice of a session kept as it goes out."""

from __future__ import annotations

from django.db import transaction

from jiaogong.congress.documents.queries import record_of
from jiaogong.congress.documents.writing.calling import notice_of
from jiaogong.congress.models import SentNotice, Session
from jiaogong.kernel import clock
from jiaogong.official.paper import Text


@transaction.atomic
def keep_notice(*, session_id: int) -> SentNotice:
    """Keep what the notice tells now. Nobody's right is asked for: whoever called or moved the session had it."""
    session = Session.objects.select_related("union__parent").get(pk=session_id)
    record = record_of(session)
    paper = notice_of(record)
    return SentNotice.objects.create(
        session=session,
        number=len(record.notices) + 1,
        title=paper.title,
        addressee=paper.addressee,
        paragraphs=[[block.text, block.level] for block in paper.blocks if isinstance(block, Text)],
        signed=paper.signed,
        starts_at=session.starts_at,
        place=session.place,
        sent_at=clock.now(),
    )
