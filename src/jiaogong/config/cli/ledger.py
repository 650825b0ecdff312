"""Commands that look at the ledger: rollup and summary."""

from __future__ import annotations

import argparse
from gettext import gettext
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from jiaogong.catalogue import CATEGORIES
from jiaogong.config.cli import readying
from jiaogong.config.cli.printing import print_json, print_table
from jiaogong.config.cli.typed import file_to_write, period_asked
from jiaogong.kernel.errors import RuleBroken

if TYPE_CHECKING:
    from jiaogong.ledger.rollup import By, Row

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_commands(commands: Commands) -> None:
    rollup = commands.add_parser("rollup", help=gettext("figures of a branch over a period"))
    _add_scope(rollup)
    rollup.add_argument("--by", choices=("category", "union", "month"), default="category")
    rollup.add_argument("--json", action="store_true")
    rollup.set_defaults(run=run_rollup)
    summary = commands.add_parser("summary", help=gettext("a summary written from the ledger"))
    _add_scope(summary)
    summary.add_argument("-o", "--output", metavar="FILE", help=gettext(".docx, .md or .pdf"))
    summary.add_argument(
        "--template",
        type=Path,
        metavar="FILE.docx",
        help=gettext("an office's own Word template, with -o .docx or .pdf"),
    )
    part = summary.add_mutually_exclusive_group()
    part.add_argument("--section", default="", metavar="KEY", help="democracy, growth, care, culture, house")
    part.add_argument("--brief", action="store_true", help=gettext("one page"))
    summary.add_argument(
        "--evidence", action="store_true", help=gettext("with the entries behind each figure, in FILE")
    )
    summary.add_argument("--json", action="store_true")
    summary.set_defaults(run=run_summary)


def _add_scope(command: argparse.ArgumentParser) -> None:
    command.add_argument("--union", metavar="CODE", required=True)
    command.add_argument(
        "--period",
        "--year",
        metavar="P",
        required=True,
        help="2026, 2026H1, 2026-03, 2025-2026, 2025-2026-2, 2026S",
    )


def run_rollup(asked: argparse.Namespace) -> None:
    readying.ready()
    from jiaogong.config.cli.asking import union_asked
    from jiaogong.ledger.labels import label, unit_label
    from jiaogong.ledger.rollup import rollup
    from jiaogong.statistics.presenting import as_json, number
    from jiaogong.unions.queries import branch

    union, period = union_asked(asked.union), period_asked(asked.period)
    if asked.json:
        print_json(as_json(union, period, asked.by))
        return
    names = dict(branch(union).values_list("pk", "short_name"))
    rows = [
        (
            *_place(r, asked.by, names),
            label(CATEGORIES[r.category]),
            label(r.of),
            f"{number(r):,}",
            unit_label(r.of.unit),
        )
        for r in rollup(union, period, asked.by)
    ]
    if rows:
        print_table(rows)
    else:
        print(_("Nothing is confirmed in this period."))


def _place(row: Row, by: By, names: dict[int, str]) -> tuple[str, ...]:
    if by == "union":
        return (names[row.union_id] if row.union_id else _("part of events counted above"),)
    return (row.month,) if by == "month" else ()


def run_summary(asked: argparse.Namespace) -> None:
    readying.ready()
    from jiaogong.config.cli.asking import union_asked
    from jiaogong.summaries.writing import as_json, write_summary

    union, period = union_asked(asked.union), period_asked(asked.period)
    file = file_to_write(asked.output, ".docx", ".md", ".pdf") if asked.output else None
    if asked.template and (file is None or file.suffix.lower() == ".md"):
        raise RuleBroken(_("A template is filled into a Word document or a PDF: name one with -o FILE.docx."))
    summary = write_summary(union, period, only=asked.section, brief=asked.brief)
    if file:
        from jiaogong.summaries.documents import annexes_of, save

        places = [(f.start, f.end, f.entries) for f in summary.figures] if asked.evidence else []
        is_whole = not (asked.section or asked.brief)
        annexes = annexes_of(union, period, text=summary.text, places=places, with_table=is_whole)
        save(summary, file, template=asked.template, annexes=annexes)
    if asked.json:
        print_json(as_json(union, period, summary))
    elif not file:
        print(f"{summary.title}\n\n{summary.text}")
