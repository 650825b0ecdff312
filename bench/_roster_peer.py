"""The peer of the roster's bench: django-import-export, given what it needs to do the same work."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench._measuring import measured, told
from bench._roster_house import enrolled, founded


def peer(file: Path) -> None:
    """The same by django-import-export as it comes: a dry run for the preview, then the import."""
    _by_peer(file, "the same by django-import-export")


def swift(file: Path) -> None:
    """The same with its switches for speed: people fetched at once, written in bulk, no differences worked out."""
    from import_export.instance_loaders import CachedInstanceLoader

    _by_peer(
        file,
        "the same with its switches for speed",
        use_bulk=True,
        batch_size=1000,
        skip_diff=True,
        skip_html_diff=True,
        instance_loader_class=CachedInstanceLoader,
    )


def _by_peer(file: Path, name: str, **switches: Any) -> None:
    from tablib import Dataset

    actor = founded()
    enrolled(actor, len(Dataset().load(file.read_bytes(), format="xlsx")))
    people = _resource(actor.person.union, switches)

    def take() -> Any:
        data = Dataset().load(file.read_bytes(), format="xlsx")
        for dry_run in (True, False):
            result = people.import_data(data, dry_run=dry_run, raise_errors=True, use_transactions=True)
        return result.totals

    seconds, processor, totals = measured(take)
    note = f"{processor:.1f} s of a processor; {totals['new']:,} new, {totals['update']:,} changed"
    told(name, seconds, "s", note=note)
    print(seconds)


def _resource(union: Any, switches: dict[str, Any]) -> Any:
    """Its way of reading our roster: a field a column, each cell read by our own readers."""
    from import_export import fields, resources, widgets

    from jiaogong.members.models import Person
    from jiaogong.members.roster import cells
    from jiaogong.members.roster.identity import identity_of
    from jiaogong.members.services import spelled

    class Reader(widgets.Widget):
        def __init__(self, read: Callable[[Any], Any]) -> None:
            super().__init__()
            self.read = read

        def clean(self, value: Any, _row: Any = None, **_more: Any) -> Any:
            return self.read(value)

    def day(cell: Any) -> dt.date:
        return cell if isinstance(cell, dt.date) else cells.day_of(cell)[0]

    readers: dict[str, tuple[str, Callable[[Any], Any]]] = {
        "number": ("会员编号", cells.text_of), "name": ("姓名", cells.name_of), "sex": ("性别", cells.sex_of),
        "birth_date": ("出生年月", day), "is_minority": ("民族", cells.is_of_minority), "work_began_date": ("参加工作时间", day),
        "joined_date": ("到校时间", day), "member_since": ("入会时间", day), "job": ("职务", cells.text_of),
        "title": ("职称", cells.text_of), "subject": ("任教学科", cells.text_of), "grade": ("任教年级", cells.text_of),
        "is_teacher": ("专任教师", cells.is_yes), "is_member": ("会员", cells.is_yes), "phone": ("手机", cells.phone_of),
    }  # fmt: skip

    class Rosters(resources.ModelResource):
        def before_import_row(self, row: Any, **_more: Any) -> None:
            row["出生年月"] = identity_of(str(row["身份证号"])).birth_date or row["出生年月"]

        def before_save_instance(self, instance: Person, _row: Any, **_more: Any) -> None:
            instance.union = union
            spelled(instance)

    meta = {"model": Person, "import_id_fields": ("number",), "fields": tuple(readers), **switches}
    columns = {code: fields.Field(code, heading, widget=Reader(read)) for code, (heading, read) in readers.items()}
    return type("People", (Rosters,), {**columns, "Meta": type("Meta", (), meta)})()
