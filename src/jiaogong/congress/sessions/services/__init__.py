"""Acts on sessions: proposed and prepared, called, the roll called, items put to the vote, closed and signed."""

from jiaogong.congress.sessions.services.proposing import propose_session

__all__ = ["propose_session"]
