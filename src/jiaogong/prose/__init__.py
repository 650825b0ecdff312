"""Chinese prose read as claims: text in, claims and findings out.

Pure Python: no database, no Django, no clock. `read` is the door; `reading`
says what comes back.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from jiaogong.prose.assembling import read_claims
from jiaogong.prose.findings import find_findings
from jiaogong.prose.parts import find_parts
from jiaogong.prose.reading import Award, Claim, Figure, Finding, Name, Reading
from jiaogong.prose.text import plain

__all__ = ["Reading", "as_json", "read"]

VERSION = 1


def read(text: str, *, roster: Collection[str] = (), year: int | None = None) -> Reading:
    """Read a text: its claims with their parts, plans among them, and what is wrong in it.

    `roster` holds names known to the union, found even where no title or list gives them away. `year` is the
    year summed up, where known (of a school year its last): other years are held against it, and so is 29 February
    where no year is printed; otherwise the text's own title and dates say it. A date printed without a year belongs
    to that year, yet stays as printed in a claim ("--03-05"), so that a school year's months find their own.
    Offsets count characters of `text` as given.
    """
    made_plain = plain(text)
    parts = find_parts(made_plain.plain, frozenset(roster))
    claims = read_claims(made_plain, parts)
    findings = tuple(find_findings(made_plain, claims, parts.figures, year))
    return Reading(text, _of_the_text(claims, findings), findings)


def _of_the_text(claims: tuple[Claim, ...], findings: tuple[Finding, ...]) -> tuple[Claim, ...]:
    """The claims that the text itself makes: what the page around it says claims nothing."""
    page = [f for f in findings if f.kind in ("boilerplate", "watermark")]
    return tuple(c for c in claims if not any(f.start <= c.start and c.end <= f.end for f in page)) if page else claims


def as_json(document: str, reading: Reading) -> dict[str, Any]:
    """A reading as JSON values under the document's name: money in yuan, offsets in characters of the text.

    Names, units and prizes are given as printed; a `Reading` holds them in simplified characters.
    """
    return {
        "version": VERSION,
        "document": document,
        "claims": [_claim(claim, reading.text) for claim in reading.claims],
        "findings": [_finding(finding) for finding in reading.findings],
    }


def _claim(claim: Claim, text: str) -> dict[str, Any]:
    return {
        "start": claim.start,
        "end": claim.end,
        "status": claim.status,
        "category": claim.category,
        "date": claim.date,
        "figures": [_figure(figure, text) for figure in claim.figures],
        "people": _names(claim.people, text),
        "bodies": _names(claim.bodies, text),
        "awards": [_award(award, text) for award in claim.awards],
    }


def _figure(figure: Figure, text: str) -> dict[str, Any]:
    return {
        "start": figure.start,
        "end": figure.end,
        "value": figure.value,
        "unit": _unit(figure, text),
        "qualifier": figure.qualifier,
    }


def _unit(figure: Figure, text: str) -> str | None:
    return figure.unit and _printed(figure.unit, text[figure.start : figure.end])


def _printed(word: str, place: str) -> str:
    """A word as it stands at a place, in traditional characters too."""
    if word in place:
        return word
    at = plain(place).plain.find(word)
    return word if at < 0 else place[at : at + len(word)]


def _names(names: Sequence[Name], text: str) -> list[dict[str, Any]]:
    return [
        {"start": name.start, "end": name.end, "name": "".join(text[name.start : name.end].split())} for name in names
    ]


def _award(award: Award, text: str) -> dict[str, Any]:
    return {
        "start": award.start,
        "end": award.end,
        "level": award.level,
        "prize": _printed(award.prize, text[award.start : award.end]),
        "count": award.count,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "start": finding.start,
        "end": finding.end,
        "kind": finding.kind,
        **({"detail": finding.detail} if finding.detail else {}),
    }
