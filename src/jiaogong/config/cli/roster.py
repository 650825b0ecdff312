"""The command that reads a roster of members in."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiaogong.kernel.errors import RuleBroken

if TYPE_CHECKING:
    from jiaogong.members.models import RosterImport, RosterRow
    from jiaogong.members.queries import Standing

_WORTH_TELLING = 5000


def import_members(asked: argparse.Namespace) -> None:
    """Read a roster with its columns as they are guessed, tell what is wrong or doubtful, and take the rest over."""
    from jiaogong.config.cli.asking import officer_for, union_asked
    from jiaogong.members.roster import services

    union = union_asked(asked.union)
    actor, data = officer_for(union), sheet_of(asked.file)
    roster = services.read_roster(data=data, name=asked.file.name, union=union, actor=actor)
    try:
        services.confirm_columns(roster_id=roster.pk, columns=[t["columns"] for t in roster.tables], actor=actor)
    except RuleBroken:
        services.drop_roster(roster_id=roster.pk, actor=actor)
        raise
    roster = _finished(roster, actor)
    if not asked.dry_run:
        services.accept_roster(roster_id=roster.pk, actor=actor)
        roster = _finished(roster, actor)
    _tell(roster)
    if asked.dry_run:
        services.drop_roster(roster_id=roster.pk, actor=actor)


def _finished(roster: RosterImport, actor: Standing) -> RosterImport:
    from jiaogong.members.roster import slices

    for now in slices.advanced(roster_id=roster.pk, actor=actor):
        roster = now
        if roster.rows >= _WORTH_TELLING and sys.stderr.isatty():
            print(
                f"\r{roster.get_state_display()} {slices.share_done(roster)} %  ", end="", file=sys.stderr, flush=True
            )
    return roster


def _tell(roster: RosterImport) -> None:
    """The counts, and each row that stays out."""
    from jiaogong.members.roster import queries

    counts = queries.counts_of(roster)
    for row in queries.rows_staying_out(roster):
        print(f"{roster.file_name} {row.sheet} {row.at}: {row.get_state_display()} {row.name} {_why(row)}".rstrip())
    told = ngettext(
        "%(new)s new member, %(changed)s changed, %(same)s as they were",
        "%(new)s new members, %(changed)s changed, %(same)s as they were",
        counts["new"],
    )
    print(told % counts)
    if counts["doubtful"] or counts["error"]:
        print(
            _("left out: %(error)s with errors, %(doubtful)s doubtful (decide on those on the page “From a roster”)")
            % counts
        )


def _why(row: RosterRow) -> str:
    from jiaogong.members.roster.queries import people_by_key

    return "; ".join(row.faults) or _told_people(
        f"{p.name} ({p.number})" for p in people_by_key(row.candidates).values()
    )


def _told_people(people: Iterable[str]) -> str:
    return _("resembles %(people)s") % {"people": ", ".join(people)}


def sheet_of(file: Path) -> bytes:
    if not file.is_file():
        raise RuleBroken(_("There is no file “%(name)s”: see whether its name is right.") % {"name": file})
    most = 20 * 1024 * 1024
    if file.stat().st_size > most:
        raise RuleBroken(_("“%(name)s” is larger than %(most)s MB: divide it.") % {"name": file, "most": most // 2**20})
    return file.read_bytes()
