"""The library of copies: every stored text, narrowed by its kept fingerprints to those worth comparing."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from jiaogong.members.queries import Standing
from jiaogong.prose.copies import fingerprints
from jiaogong.summaries.models import Fingerprints, Text
from jiaogong.summaries.queries.texts import texts_visible_to
from jiaogong.summaries.sources import Likely, Print, Source, packed, ranked
from jiaogong.unions.models import Union
from jiaogong.unions.queries import paths_above

SLICE = 2_000
MOST_UNINDEXED = 200


@dataclass(frozen=True)
class Library:
    """Every text in the house that a draft of a union and period may have been copied from.

    Its own union's texts of that period are versions of it; those of the unions
    above and below tell the same acts by right. Of a text that the reader may not
    open only the share is told. None may open all: the worker, who keeps counts.
    """

    reader: Standing | None
    union: Union
    period: str

    def likely(self, marks: Collection[int]) -> Likely:
        found = ranked(marks, self._prints())
        texts = Text.objects.filter(pk__in=found.keys).select_related("union").in_bulk()
        may_open = texts_visible_to(self.reader) if self.reader else Text.objects.all()
        seen = set(may_open.filter(pk__in=found.keys).values_list("pk", flat=True))
        return Likely(tuple(_source(texts[k], is_open=k in seen) for k in found.keys if k in texts), found.common)

    def _prints(self) -> Iterator[Print]:
        kept = Fingerprints.objects.filter(text__in=self._texts(), version=F("text__version")).order_by()
        for key, union, marks in kept.values_list("text_id", "text__union_id", "marks").iterator(SLICE):
            yield Print(key, union, bytes(marks))
        for text in unindexed_texts().filter(pk__in=self._texts().values("pk")).order_by("-pk")[:MOST_UNINDEXED]:
            yield Print(text.pk, text.union_id, packed(fingerprints(text.body)))

    def _texts(self) -> QuerySet[Text]:
        kin = Q(union__path__startswith=self.union.path) | Q(union__path__in=paths_above(self.union.path))
        return Text.objects.exclude(Q(period=self.period) & kin).order_by()


def unindexed_texts() -> QuerySet[Text]:
    """The texts whose fingerprints are missing or of an earlier version."""
    return Text.objects.filter(Q(fingerprints__isnull=True) | ~Q(fingerprints__version=F("version")))


def others_to_compare(standing: Standing | None, union: Union, period: str) -> Library:
    """The texts that a draft of a union and period is compared with, as a reader may know of them."""
    return Library(standing, union, period)


def _source(text: Text, *, is_open: bool) -> Source:
    name = f"{text.union.called} {text.period} {text.title} #{text.pk}"
    return Source(name if is_open else _("a text that you may not open"), text.body, text.pk, is_open)
