"""Commands for texts: read and check."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from jiaogong.config.cli import readying
from jiaogong.config.cli.printing import print_json
from jiaogong.config.cli.typed import period_asked
from jiaogong.kernel.errors import RuleBroken
from jiaogong.prose import as_json as reading_as_json
from jiaogong.prose import read
from jiaogong.prose.copies import copied_from
from jiaogong.prose.reading import Claim, Reading

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]
READABLE = (".txt", ".md", ".docx", ".pdf")


def add_commands(commands: Commands) -> None:
    reading = commands.add_parser("read", help="text → claims and findings")
    reading.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a .txt, .md, .docx or .pdf")
    reading.add_argument("--json", action="store_true", help="one JSON object a document a line")
    reading.add_argument(
        "--post", action="store_true", help="make draft entries of the claims; needs --union and --period"
    )
    reading.add_argument("--union", metavar="CODE")
    reading.add_argument("--period", metavar="P")
    reading.set_defaults(run=run_read)
    check = commands.add_parser("check", help="a draft held against the ledger and against other texts")
    check.add_argument("file", type=Path, metavar="FILE", help="a .txt, .md, .docx or .pdf")
    check.add_argument("--union", metavar="CODE")
    check.add_argument("--period", metavar="P")
    check.add_argument("--against", type=Path, metavar="FOLDER", help="texts that passages may have been copied from")
    check.add_argument("--json", action="store_true")
    check.set_defaults(run=run_check)


def run_read(asked: argparse.Namespace) -> None:
    """Read every file before anything is printed or posted."""
    if asked.post:
        readying.ready()
        _post(asked)
        return
    readying.ready_for_words()
    for file, reading in _read_all(asked.files):
        if asked.json:
            print_json(reading_as_json(file.stem, reading))
        else:
            _print_reading(file, reading)


def _read_all(files: list[Path]) -> list[tuple[Path, Reading]]:
    from jiaogong.summaries.files import text_of

    texts = [(file, text_of(file)) for file in files]
    return [(file, read(text)) for file, text in texts]


def _print_reading(file: Path, reading: Reading) -> None:
    print(
        f"{file}: "
        + _("%(claims)s claims, %(findings)s findings")
        % {"claims": len(reading.claims), "findings": len(reading.findings)}
    )
    for claim in reading.claims:
        quote = " ".join(reading.text[claim.start : claim.end].split())
        print(f"  {claim.start}-{claim.end} {claim.status} {claim.category} {claim.date or '-'} {quote}")
    for finding in reading.findings:
        print(f"  {finding.start}-{finding.end} {finding.kind}: {reading.text[finding.start : finding.end]}")


def _post(asked: argparse.Namespace) -> None:
    from jiaogong.config.cli.asking import officer_for, union_asked
    from jiaogong.config.posting import post_claims
    from jiaogong.summaries.files import text_of

    if not asked.union or not asked.period:
        raise RuleBroken(_("“--post” needs to know whose acts these are and when: add --union and --period."))
    union, period = union_asked(asked.union), period_asked(asked.period)
    texts = {file.name: text_of(file) for file in asked.files}
    posted = post_claims(texts, union=union, period=period, actor=officer_for(union))
    for name, entries in posted.items():
        if asked.json:
            print_json({"version": 1, "document": Path(name).stem, "entries": [e.pk for e in entries]})
        else:
            print(_("%(name)s: %(count)s draft entries") % {"name": name, "count": len(entries)})


def run_check(asked: argparse.Namespace) -> None:
    """Check against the ledger where a union is named, else against the folder's texts alone."""
    if bool(asked.union) != bool(asked.period) or not (asked.union or asked.against):
        readying.ready_for_words()
        raise RuleBroken(_("A check needs --union and --period, or --against, or all three."))
    if asked.union:
        readying.ready()
    else:
        readying.ready_for_words()
    from jiaogong.summaries.files import text_of

    text = text_of(asked.file)
    others = _texts_in(asked.against, asked.file) if asked.against else {}
    told = _against_ledger(asked, text, others) if asked.union else _against_texts(asked.file.stem, text, others)
    if asked.json:
        print_json(told)
    else:
        _print_checked(told)


def _texts_in(folder: Path, but: Path) -> Mapping[str, str]:
    from jiaogong.summaries.files import text_of

    if not folder.is_dir():
        raise RuleBroken(_("There is no folder “%(folder)s”: see whether its name is right.") % {"folder": folder})
    files = [
        f
        for f in sorted(folder.rglob("*"))
        if f.suffix.lower() in READABLE and f.is_file() and f.resolve() != but.resolve()
    ]
    return {f.relative_to(folder).as_posix(): text_of(f) for f in files}


def _against_ledger(asked: argparse.Namespace, text: str, others: Mapping[str, str]) -> dict[str, Any]:
    from jiaogong.config.cli.asking import union_asked
    from jiaogong.summaries.checking import as_json, check_text

    checked = check_text(text, union=union_asked(asked.union), period=period_asked(asked.period), against=others)
    return as_json(asked.file.stem, checked)


def _against_texts(document: str, text: str, others: Mapping[str, str]) -> dict[str, Any]:
    """A check without a ledger: what is wrong in the text itself and what it copies; no claim can be proved."""
    from jiaogong.summaries.telling import finding_sentence

    reading = read(text)
    findings = [
        {"start": f.start, "end": f.end, "kind": f.kind, "message": finding_sentence(f, text[f.start : f.end])}
        for f in reading.findings
    ]
    copied = [{"of": name, "share": found.share} for name, found in copied_from(text, others).items()]
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


def _print_checked(told: dict[str, Any]) -> None:
    verdicts = Counter(claim["verdict"] for claim in told["claims"])
    if not told["claims"]:
        print(_("No claim was found: there is nothing in this text that could be proved."))
    print(", ".join(f"{verdict} {count}" for verdict, count in verdicts.items()))
    for claim in told["claims"]:
        for part in claim["parts"]:
            if part["verdict"] in ("contradicted", "unsupported"):
                ledger = "" if part["ledger"] is None else " ≠ " + _("ledger: %(value)s") % {"value": part["ledger"]}
                print(
                    f"  {part['start']}-{part['end']} {part['verdict']} {part['kind']} {part['read']}{ledger}  {_flat(claim['quote'])}"
                )
    for finding in told["findings"]:
        print(f"  {finding['start']}-{finding['end']} {finding['message']}")
    for copied in told["copied"]:
        print(f"  {copied['share']:.1%} " + _("also in %(other)s") % {"other": copied["of"]})
