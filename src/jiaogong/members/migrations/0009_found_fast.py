from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from jiaogong.kernel.characters import indexed_by_character


def find_birthdays(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """PostgreSQL looks birthdays up; SQLite knows no such function of its own and scans its smaller table."""
    if editor.connection.vendor == "postgresql":
        editor.execute(
            "CREATE INDEX members_person_birthday ON members_person"
            " ((EXTRACT(MONTH FROM birth_date)), (EXTRACT(DAY FROM birth_date)))"
        )


def forget_birthdays(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP INDEX members_person_birthday")


class Migration(migrations.Migration):
    dependencies = [("members", "0008_terms")]
    operations = [
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["birth_date"], name="person_born"),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["pinyin", "id"], name="person_by_name"),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                fields=["birth_date"], name="person_of_minority", condition=models.Q(("is_minority", True))
            ),
        ),
        migrations.AddIndex(
            model_name="movement",
            index=models.Index(fields=["-on_date", "-id"], name="movement_newest"),
        ),
        indexed_by_character("members_person", "name"),
        migrations.RunPython(find_birthdays, forget_birthdays),
    ]
