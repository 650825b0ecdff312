"""Texts to read where no others are at hand: summaries written from a small demo area."""

from __future__ import annotations

from bench._house import demo_area


def summaries() -> list[str]:
    """The summaries of a demo area's unions."""
    area, year = demo_area("school")
    from jiaogong.kernel.periods import parse
    from jiaogong.summaries.writing import write_summary
    from jiaogong.unions.models import Union

    return [write_summary(u, parse(year)).text for u in Union.objects.filter(path__startswith=area) if u.has_union]
