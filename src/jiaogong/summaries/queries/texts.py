"""The texts that a person may see, one by one and as a list."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from jiaogong.kernel.errors import NotFound
from jiaogong.kernel.script import holding
from jiaogong.kernel.web import KeyPage
from jiaogong.members.queries import Standing, within
from jiaogong.summaries.models import Text
from jiaogong.unions.models import Union

PAGE = 50
LONGEST_KEY = 19


def texts_visible_to(standing: Standing) -> QuerySet[Text]:
    """Texts of the branches one may read, and what one's own union has made final."""
    final = Q(union_id=standing.person.union_id, kind=Text.Kind.OWN, state__in=Text.FINAL)
    return Text.objects.filter(within(standing.read_paths, "union__path") | final).select_related("union", "created_by")


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list of texts is narrowed to; empty means any. `year`: a year that the text's period touches."""

    words: str = ""
    year: str = ""
    union: Union | None = None

    def apply(self, texts: QuerySet[Text]) -> QuerySet[Text]:
        texts = texts.filter(holding(self.words, "title", "union__name", "union__short_name"))
        if self.year:
            texts = texts.filter(period__contains=self.year)
        return texts.filter(union__path__startswith=self.union.path) if self.union else texts


def texts_listed(standing: Standing, narrowed: Filter) -> QuerySet[Text]:
    """The texts of a list, newest first, without their bodies."""
    return narrowed.apply(texts_visible_to(standing)).defer("body", "written_body", "figures").order_by("-pk")


def page_of(texts: QuerySet[Text], after: str, *, size: int = PAGE) -> KeyPage[Text]:
    """The texts after a key, newest first; `after` is as `KeyPage.after` gave it, anything else starts at the top."""
    if after.isdecimal() and len(after) < LONGEST_KEY:
        texts = texts.filter(pk__lt=int(after))
    found = list(texts[: size + 1])
    return KeyPage(found[:size], str(found[size - 1].pk) if len(found) > size else "")


def text_visible_to(standing: Standing, text_id: int) -> Text:
    """One text. Raises NotFound where there is none that the person may know of."""
    text = texts_visible_to(standing).filter(pk=text_id).first()
    if text is None:
        raise NotFound(_("There is no such text, or it is not yours to see."))
    return text


def locked_text(text_id: int, visible_to: Standing) -> Text:
    """A text fetched for change. Raises NotFound like `text_visible_to`."""
    known = text_visible_to(visible_to, text_id)
    return Text.objects.select_for_update(of=("self",)).select_related("union").get(pk=known.pk)
