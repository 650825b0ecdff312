from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from jiaogong.unions.names import spelling


def spell(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Spell the names of the unions that are on the tree already."""
    rows = apps.get_model("unions", "Union").objects.using(editor.connection.alias)
    unions = list(rows.all())
    for union in unions:
        union.squeezed, union.initials = spelling(union.name)
    rows.bulk_update(unions, ["squeezed", "initials"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("unions", "0003_life")]
    operations = [migrations.RunPython(spell, migrations.RunPython.noop)]
