"""The index of copies, kept up to date with every text."""

from __future__ import annotations

from django.db import transaction

from jiaogong.prose.copies import fingerprints
from jiaogong.summaries.models import Fingerprints, Text
from jiaogong.summaries.queries.library import unindexed_texts
from jiaogong.summaries.sources import packed

SLICE = 200


def keep_fingerprints(text: Text) -> None:
    """Take a text's fingerprints anew; called in the transaction that keeps the text. With the text they go."""
    Fingerprints.objects.update_or_create(
        text=text, defaults={"version": text.version, "marks": packed(fingerprints(text.body))}
    )


@transaction.atomic
def index_slice(*, most: int = SLICE) -> int:
    """Index some of the texts that are not yet, the oldest first; how many were done."""
    found = list(unindexed_texts().only("pk", "version", "body").order_by("pk")[:most])
    Fingerprints.objects.bulk_create(
        (Fingerprints(text=t, version=t.version, marks=packed(fingerprints(t.body))) for t in found),
        update_conflicts=True,
        unique_fields=["text"],
        update_fields=["version", "marks"],
    )
    return len(found)
