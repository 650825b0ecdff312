"""The command demo: a made-up area to look at."""

from __future__ import annotations

import argparse
from gettext import gettext
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from jiaogong.config.cli import readying, typed

if TYPE_CHECKING:
    from jiaogong.config.demo.accounts import Door
    from jiaogong.config.demo.opening import Demo
    from jiaogong.unions.models import Union

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]
OUTPUT = Path("demo-output")


def add_commands(commands: Commands) -> None:
    demo = commands.add_parser("demo", help=gettext("a year's work of a made-up area; writes its summary; serves"))
    demo.add_argument(
        "--size",
        choices=("school", "area"),
        help=gettext("three unions in seconds, or an area of 125 (default) in half a minute"),
    )
    demo.add_argument("--no-serve", action="store_true", help=gettext("do not start the server"))
    demo.add_argument("--today", metavar="DATE", help=gettext("let it be this day, as 2026-11-22"))
    demo.add_argument(
        "--new-passwords", action="store_true", help=gettext("make and print new passwords for the three accounts")
    )
    demo.set_defaults(run=run_demo)


def run_demo(asked: argparse.Namespace) -> None:
    """Build the demo once, write its summaries, say how to look at it, and serve."""
    readying.ready(current=False)
    from jiaogong.config import serving, upgrading
    from jiaogong.config.demo.accounts import open_doors
    from jiaogong.config.demo.opening import open_demo
    from jiaogong.kernel import clock

    today = typed.day_asked(asked.today) if asked.today else clock.today()
    upgrading.bring_up_to_date()
    with clock.stopped_at(today):
        demo = open_demo(asked.size, today=today)
        doors = open_doors(demo.area, demo.school, new_passwords=asked.new_passwords)
        written = [file for union in (demo.area, demo.school) for file in _write_summary(union, demo.year)]
    _tell(demo, doors, written)
    if not asked.no_serve:
        port = serving.free_port()
        serving.serve(
            serving.HOST, port, when_ready=lambda: print(f"address: http://{serving.HOST}:{port}/", flush=True)
        )


def _write_summary(union: Union, year: int) -> list[Path]:
    from jiaogong.kernel import periods
    from jiaogong.summaries.documents import annexes_of, save
    from jiaogong.summaries.writing import write_summary

    OUTPUT.mkdir(exist_ok=True)
    period = periods.parse(str(year))
    summary, annexes = write_summary(union, period), annexes_of(union, period)
    files = [OUTPUT / f"{union.code}-{year}{ending}" for ending in (".docx", ".md")]
    for file in files:
        save(summary, file, annexes=annexes)
    return files


def _tell(demo: Demo, doors: list[Door], written: list[Path]) -> None:
    sees = {
        "officer": _("officer of %(area)s: the whole area, may confirm everywhere"),
        "chair": _("chair of %(school)s: the school's ledger, may confirm there"),
        "member": _("member at %(school)s: what the own union has confirmed, care left out; may draft"),
    }
    for door in doors:
        about = sees[door.part] % {"area": demo.area, "school": demo.school}
        password = door.password or _("(as printed at first; “--new-passwords” makes new ones)")
        print(f"account: {door.login}  {password}  {door.person.name}, {about}")
    for file in written:
        print(f"summary: {file}")
    print(f"area: {demo.area.code}")
    print(f"school: {demo.school.code}")
    print(f"year: {demo.year}", flush=True)
