"""What is known of a branch over a period: the one ground that texts are written from and checked against.

Start with `known_facts`; `shapes` says what comes back. Only entries and the
members' file are read, never a text.
"""

from jiaogong.summaries.facts.gathering import PRIZES
from jiaogong.summaries.facts.known import Known, known_facts
from jiaogong.summaries.facts.shapes import Act, Prize, Reach, Total

__all__ = ["PRIZES", "Act", "Known", "Prize", "Reach", "Total", "known_facts"]
