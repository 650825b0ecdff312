"""Limits in words: what one is called, its value with its unit, where it comes from."""

from __future__ import annotations

import re
from fractions import Fraction

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jiaogong.kernel.limits import Limit, Value
from jiaogong.kernel.script import traditional
from jiaogong.rulepacks import KINDS

_UNITS = {
    "人": "people", "元": "yuan", "天": "days", "年": "years", "个月": "months", "次": "times", "个工作日": "working days",
    "周岁": "years of age",
}  # fmt: skip


def limit_label(code: str) -> str:
    kind = KINDS[code]
    return kind.en if get_language() == "en" else _chinese(kind.zh)


def value_label(code: str, value: Value) -> str:
    """A value with its unit: 300元, 60%, 2/3, 3–7人, 3年或5年.

    >>> value_label("congress.teacher_min", 0.6), value_label("election.quorum", "2/3")
    ('60%', '2/3')
    >>> from django.utils.translation import override
    >>> with override("zh-hans"):
    ...     value_label("congress.delegates", ((1, 30, 0, 0), (100, 30, 5, 100), (200, 0, 20, 0)))
    '30人；≥100: 30人 + 5% (>100)；≥200: 20%'
    """
    kind = KINDS[code]
    english = get_language() == "en"
    unit = f" {_UNITS.get(kind.unit, kind.unit)}" if english and kind.unit else _chinese(kind.unit)
    if kind.shape == "percent" and not isinstance(value, tuple):
        return f"{float(Fraction(str(value)) * 100):g}%"
    if kind.shape == "scale" and isinstance(value, tuple):
        return ("; " if english else "；").join(_step(row, unit) for row in value if isinstance(row, tuple))
    if isinstance(value, tuple):
        return _many(value, unit)
    return f"{value}{unit}"


def _many(value: tuple[int, ...] | tuple[tuple[int, ...], ...], unit: str) -> str:
    """The values to choose from, or what each size allows, as the reader's language tells it."""
    english = get_language() == "en"
    rows = [v for v in value if isinstance(v, tuple)]
    if not rows:
        return " or ".join(map(str, value)) + unit if english else "或".join(f"{one}{unit}" for one in value)
    told = (f"≥{start}: {least}–{most}" if start > 1 else f"{least}–{most}" for start, least, most in rows)
    return ("; " if english else "；").join(told) + unit


def _step(row: tuple[int, ...], unit: str) -> str:
    """A row of a scale: ≥101: 30%; ≥100: 30人 + 5% (>100)."""
    start, base, per_hundred, beyond = row
    parts = [f"{base}{unit}"] if base else []
    if per_hundred:
        parts.append(f"{per_hundred}%" + (f" (>{beyond})" if beyond else ""))
    least = " + ".join(parts)
    return f"≥{start}: {least}" if start > 1 else least


_YES_OR_NO = re.compile(r"(?P<name>.+?) ?[（(]1[为為 ](?P<yes>.+?)[，,] ?0[为為 ](?P<no>.+?)[）)]")


def limit_told(limit: Limit) -> str:
    """A limit named with its value and source, as a refusal or a warning ends: of one that is 1 or 0 its word.

    >>> from django.utils.translation import override
    >>> told = Limit("congress.rules_repass", 1, source="rule 34")
    >>> with override("en"):
    ...     limit_told(told)
    'Whether a rule that was passed is changed only by being passed anew: yes (rule 34)'
    >>> with override("zh-hans"):
    ...     limit_told(told)
    '经教代会通过的制度是否须重新通过才能修改：须（rule 34）'
    """
    name, value = limit_label(limit.code), value_label(limit.code, limit.value)
    if says := _YES_OR_NO.fullmatch(name):
        name, value = says["name"], says["yes" if limit.value else "no"]
    values = {
        "limit": name,
        "value": value,
        "source": f"{limit.place}：{limit.source}" if limit.union else limit.source,
    }
    return _("%(limit)s: %(value)s (%(source)s)") % values


def _chinese(text: str) -> str:
    """The text in the reader's script."""
    return traditional(text) if get_language() == "zh-hant" else text
