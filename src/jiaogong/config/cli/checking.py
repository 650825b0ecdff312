"""The command check: a draft held against the ledger and against other texts."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping
from gettext import gettext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jiaogong.config.cli import readying
from jiaogong.config.cli.folder import READABLE, Folder
from jiaogong.config.cli.printing import print_json
from jiaogong.config.cli.typed import period_asked
from jiaogong.kernel.errors import RuleBroken

if TYPE_CHECKING:
    from jiaogong.prose.reading import Claim

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]
PART_KINDS = {
    "figure": gettext_lazy("Figure"),
    "date": gettext_lazy("Date"),
    "person": gettext_lazy("People"),
    "award": gettext_lazy("Prize"),
}
BAD = ("contradicted", "unsupported")


def add_commands(commands: Commands) -> None:
    check = commands.add_parser("check", help=gettext("a draft held against the ledger and against other texts"))
    check.add_argument("file", type=Path, metavar="FILE", help=gettext("a .txt, .md, .docx or .pdf"))
    check.add_argument("--union", metavar="CODE")
    check.add_argument("--period", "--year", metavar="P")
    check.add_argument(
        "--against", type=Path, metavar="FOLDER", help=gettext("texts that passages may have been copied from")
    )
    check.add_argument("--json", action="store_true")
    check.set_defaults(run=run_check)


def run_check(asked: argparse.Namespace) -> None:
    """Check against the ledger where a union is named, else against the folder's texts alone."""
    if bool(asked.union) != bool(asked.period) or not (asked.union or asked.against):
        readying.ready_for_words()
        raise RuleBroken(_("A check needs --union and --period, or --against, or all three."))
    if asked.union:
        readying.ready()
    else:
        readying.ready_for_words()
    from jiaogong.summaries.files import open_text

    opened = open_text(asked.file)
    text = opened.text
    folder = Folder(asked.against, but=asked.file) if asked.against else None
    told = _against_ledger(asked, text, folder) if asked.union else _against_texts(asked.file.stem, text, folder or {})
    told["notes"] = [*opened.notes, *_notes(text, folder)]
    told["unread"] = [{"of": name, "why": why} for name, why in folder.unread.items()] if folder is not None else []
    if asked.json:
        print_json(told)
    else:
        _print_checked(told)


def _notes(text: str, folder: Folder | None) -> Iterator[str]:
    """What has to be said of how the draft was understood, and of what in the folder was not compared."""
    from jiaogong.prose import read
    from jiaogong.summaries.understood import understood

    yield from understood(read(text))
    if folder is not None and folder.others:
        told = ngettext(
            "%(count)s file of the folder is of another kind than %(kinds)s and was not compared.",
            "%(count)s files of the folder are of other kinds than %(kinds)s and were not compared.",
            folder.others,
        )
        yield told % {"count": folder.others, "kinds": ", ".join(READABLE)}
    if folder is not None and folder.unread:
        told = ngettext(
            "%(count)s file of the folder could not be read and was not compared.",
            "%(count)s files of the folder could not be read and were not compared.",
            len(folder.unread),
        )
        yield told % {"count": len(folder.unread)}


def _against_ledger(asked: argparse.Namespace, text: str, others: Mapping[str, str] | None) -> dict[str, Any]:
    from jiaogong.config.cli.asking import union_asked
    from jiaogong.summaries.checking import as_json, check_text

    checked = check_text(text, union=union_asked(asked.union), period=period_asked(asked.period), against=others)
    return as_json(asked.file.stem, checked)


def _against_texts(document: str, text: str, others: Mapping[str, str]) -> dict[str, Any]:
    """A check without a ledger: what is wrong in the text itself and what it copies; no claim can be proved."""
    from jiaogong.prose import read
    from jiaogong.prose.copies import shares_from
    from jiaogong.summaries.telling import finding_sentence

    reading = read(text)
    findings = [
        {"start": f.start, "end": f.end, "kind": f.kind, "message": finding_sentence(f, text[f.start : f.end])}
        for f in reading.findings
    ]
    copied = [{"of": name, "share": share} for name, share in shares_from(text, others).items()]
    return {
        "version": 1,
        "document": document,
        "text": text,
        "claims": [_unproved(c, text) for c in reading.provable()],
        "findings": findings,
        "copied": copied,
    }


def _unproved(claim: Claim, text: str) -> dict[str, Any]:
    parts = [(f.start, f.end, "figure", f.value) for f in claim.figures] + [
        (p.start, p.end, "person", p.name) for p in claim.people
    ]
    parts += [(d.start, d.end, "date", d.iso) for d in claim.dates]
    return {
        "start": claim.start,
        "end": claim.end,
        "quote": text[claim.start : claim.end],
        "verdict": "uncheckable",
        "parts": [
            {
                "start": start,
                "end": end,
                "kind": kind,
                "read": value,
                "ledger": None,
                "verdict": "uncheckable",
                "entries": [],
            }
            for start, end, kind, value in sorted(parts, key=lambda p: (p[0], p[1]))
        ],
    }


def _flat(quote: str) -> str:
    return " ".join(quote.split())


def _read_and_held(part: dict[str, Any]) -> str:
    """What a part says, and what the ledger has instead."""
    if part["ledger"] is None:
        return _value(part["read"])
    return f"{_value(part['read'])} ≠ " + _("ledger: %(value)s") % {"value": _value(part["ledger"])}


def _value(value: Any) -> str:
    return "".join(str(v) for v in value.values() if v is not None) if isinstance(value, dict) else str(value)


def _print_checked(checked: dict[str, Any]) -> None:
    from jiaogong.summaries.telling import VERDICTS

    for note in checked["notes"]:
        print(note)
    for other in checked["unread"]:
        print(f"  {other['of']}: {other['why']}")
    verdicts = Counter(claim["verdict"] for claim in checked["claims"])
    if not checked["claims"]:
        print(_("No claim was found: there is nothing in this text that could be proved."))
    print(", ".join(f"{VERDICTS[verdict]} {count}" for verdict, count in verdicts.items()))
    for claim in checked["claims"]:
        for part in claim["parts"]:
            if part["verdict"] in BAD:
                told = (
                    VERDICTS[part["verdict"]],
                    PART_KINDS[part["kind"]],
                    _read_and_held(part),
                    _flat(claim["quote"]),
                )
                print(f"  {part['start']}-{part['end']}", *told)
        if not claim["parts"] and claim["verdict"] in BAD:
            print(f"  {claim['start']}-{claim['end']}", VERDICTS[claim["verdict"]], _flat(claim["quote"]))
    for finding in checked["findings"]:
        print(f"  {finding['start']}-{finding['end']} {finding['message']}")
    for copied in checked["copied"]:
        print(f"  {copied['share']:.1%} " + _("also in %(other)s") % {"other": copied["of"]})
