from __future__ import annotations


class Undelivered(Exception):
    """A message did not go out; `reason` is what the other side said. Final: trying again would change nothing."""

    def __init__(self, reason: str, *, is_final: bool = False) -> None:
        super().__init__(reason)
        self.reason = " ".join(reason.split())[:300]
        self.is_final = is_final
