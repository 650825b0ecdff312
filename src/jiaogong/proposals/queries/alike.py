"""Proposals that say the same, so that they can be merged or answered alike."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.fuzz import token_set_ratio

from jiaogong.kernel.script import simplified
from jiaogong.proposals.models import Proposal

ALIKE, MOST_COMPARED = 45, 400


def alike(proposals: Sequence[Proposal]) -> dict[int, list[Proposal]]:
    """Of each proposal those of the others that are likely about the same, the likest first, at most three.

    Compared by pairs of characters of the matter and the remedy, which needs no words told apart.
    """
    compared = [(p, _pairs(p)) for p in proposals[:MOST_COMPARED]]
    return {p.pk: _likest(p, pairs, compared) for p, pairs in compared}


def _pairs(proposal: Proposal) -> str:
    text = simplified(f"{proposal.title}{proposal.title}{proposal.remedy}")
    return " ".join(text[at : at + 2] for at in range(len(text) - 1))


def _likest(proposal: Proposal, pairs: str, compared: Sequence[tuple[Proposal, str]]) -> list[Proposal]:
    scores = [(token_set_ratio(pairs, other), p.pk, p) for p, other in compared if p.pk != proposal.pk]
    return [p for score, _pk, p in sorted(scores, key=lambda s: (-s[0], s[1])) if score >= ALIKE][:3]
