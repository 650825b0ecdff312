"""What the whole congress shares: how terms and sessions are called, and what an act lacks. No database, no clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jiaogong.kernel.errors import RuleBroken

_DIGITS = "〇一二三四五六七八九"


def in_numerals(number: int) -> str:
    """A number from 1 to 99 as it stands in the name of a session.

    >>> in_numerals(3), in_numerals(10), in_numerals(12), in_numerals(20), in_numerals(45)
    ('三', '十', '十二', '二十', '四十五')
    """
    tens, ones = divmod(number, 10)
    if tens > 9:
        return str(number)
    head = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones or not tens else "")


def official_title(*, body: str, is_of_all: bool, term: int, number: int, is_extraordinary: bool = False) -> str:
    """A session's name as it stands on paper, in Chinese in every language of the pages.

    >>> official_title(body="congress", is_of_all=False, term=3, number=2)
    '第三届教职工代表大会第二次会议'
    >>> official_title(body="delegates", is_of_all=True, term=1, number=4, is_extraordinary=True)
    '第一届会员大会第四次会议（临时）'
    """
    bodies = {
        ("congress", False): "教职工代表大会",
        ("congress", True): "教职工大会",
        ("delegates", False): "会员代表大会",
        ("delegates", True): "会员大会",
    }
    name = f"第{in_numerals(term)}届{bodies[body, is_of_all]}第{in_numerals(number)}次会议"
    return f"{name}（临时）" if is_extraordinary else name


@dataclass(frozen=True, slots=True)
class Lack:
    """Something missing, in a sentence with its rule; what does not forbid the act asks for a reason."""

    text: str
    forbids: bool = True

    def __str__(self) -> str:
        return self.text


def required_word(lacks: Sequence[Lack], reason: str, *, asked: str) -> str:
    """The reason to be kept, "" where nothing is lacking; `asked` asks for it after the %(lacks)s. Raises RuleBroken."""
    forbidding = " ".join(str(lack) for lack in lacks if lack.forbids)
    if forbidding:
        raise RuleBroken(forbidding)
    if lacks and not reason:
        raise RuleBroken(asked % {"lacks": " ".join(map(str, lacks))})
    return reason if lacks else ""
