import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("members", "0004_rosters")]

    operations = [
        migrations.AddField(
            model_name="office",
            name="stands_in_for",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="stand_ins",
                to="members.office",
                verbose_name="held for",
            ),
        ),
        migrations.AddConstraint(
            model_name="office",
            constraint=models.CheckConstraint(
                condition=models.Q(("stands_in_for__isnull", True), ("until__isnull", False), _connector="OR"),
                name="standing_in_has_an_end",
            ),
        ),
    ]
