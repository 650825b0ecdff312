"""A check as plain JSON values."""

from __future__ import annotations

from typing import Any

from jiaogong.summaries.checking.shapes import Checked, CheckedClaim
from jiaogong.summaries.telling import finding_sentence

VERSION = 1


def as_json(document: str, checked: Checked) -> dict[str, Any]:
    """The check as the command line and the interface tell it; offsets count characters of `text`."""
    return {
        "version": VERSION,
        "document": document,
        "text": checked.text,
        "claims": [_claim(checked.text, c) for c in checked.claims],
        "findings": [
            {
                "start": f.start,
                "end": f.end,
                "kind": f.kind,
                "message": finding_sentence(f, checked.text[f.start : f.end]),
            }
            for f in checked.findings
        ],
        "copied": [{"of": c.of, "share": c.share} for c in checked.copied],
    }


def _claim(text: str, claim: CheckedClaim) -> dict[str, Any]:
    return {
        "start": claim.start,
        "end": claim.end,
        "quote": text[claim.start : claim.end],
        "verdict": claim.verdict,
        "parts": [
            {
                "start": p.start,
                "end": p.end,
                "kind": p.kind,
                "read": p.read,
                "ledger": p.ledger,
                "verdict": p.verdict,
                "entries": list(p.entries),
            }
            for p in claim.parts
        ],
    }
