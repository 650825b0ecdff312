"""Commands for the house itself: demo, serve, doctor, backup, restore, createsuperuser."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from jiaogong.config.cli import readying

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_commands(commands: Commands) -> None:
    demo = commands.add_parser("demo", help="a year's work of a made-up area; writes its summary; serves")
    demo.add_argument("--size", choices=("school", "area"), help="three unions in seconds, or an area of 125 (default) in half a minute")
    demo.add_argument("--no-serve", action="store_true", help="do not start the server")
    demo.add_argument("--today", metavar="DATE", help="let it be this day, as 2026-11-22")
    demo.add_argument("--new-passwords", action="store_true", help="make and print new passwords for the three accounts")
    demo.set_defaults(run=run_demo)


def run_demo(asked: argparse.Namespace) -> None:
    """Build the demo once, write its summaries, say how to look at it, and serve."""
    readying.ready(current=False)
    from jiaogong.config import upgrading
    from jiaogong.config.demo.accounts import open_doors
    from jiaogong.config.demo.opening import open_demo
    from jiaogong.kernel import clock

    today = readying.day_asked(asked.today) if asked.today else clock.today()
    upgrading.bring_up_to_date()
    with clock.stopped_at(today):
        demo = open_demo(asked.size, today=today)
        doors = open_doors(demo.area, demo.school, new_passwords=asked.new_passwords)
    for door in doors:
        print(door.part, door.login, door.password)
    print(f"area: {demo.area.code}")
    print(f"school: {demo.school.code}")
    print(f"year: {demo.year}")
