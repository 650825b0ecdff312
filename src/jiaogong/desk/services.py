"""Acts of the desk: a secret address for one's calendar, and its end."""

from __future__ import annotations

import hashlib
import secrets

from django.db import transaction

from jiaogong.desk.models import Feed
from jiaogong.kernel import audit, clock
from jiaogong.members.queries import Standing


@transaction.atomic
def make_feed(*, actor: Standing) -> str:
    """Make the secret under which one's calendar can be fetched; an earlier one is void from now on.

    It is returned this once and kept nowhere.
    """
    secret = secrets.token_urlsafe(32)
    given = {"digest": digest_of(secret), "made_at": clock.now()}
    feed, _is_new = Feed.objects.update_or_create(person=actor.person, defaults=given)
    audit.record(actor.person, "desk.feed_made", feed)
    return secret


@transaction.atomic
def end_feed(*, actor: Standing) -> None:
    """Let the secret address lead nowhere."""
    feed = Feed.objects.select_for_update().filter(person=actor.person).first()
    if feed:
        audit.record(actor.person, "desk.feed_ended", feed)
        feed.delete()


def digest_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
