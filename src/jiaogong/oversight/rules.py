"""When lines have been kept long enough, and when a file may be erased."""

from __future__ import annotations


def has_left(*, is_member: bool, left: bool, died: bool, holds_office: bool) -> bool:
    """Whether what a file was kept for is over: no member any more, and no office held (个人信息保护法第四十七条).

    >>> has_left(is_member=True, left=False, died=False, holds_office=False)
    False
    >>> has_left(is_member=False, left=True, died=False, holds_office=False)
    True
    """
    return (left or died or not is_member) and not holds_office
