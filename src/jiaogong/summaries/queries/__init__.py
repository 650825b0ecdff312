"""Every reading of whole texts."""

from jiaogong.summaries.queries.library import others_to_compare, unindexed_texts
from jiaogong.summaries.queries.texts import (
    PAGE,
    Filter,
    locked_text,
    page_of,
    text_visible_to,
    texts_listed,
    texts_visible_to,
)

__all__ = [
    "PAGE",
    "Filter",
    "locked_text",
    "others_to_compare",
    "page_of",
    "text_visible_to",
    "texts_listed",
    "texts_visible_to",
    "unindexed_texts",
]
