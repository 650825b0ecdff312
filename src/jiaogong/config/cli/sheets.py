"""Commands for spreadsheets: import and export."""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable
from gettext import gettext
from pathlib import Path
from typing import IO, TYPE_CHECKING

from django.utils.translation import gettext_lazy, ngettext

from jiaogong.config.cli import readying
from jiaogong.config.cli.roster import import_members, sheet_of
from jiaogong.config.cli.typed import file_to_write, period_asked
from jiaogong.kernel.errors import RuleBroken

if TYPE_CHECKING:
    from jiaogong.ledger.sheets.comparing import SheetRow
    from jiaogong.unions.models import Union

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]
STATES = {
    "new": gettext_lazy("new"),
    "changed": gettext_lazy("changed"),
    "duplicate": gettext_lazy("there already"),
    "error": gettext_lazy("wrong"),
}


def add_commands(commands: Commands) -> None:
    into = commands.add_parser(
        "import", help=gettext("a spreadsheet read in: of entries all or none, of members those without errors")
    )
    into.add_argument("what", choices=("members", "entries"))
    into.add_argument("file", type=Path, metavar="FILE.xlsx")
    into.add_argument("--union", metavar="CODE", required=True)
    into.add_argument(
        "--dry-run", action="store_true", help=gettext("say of each row what would happen, write nothing")
    )
    into.set_defaults(run=run_import)
    out = commands.add_parser("export", help=gettext("a spreadsheet written from the ledger"))
    out.add_argument("what", choices=("members", "entries", "rollup"))
    out.add_argument("--union", metavar="CODE", required=True)
    out.add_argument(
        "--period", "--year", metavar="P", help=gettext("entries of that period alone; a roll-up's period (this year)")
    )
    out.add_argument("-o", "--output", metavar="FILE.xlsx", required=True)
    out.set_defaults(run=run_export)


def run_import(asked: argparse.Namespace) -> None:
    """Take a sheet over: entries all or none, members row by row."""
    readying.ready()
    {"members": import_members, "entries": _import_entries}[asked.what](asked)


def _require_sound(name: str, faults: list[tuple[int, str]]) -> None:
    if faults:
        raise RuleBroken(
            ngettext(
                "%(name)s, row %(row)s: %(fault)s. %(count)s row is wrong and nothing was written; “--dry-run” tells it.",
                "%(name)s, row %(row)s: %(fault)s. %(count)s rows are wrong and nothing was written; “--dry-run” tells each.",
                len(faults),
            )
            % {"name": name, "row": faults[0][0], "fault": faults[0][1], "count": len(faults)}
        )


def _import_entries(asked: argparse.Namespace) -> None:
    from jiaogong.config.cli.asking import officer_for, union_asked
    from jiaogong.ledger.sheets import accept, preview, read_entries

    union = union_asked(asked.union)
    officer = officer_for(union)
    data, name = sheet_of(asked.file), asked.file.name
    rows = preview(data, name, union, officer)
    if asked.dry_run:
        for row in rows:
            print(f"{name} {row.sheet} {row.number}: {STATES[row.state]} {_fault_of(row)}".rstrip())
        return
    _require_sound(name, [(row.number, _fault_of(row)) for row in rows if row.faults])
    done = accept(read_entries(data, name, union, officer).pk, officer)
    print(
        ngettext(
            "%(new)s new draft, %(changed)s changed, %(duplicate)s already there",
            "%(new)s new drafts, %(changed)s changed, %(duplicate)s already there",
            done.new,
        )
        % {"new": done.new, "changed": done.changed, "duplicate": done.duplicate}
    )


def _fault_of(row: SheetRow) -> str:
    return "; ".join(f"{f.heading} {f.cell} {f.message}".strip() for f in row.faults)


def run_export(asked: argparse.Namespace) -> None:
    readying.ready()
    from jiaogong.config.cli.asking import union_asked

    union, file = union_asked(asked.union), file_to_write(asked.output, ".xlsx")
    write = {"members": _members, "entries": _entries, "rollup": _rollup}[asked.what]
    _write_whole(file, lambda out: write(union, asked.period, out))
    print(file)


def _members(union: Union, _period: str | None, out: IO[bytes]) -> None:
    from jiaogong.members.models import Person
    from jiaogong.members.sheets import write_members

    write_members(Person.objects.filter(union__path__startswith=union.path), out)


def _entries(union: Union, period: str | None, out: IO[bytes]) -> None:
    from jiaogong.ledger.queries import of_branch
    from jiaogong.ledger.sheets import export_entries

    export_entries(of_branch(union, period_asked(period) if period else None), out, reader=None)


def _rollup(union: Union, period: str | None, out: IO[bytes]) -> None:
    from jiaogong.kernel import clock
    from jiaogong.statistics.sheets import write_rollup

    write_rollup(out, union, period_asked(period or str(clock.today().year)))


def _write_whole(file: Path, write: Callable[[IO[bytes]], None]) -> None:
    """Write beside the file and put it in its place when all of it is there."""
    handle, beside = tempfile.mkstemp(dir=file.parent, prefix=f".{file.stem}-")
    try:
        with os.fdopen(handle, "w+b") as out:
            write(out)
        Path(beside).replace(file)
    finally:
        Path(beside).unlink(missing_ok=True)
