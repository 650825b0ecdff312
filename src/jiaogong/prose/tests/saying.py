"""Made-up sentences with what a careful person reads in them, kept in said/*.toml.

`text` marks with ⟦…⟧ where each claim begins and ends. `claims` gives for each its status, its category (others
that would do after a stroke) and its date; `figures` value, unit as printed and qualifier; `awards` level|prize|count.
`open` names what careful people would label differently, and is not held against the reader; `not_yet` what the reader
is known to get wrong.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jiaogong.prose import as_json, read

FOLDER = Path(__file__).parent / "said"
_MARKS = re.compile("[⟦⟧]")
_LEAST_SHARE = 2  # the spans of claims share at least half of the longer one


@dataclass(frozen=True)
class Said:
    """A sentence with its expectations."""

    kind: str
    text: str
    spans: tuple[tuple[int, int], ...]
    row: dict[str, Any]

    def expected(self, name: str) -> list[str]:
        return list(self.row.get(name, []))

    def is_open(self, name: str) -> bool:
        return name in self.expected("open")


def said() -> Iterator[Said]:
    """Every sentence of every kind."""
    for file in sorted(FOLDER.glob("*.toml")):
        for row in tomllib.loads(file.read_text("utf-8"))["said"]:
            yield Said(file.stem, _MARKS.sub("", row["text"]), tuple(_spans(row["text"])), row)


def _spans(marked: str) -> Iterator[tuple[int, int]]:
    places = [m.start() - number for number, m in enumerate(_MARKS.finditer(marked))]
    yield from zip(places[::2], places[1::2], strict=True)


def misread(one: Said) -> list[str]:
    """What the reader gets wrong in a sentence: claims, category, date, figures, people, bodies, awards."""
    claims = as_json("said", read(one.text))["claims"]
    provable = [c for c in claims if c["status"] in ("done", "rate")]
    if one.expected("claims") == ["planned"]:
        right = {"status": not provable and any(c["status"] == "planned" for c in claims)}
    else:
        right = dict(_parts(one, provable)) | ({} if one.is_open("claims") else dict(_claims(one, provable)))
    return sorted(name for name, is_right in right.items() if not is_right and not one.is_open(name))


def _claims(one: Said, provable: list[dict[str, Any]]) -> Iterator[tuple[str, bool]]:
    labels = [label.split() for label in one.expected("claims")]
    pairs = [(label, _beside(span, provable)) for label, span in zip(labels, one.spans, strict=True)]
    yield "claims", len(provable) == len(labels) and all(claim for _, claim in pairs)
    found = [(label, claim) for label, claim in pairs if claim]
    yield "status", all(claim["status"] == label[0] for label, claim in found)
    yield "category", all(claim["category"] in label[1].split("/") for label, claim in found)
    yield "date", all(claim["date"] == (label[2] if len(label) > 2 else None) for label, claim in found)


def _beside(span: tuple[int, int], provable: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The claim that shares at least half of the longer one with a labelled span."""
    for claim in provable:
        shared = min(claim["end"], span[1]) - max(claim["start"], span[0])
        if shared * _LEAST_SHARE >= max(claim["end"] - claim["start"], span[1] - span[0]):
            return claim
    return None


def _parts(one: Said, provable: list[dict[str, Any]]) -> Iterator[tuple[str, bool]]:
    figures = [_figure(f, with_unit=not one.is_open("units")) for c in provable for f in c["figures"]]
    yield "figures", figures == [_printed(label, one) for label in one.expected("figures")]
    yield "people", [n["name"] for c in provable for n in c["people"]] == one.expected("people")
    yield "bodies", [n["name"] for c in provable for n in c["bodies"]] == one.expected("bodies")
    awards = [_award(a, with_level=not one.is_open("levels")) for c in provable for a in c["awards"]]
    labels = [label if not one.is_open("levels") else label.split("|", 1)[1] for label in one.expected("awards")]
    yield "awards", sorted(awards) == sorted(labels)


def _figure(figure: dict[str, Any], *, with_unit: bool) -> str:
    told = [str(figure["value"]), figure["unit"] if with_unit else None, figure["qualifier"]]
    return " ".join(filter(None, told))


def _printed(label: str, one: Said) -> str:
    value, unit, *qualifier = label.split()
    return " ".join([value, *([] if unit == "-" or one.is_open("units") else [unit]), *qualifier])


def _award(award: dict[str, Any], *, with_level: bool) -> str:
    count = "" if award["count"] is None else str(award["count"])
    return "|".join([*([award["level"] or ""] if with_level else []), award["prize"], count])
