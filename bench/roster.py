"""A roster of 100,000 people read in: time, memory, how long another writer waits; against bare rows and a peer.

Three processes of their own, so that the memory of one is not laid to another: ours, the bare `bulk_create` of the same
rows into the same tables, and django-import-export beside ours on 10,000 rows.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from bench._house import set_up
from bench._measuring import peak_megabytes, told

ROWS, FEW = 100_000, 10_000
HEADINGS = (
    "序号", "会员编号", "姓名", "性别", "出生年月", "身份证号", "民族", "参加工作时间", "到校时间", "入会时间",
    "职务", "职称", "任教学科", "任教年级", "专任教师", "会员", "手机", "政治面貌", "学历", "备注",
)  # fmt: skip


def main() -> None:
    if len(sys.argv) > 1:
        set_up()
        {"ours": ours, "bare": bare, "few": few}[sys.argv[1]](Path(sys.argv[2]))
        return
    with tempfile.TemporaryDirectory() as folder:
        many, some = Path(folder) / "many.xlsx", Path(folder) / "some.xlsx"
        write_roster(many, ROWS)
        write_roster(some, FEW)
        mine = _process("ours", many, folder)
        theirs = _process("bare", many, folder)
        told("roster against bare bulk_create", mine["seconds"] / theirs["seconds"], "times", at_most=3)
        _process("few", some, folder)


def _process(name: str, file: Path, folder: str) -> dict[str, float]:
    """Run one part in a process and a house of its own; what it measured is passed on."""
    home = Path(os.environ["JIAOGONG_HOME"]) if name == "ours" else Path(tempfile.mkdtemp(dir=folder))
    handed = Path(os.environ["JIAOGONG_HOME"]) / "jiaogong.sqlite3"
    environment = os.environ | {"JIAOGONG_HOME": str(home), "ROSTER_TAKEN": str(handed)}
    command = [sys.executable, __file__, name, str(file)]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    lines = done.stdout.splitlines()
    for line in lines[:-1]:
        print(line)
    return {"seconds": float(lines[-1])}


def write_roster(file: Path, rows: int) -> None:
    """A made-up roster with a title, a heading and birth dates in several forms."""
    import xlsxwriter

    from jiaogong.config.demo.names import draw_names
    from jiaogong.members.roster.identity import check_digit

    rng = random.Random(20261122)
    kinds = [(rng.choice("FM"), rng.random() < 0.2) for _ in range(5000)]
    names = draw_names(rng, kinds)
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "教职工花名册")
        sheet.write_row(1, 0, HEADINGS)
        for at in range(rows):
            (sex, minority), name = kinds[at % 5000], names[at % 5000]
            born = dt.date(1966, 1, 1) + dt.timedelta(days=rng.randrange(12_000))
            card = f"990101{born:%Y%m%d}{at % 500:03d}"
            card = card[:16] + str(int(card[16]) // 2 * 2 + (sex == "M"))
            began = dt.date(born.year + 23, 9, 1)
            forms = (
                f"{born:%Y-%m-%d}",
                f"{born:%Y.%m}",
                int(f"{born:%Y%m%d}"),
                f"{born.year}年{born.month}月{born.day}日",
            )
            told_row = (
                at + 1, f"B{at:07}", name, "女" if sex == "F" else "男", forms[at % 4], card + check_digit(card), "壮族" if minority else "汉族",
                f"{began:%Y.%m}", f"{began:%Y-%m-%d}", f"{began:%Y-%m}", "教师", "一级教师", "语文", "三年级", "是", "是",
                f"1380000{at % 10000:04}", "群众", "本科", "",
            )  # fmt: skip
            sheet.write_row(at + 2, 0, told_row)


def _founded() -> Any:
    """An empty house with one union and its officer."""
    from django.core.management import call_command

    from jiaogong.members.models import Office
    from jiaogong.members.queries import standing_of
    from jiaogong.members.services import enrol_person
    from jiaogong.unions.services import enter_union

    call_command("migrate", verbosity=0)
    union = enter_union(actor=None, code="BENCH", name="测试小学工会", kind="base")
    officer = enrol_person(actor=None, union=union, number="OFFICER", name="欧阳试", sex="F")
    Office.objects.create(person=officer, union=union, kind=Office.Kind.CHAIR, since=dt.date(2020, 1, 1))
    return standing_of(officer)


def _taken(file: Path, actor: Any) -> Any:
    from jiaogong.members.roster import services, slices

    union = actor.person.union
    roster = services.read_roster(data=file.read_bytes(), name=file.name, union=union, actor=actor)
    services.confirm_columns(roster_id=roster.pk, columns=[t["columns"] for t in roster.tables], actor=actor)
    for _now in slices.advanced(roster_id=roster.pk, actor=actor):
        pass
    services.accept_roster(roster_id=roster.pk, actor=actor)
    for _now in slices.advanced(roster_id=roster.pk, actor=actor):
        pass
    return roster


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
    """The whole way: workbook opened, columns guessed, rows understood and compared, taken over."""
    from jiaogong.members.models import Person

    actor = _founded()
    other = OtherWriter(Path(os.environ["ROSTER_TAKEN"]))
    other.start()
    began = time.perf_counter()
    _taken(file, actor)
    seconds = time.perf_counter() - began
    other.ended.set()
    other.join()
    note = f"{Person.objects.count() - 1:,} people enrolled, {len(HEADINGS)} columns, {len(other.waits):,} other writes beside"
    told("roster of 100,000 rows read in and taken over", seconds, "s", at_most=60, note=note)
    told("its peak memory", peak_megabytes(), "MB", at_most=500)
    told("longest wait of another writer meanwhile", max(other.waits), "s", at_most=1)
    print(seconds)


def bare(_file: Path) -> None:
    """The rows that ours wrote, ready in memory, put into the same tables of an empty house by one bulk_create a table."""
    from django.conf import settings
    from django.db import connections, transaction

    from jiaogong.kernel.models import AuditLine
    from jiaogong.members.models import FileChange, Person, RosterImport, RosterRow

    connections.settings["taken"] = settings.DATABASES["default"] | {"NAME": os.environ["ROSTER_TAKEN"]}
    _founded()
    kept: list[tuple[Any, list[Any]]] = []
    for model in (RosterImport, Person, RosterRow, FileChange, AuditLine):
        rows = list(model._default_manager.using("taken").all())
        for row in rows:
            row._state.db, row._state.adding = None, True
        kept.append((model, [row for row in rows if not (model is Person and row.number == "OFFICER")]))
    known = set(AuditLine.objects.values_list("pk", flat=True))
    began = time.perf_counter()
    with transaction.atomic():
        for model, rows in kept:
            model._default_manager.bulk_create(
                [r for r in rows if model is not AuditLine or r.pk not in known], batch_size=500
            )
    seconds = time.perf_counter() - began
    told(
        "the same rows by bare bulk_create",
        seconds,
        "s",
        note=f"{sum(len(rows) for _model, rows in kept):,} rows of {len(kept)} tables",
    )
    print(seconds)


def few(file: Path) -> None:
    """10,000 rows by ours and by django-import-export 4.4, which previews (a dry run) and then imports."""
    from import_export import fields, resources, widgets
    from tablib import Dataset

    from jiaogong.members.models import Person
    from jiaogong.members.services import spelled

    actor = _founded()
    began = time.perf_counter()
    _taken(file, actor)
    mine = time.perf_counter() - began
    Person.objects.filter(number__startswith="B").delete()

    class Sex(widgets.Widget):
        def clean(self, value: Any, _row: Any = None, **_more: Any) -> str:
            return {"女": "F", "男": "M"}[value]

    class People(resources.ModelResource):
        number = fields.Field("number", "会员编号")
        name = fields.Field("name", "姓名")
        sex = fields.Field("sex", "性别", widget=Sex())
        job = fields.Field("job", "职务")
        title = fields.Field("title", "职称")
        subject = fields.Field("subject", "任教学科")
        grade = fields.Field("grade", "任教年级")
        phone = fields.Field("phone", "手机")

        class Meta:
            model = Person
            import_id_fields = ("number",)
            fields = ("number", "name", "sex", "job", "title", "subject", "grade", "phone")

        def before_save_instance(self, instance: Person, _row: Any, **_more: Any) -> None:
            instance.union = actor.person.union
            spelled(instance)

    plain = _without_title(file)
    began = time.perf_counter()
    data = Dataset().load(plain, format="xlsx")
    for dry_run in (True, False):
        result = People().import_data(data, dry_run=dry_run, raise_errors=True, use_transactions=True)
    theirs = time.perf_counter() - began
    told("roster of 10,000 rows", mine, "s")
    told(
        "the same by django-import-export, 8 columns",
        theirs,
        "s",
        note=f"{result.totals['new']:,} new, preview and import",
    )
    told("roster against django-import-export", theirs / mine, "times faster", at_least=5)
    print(mine)


def _without_title(file: Path) -> bytes:
    """The workbook as the peer needs it: its heading in the first row."""
    import openpyxl

    book = openpyxl.load_workbook(file)
    book.active.delete_rows(1)
    plain = file.with_name("plain.xlsx")
    book.save(plain)
    return plain.read_bytes()


if __name__ == "__main__":
    main()
