"""A roster of 100,000 people read in: time, memory, how long another writer waits; against bare rows and a peer.

Each part runs in a process and a house of its own, so that the memory of one is not laid to another.

- Ours goes the whole way: workbook opened and checked, columns guessed, rows understood, held against the files, staged
  for the preview, accepted, taken over with numbers, spellings, sealed phones, an audit line a file, and can be undone.
- Bare rows: what ours wrote, ready in memory, by one `bulk_create` a table. Nothing is read, compared or decided.
- django-import-export: the same 10,000 rows and 16 columns, a fifth of the people already on file. It matches them by
  number, reads each cell by our own readers of cells, previews (its dry run) and imports. Measured twice: as it comes, and
  with its switches for speed. It writes no audit lines, keeps no preview, cannot undo; its title row is taken off before.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from bench._house import set_up
from bench._measuring import measured, peak_megabytes, told
from bench._roster_house import HEADINGS, enrolled, founded, without_title, write_roster

ROWS, FEW = 100_000, 10_000


def main() -> None:
    if len(sys.argv) > 1:
        set_up()
        from bench._roster_peer import peer, swift

        {"ours": ours, "bare": bare, "few": few, "peer": peer, "swift": swift}[sys.argv[1]](Path(sys.argv[2]))
        return
    with tempfile.TemporaryDirectory() as folder:
        many, some = Path(folder) / "many.xlsx", Path(folder) / "some.xlsx"
        write_roster(many, ROWS)
        write_roster(some, FEW)
        plain = without_title(some)
        seconds = {
            part: _process(part, file, folder)
            for part, file in (("ours", many), ("bare", many), ("few", some), ("peer", plain), ("swift", plain))
        }
    told("roster against bare bulk_create", seconds["ours"] / seconds["bare"], "times", at_most=3)
    told("roster against django-import-export", seconds["peer"] / seconds["few"], "times faster", at_least=5)
    told("roster against its switches for speed", seconds["swift"] / seconds["few"], "times faster")


def _process(name: str, file: Path, folder: str) -> float:
    """Run one part in a process and a house of its own; the seconds that it took."""
    own = Path(os.environ["JIAOGONG_HOME"])
    home = own if name == "ours" else Path(tempfile.mkdtemp(dir=folder))
    if name == "bare":  # it reads what ours has sealed
        shutil.copy(own / "field.key", home)
    environment = os.environ | {"JIAOGONG_HOME": str(home), "ROSTER_TAKEN": str(own / "jiaogong.sqlite3")}
    command = [sys.executable, __file__, name, str(file)]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    *lines, seconds = done.stdout.splitlines()
    for line in lines:
        print(line, flush=True)
    return float(seconds)


def _taken(file: Path, actor: Any) -> int:
    """Read a roster in and take it over; in how many slices, each of which said how far the work had come."""
    from jiaogong.members.roster import services, slices

    union = actor.person.union
    roster = services.read_roster(data=file.read_bytes(), name=file.name, union=union, actor=actor)
    services.confirm_columns(roster_id=roster.pk, columns=[t["columns"] for t in roster.tables], actor=actor)
    understood = sum(1 for _now in slices.advanced(roster_id=roster.pk, actor=actor))
    services.accept_roster(roster_id=roster.pk, actor=actor)
    return understood + sum(1 for _now in slices.advanced(roster_id=roster.pk, actor=actor))


class OtherWriter(threading.Thread):
    """Writes a row again and again through a connection of its own; remembers the longest wait, in seconds."""

    def __init__(self, database: Path) -> None:
        super().__init__(daemon=True)
        self.database, self.ended, self.waits = database, threading.Event(), [0.0]

    def run(self) -> None:
        connection = sqlite3.connect(self.database, timeout=60, isolation_level=None)
        connection.execute("CREATE TABLE bench_other (n INTEGER)")
        while not self.ended.wait(0.05):
            began = time.perf_counter()
            connection.execute("INSERT INTO bench_other VALUES (1)")
            self.waits.append(time.perf_counter() - began)
        connection.close()


def ours(file: Path) -> None:
    """The whole way, beside somebody else who writes."""
    from jiaogong.members.models import Person

    actor = founded()
    other = OtherWriter(Path(os.environ["ROSTER_TAKEN"]))
    other.start()
    seconds, processor, slices = measured(lambda: _taken(file, actor))
    other.ended.set()
    other.join()
    people = Person.objects.count() - 1
    note = f"{processor:.1f} s of a processor; {people:,} people enrolled, {len(HEADINGS)} columns, {slices} slices"
    told("roster of 100,000 rows read in and taken over", seconds, "s", at_most=60, note=note)
    told("its peak memory", peak_megabytes(), "MB", at_most=500)
    waits = f"{len(other.waits):,} writes"
    told("longest wait of another writer meanwhile", max(other.waits), "s", at_most=1, note=waits)
    print(seconds)


def bare(_file: Path) -> None:
    """The rows that ours wrote, ready in memory, put into the same tables of an empty house by one bulk_create a table."""
    from django.conf import settings
    from django.db import connections, transaction

    from jiaogong.kernel.models import AuditLine
    from jiaogong.members.models import FileChange, Person, RosterImport, RosterRow

    connections.settings["taken"] = settings.DATABASES["default"] | {"NAME": os.environ["ROSTER_TAKEN"]}
    founded()
    here = {model: set(model._default_manager.values_list("pk", flat=True)) for model in (Person, AuditLine)}
    kept: list[tuple[Any, list[Any]]] = []
    for model in (RosterImport, Person, RosterRow, FileChange, AuditLine):
        rows = [row for row in model._default_manager.using("taken").all() if row.pk not in here.get(model, ())]
        for row in rows:
            row._state.db, row._state.adding = None, True
        kept.append((model, rows))

    def write() -> None:
        with transaction.atomic():
            for model, rows in kept:
                model._default_manager.bulk_create(rows, batch_size=500)

    seconds, processor, _none = measured(write)
    number = sum(len(rows) for _model, rows in kept)
    note = f"{processor:.1f} s of a processor; {number:,} rows of {len(kept)} tables"
    told("the same rows by bare bulk_create", seconds, "s", note=note)
    print(seconds)


def few(file: Path) -> None:
    """10,000 rows, a fifth of them about people on file."""
    actor = founded()
    enrolled(actor, FEW)
    seconds, processor, _slices = measured(lambda: _taken(file, actor))
    told("roster of 10,000 rows", seconds, "s", note=f"{processor:.1f} s of a processor")
    print(seconds)


if __name__ == "__main__":
    main()
