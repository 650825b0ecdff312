"""Write the folder of a first-version ledger that the upgrade is tested on.

    JIAOGONG_HOME=$(mktemp -d) .venv/bin/python tools/first_version.py

Makes an SQLite database at each room's first migration, with two unions, three people and two entries, and dumps it as SQL to
src/jiaogong/config/tests/first_version/jiaogong.sql. Once a version is out, its dump is never written again.
"""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Any

import django

TARGET = Path(__file__).resolve().parents[1] / "src/jiaogong/config/tests/first_version/jiaogong.sql"
NOW = dt.datetime(2026, 1, 5, 2, 0, tzinfo=dt.UTC)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jiaogong.config.settings")
    django.setup()
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    ours = {
        app
        for app, _name in executor.loader.graph.leaf_nodes()
        if executor.loader.get_migration(app, _name).__module__.startswith("jiaogong.")
    }
    targets = [(app, name) for app, name in executor.loader.graph.leaf_nodes() if app not in ours]
    targets += [(app, "0001_initial") for app in sorted(ours)]
    _fill(executor.migrate(targets).apps)
    connection.ensure_connection()
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text("\n".join(connection.connection.iterdump()) + "\n", encoding="utf-8")


def _fill(apps: Any) -> None:
    """Rows as the first version wrote them: an area, a school, its chair and staff, a visit corrected."""
    union, person = apps.get_model("unions", "Union"), apps.get_model("members", "Person")
    area = union.objects.create(code="QH", name="青禾区教育工会", kind="area", path="QH/")
    school = union.objects.create(
        code="QH-01",
        name="青禾区柳岸小学工会",
        short_name="柳岸小学",
        kind="base",
        sector="public",
        parent=area,
        path="QH/QH-01/",
    )
    people = [
        person.objects.create(
            number=f"QH01{i:04}",
            name=name,
            pinyin=pinyin,
            squeezed=pinyin.replace(" ", ""),
            initials=initials,
            sex=sex,
            union=school,
        )
        for i, (name, pinyin, initials, sex) in enumerate(
            (
                ("邵云舒", "shao yun shu", "sys", "F"),
                ("骆一鸣", "luo yi ming", "lym", "M"),
                ("岑若溪", "cen ruo xi", "crx", "F"),
            ),
            1,
        )
    ]
    apps.get_model("members", "Office").objects.create(
        person=people[0], union=school, kind="chair", since=dt.date(2024, 3, 1)
    )
    _entry(apps, school, people[0], "women", "“三八”节女教职工健步走", dt.date(2025, 3, 7), {"women_participants": 42})
    visit = _entry(
        apps, school, people[0], "care", "看望住院教师", dt.date(2025, 5, 20), {"visits": 1, "visit_amount": 50000}
    )
    apps.get_model("ledger", "EntryPerson").objects.create(entry=visit, person=people[2], part="concerned")


def _entry(apps: Any, union: Any, by: Any, category: str, title: str, day: dt.date, figures: dict[str, int]) -> Any:
    entry = apps.get_model("ledger", "Entry").objects.create(
        union=union, state="confirmed", category=category, title=title, start_date=day, end_date=day,
        drafted_by=by, drafted_at=NOW, confirmed_by=by, confirmed_at=NOW,
    )  # fmt: skip
    for measure, value in figures.items():
        apps.get_model("ledger", "Figure").objects.create(entry=entry, measure=measure, value=value)
    return entry


if __name__ == "__main__":
    main()
