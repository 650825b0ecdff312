from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLES = {
    "ledger.entry": "ledger_entry",
    "ledger.sheetimport": "ledger_sheetimport",
    "ledger.yearclosing": "ledger_yearclosing",
    "members.person": "members_person",
    "members.office": "members_office",
    "summaries.text": "summaries_text",
}


def tell_unions(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Give the lines of a house that is at work already the union of their thing."""
    with editor.connection.cursor() as cursor:
        there = set(editor.connection.introspection.table_names(cursor))
        for kind, table in TABLES.items():
            if table in there:
                cursor.execute(
                    f"UPDATE kernel_auditline SET union_id = (SELECT t.union_id FROM {table} t"
                    " WHERE t.id = kernel_auditline.thing_id) WHERE thing_kind = %s",
                    [kind],
                )
        cursor.execute("UPDATE kernel_auditline SET union_id = thing_id WHERE thing_kind = 'unions.union'")


class Migration(migrations.Migration):
    dependencies = [("kernel", "0001_initial")]
    operations = [
        migrations.AddField("auditline", "union_id", models.BigIntegerField(null=True)),
        migrations.RunPython(tell_unions, migrations.RunPython.noop),
        migrations.AddIndex(
            "auditline", models.Index(fields=["union_id", "-at", "-id"], name="audit_of_union_newest")
        ),
        migrations.AddIndex("auditline", models.Index(fields=["-at", "-id"], name="audit_newest")),
    ]
