"""Plant faults in the summaries of a demo area and see what the check finds.

    tools/plant_faults.py [--unions N] [--each N] [--seed N] [--show N] [--only KIND]

Uses the demo area in JIAOGONG_HOME, or makes one in a folder of its own. Prints by kind of fault: how many were
planted, found at all, found with the right kind at the right place; and what was complained of in clean summaries.
Exit code 1 below 98 % right or above 1 % false alarms.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jiaogong.summaries.checking.tests.planting.measuring import Tally

LEAST_RIGHT, MOST_ALARMS = 0.98, 0.01
AREAS = 2


def set_up(folder: str) -> None:
    """A demo area: the one in JIAOGONG_HOME, else a new one in a folder."""
    if "JIAOGONG_HOME" not in os.environ:
        os.environ["JIAOGONG_HOME"] = folder
        command = [str(Path(sys.executable).with_name("jiaogong")), "demo", "--no-serve", "--size", "area"]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jiaogong.config.settings")
    import django

    django.setup()


def measure(unions: int, each: int, seed: int, clean: int) -> Tally:
    """Plant in the summaries of the area, its clusters and schools, of its two years."""
    from jiaogong.kernel import clock
    from jiaogong.kernel.periods import parse
    from jiaogong.summaries.checking.tests.planting.measuring import plant_many
    from jiaogong.unions.models import Union

    year = clock.today().year
    schools = Union.objects.filter(kind=Union.Kind.BASE, has_union=True).order_by("path")[:unions]
    above = Union.objects.filter(kind__in=(Union.Kind.AREA, Union.Kind.CLUSTER)).order_by("path")[:AREAS]
    cases = [(u, parse(str(y))) for u in (*schools, *above) for y in (year - 1, year)]
    return plant_many(cases, seed=seed, clean=clean, each=each)


def table(tally: Tally) -> str:
    lines = [f"{'kind of fault':24}{'planted':>8}{'found':>8}{'right':>8}"]
    for kind in tally.kinds:
        found, right = tally.count(kind, "right", "elsewise"), tally.count(kind, "right")
        planted = found + tally.count(kind, "missed")
        lines.append(f"{kind:24}{planted:8}{found:8}{right:8}{right / planted:8.1%}")
    lines.append(f"{'all':24}{tally.planted:8}{'':8}{'':8}{tally.right:8.1%}")
    alarms = f"{tally.alarmed_claims} of {tally.clean_claims} claims in {tally.clean} clean summaries"
    return "\n".join([*lines, f"false alarms: {alarms}: {tally.alarm_rate:.2%}"])


def main(argv: list[str]) -> int:
    asked = argparse.ArgumentParser()
    for name, default in (("--unions", 48), ("--each", 1), ("--seed", 1), ("--show", 0), ("--clean", 100)):
        asked.add_argument(name, type=int, default=default)
    given = asked.parse_args(argv)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        set_up(folder)
        tally = measure(given.unions, given.each, given.seed, given.clean)
    for plant, outcome, union in tally.unfound[: given.show]:
        around = plant.text[max(plant.start - 60, 0) : plant.end + 30].replace("\n", "⏎")
        sys.stdout.write(f"{plant.kind} {outcome} {union.code} “{plant.was}”→“{plant.words}”: {around}\n")
    for quote, kind, union in tally.false_alarms[: given.show]:
        sys.stdout.write(f"false alarm {kind} {union.code}: {quote}\n".replace("\n", "⏎") + "\n")
    sys.stdout.write(f"{table(tally)}\n{time.monotonic() - began:.0f} s\n")
    return int(tally.right < LEAST_RIGHT or tally.alarm_rate > MOST_ALARMS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
