"""How unions' names are spelled, so that they are found by their initials."""

from __future__ import annotations

from pypinyin import lazy_pinyin


def spelling(name: str) -> tuple[str, str]:
    """A name's pinyin without spaces, and its initials.

    >>> spelling("雁溪区第三小学工会")
    ('yanxiqudisanxiaoxuegonghui', 'yxqdsxxgh')
    """
    syllables = [s for s in lazy_pinyin("".join(c for c in name.lower() if c.isalnum())) if s]
    return "".join(syllables)[:250], "".join(s[0] for s in syllables)[:60]
