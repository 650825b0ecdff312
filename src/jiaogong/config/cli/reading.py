"""The command read: texts to claims and findings, and into the ledger as drafts."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from gettext import gettext
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jiaogong.config.cli import readying
from jiaogong.config.cli.printing import print_json
from jiaogong.config.cli.typed import period_asked
from jiaogong.kernel.errors import RuleBroken

if TYPE_CHECKING:
    from jiaogong.prose.reading import Reading

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]
STATUSES = {
    "done": gettext_lazy("done"),
    "rate": gettext_lazy("share"),
    "planned": gettext_lazy("planned"),
    "said": gettext_lazy("said"),
}


def add_commands(commands: Commands) -> None:
    reading = commands.add_parser("read", help=gettext("text → claims and findings"))
    reading.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help=gettext("a .txt, .md, .docx, .doc or .pdf")
    )
    reading.add_argument("--json", action="store_true", help=gettext("one JSON object a document a line"))
    reading.add_argument(
        "--post", action="store_true", help=gettext("make draft entries of the claims; needs --union and --period")
    )
    reading.add_argument("--union", metavar="CODE")
    reading.add_argument("--period", "--year", metavar="P")
    reading.set_defaults(run=run_read)


def run_read(asked: argparse.Namespace) -> None:
    """Read every file before anything is printed or posted."""
    if asked.post:
        readying.ready()
        _post(asked)
        return
    readying.ready_for_words()
    from jiaogong.prose import as_json

    for file, reading, notes in _read_all(asked.files):
        if asked.json:
            print_json(as_json(file.stem, reading) | {"notes": list(notes)})
        else:
            _print_reading(file, reading, notes)


def _read_all(files: list[Path]) -> list[tuple[Path, Reading, Sequence[str]]]:
    """Every file with what was read from it, and what has to be said of how it was opened and understood."""
    from jiaogong.prose import read
    from jiaogong.summaries.files import open_text
    from jiaogong.summaries.understood import understood

    opened = [(file, open_text(file)) for file in files]
    readings = [(file, read(found.text), found.notes) for file, found in opened]
    return [(file, reading, (*notes, *understood(reading))) for file, reading, notes in readings]


def _print_reading(file: Path, reading: Reading, notes: Sequence[str]) -> None:
    from jiaogong.catalogue import CATEGORIES
    from jiaogong.ledger.labels import label
    from jiaogong.summaries.telling import KINDS

    print(
        f"{file}: "
        + _("%(claims)s claims, %(findings)s findings")
        % {"claims": len(reading.claims), "findings": len(reading.findings)}
    )
    for note in notes:
        print(f"  {note}")
    for claim in reading.claims:
        quote = " ".join(reading.text[claim.start : claim.end].split())
        told = (STATUSES[claim.status], label(CATEGORIES[claim.category]), claim.date or "-", quote)
        print(f"  {claim.start}-{claim.end}", *told)
    for finding in reading.findings:
        print(f"  {finding.start}-{finding.end} {KINDS[finding.kind]}: {reading.text[finding.start : finding.end]}")


def _post(asked: argparse.Namespace) -> None:
    from jiaogong.config.cli.asking import officer_for, union_asked
    from jiaogong.config.posting import post_claims

    if not asked.union or not asked.period:
        raise RuleBroken(_("“--post” needs to know whose acts these are and when: add --union and --period."))
    union, period = union_asked(asked.union), period_asked(asked.period)
    read_files = {file.as_posix(): (reading, notes) for file, reading, notes in _read_all(asked.files)}
    texts = {name: reading.text for name, (reading, _notes) in read_files.items()}
    posted = post_claims(texts, union=union, period=period, actor=officer_for(union))
    for name, entries in posted.items():
        notes = list(read_files[name][1])
        if asked.json:
            told_of = {"version": 1, "document": Path(name).stem, "entries": [e.pk for e in entries], "notes": notes}
            print_json(told_of)
        else:
            told = ngettext("%(name)s: %(count)s draft entry", "%(name)s: %(count)s draft entries", len(entries))
            print(told % {"name": name, "count": len(entries)})
            for note in notes:
                print(f"  {note}")
