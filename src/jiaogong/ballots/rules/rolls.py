"""An electorate as it is frozen: a text that says who is on it, and that text's fingerprint."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def roll_text(voters: Iterable[tuple[str, str]]) -> str:
    """A line a voter, the member number and the group, in the order of the numbers.

    >>> roll_text([("P2", ""), ("P1", "一组")])
    'P1\\t一组\\nP2\\t\\n'
    """
    return "".join(f"{number}\t{group}\n" for number, group in sorted(voters))


def roll_hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
