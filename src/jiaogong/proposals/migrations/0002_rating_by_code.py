import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("proposals", "0001_first"),
        ("members", "0010_child_of_person"),
    ]

    operations = [
        migrations.AlterField(
            model_name="rating",
            name="person",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="members.person",
                verbose_name="proposer",
            ),
        ),
        migrations.AddConstraint(
            model_name="rating",
            constraint=models.UniqueConstraint(
                condition=models.Q(("person__isnull", True)),
                fields=("proposal", "round"),
                name="rating_once_a_round_by_code",
            ),
        ),
    ]
