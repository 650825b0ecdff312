"""Which Word template a union's texts are laid out in."""

from __future__ import annotations

from jiaogong.summaries.models import WordTemplate
from jiaogong.unions.models import Union
from jiaogong.unions.queries import paths_above


def template_for(union: Union) -> WordTemplate | None:
    """The union's own template, else that of the nearest union above it; None where the shipped layout is used."""
    paths = [union.path, *paths_above(union.path)]
    found = WordTemplate.objects.filter(union__path__in=paths).select_related("union", "given_by")
    return max(found, key=lambda template: len(template.union.path), default=None)
