import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("appraisal", "0001_first"),
        ("members", "0010_child_of_person"),
        ("unions", "0005_facts"),
    ]

    operations = [
        migrations.AddField(
            model_name="appraisal",
            name="led_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="members.person",
                verbose_name="named to lead it",
            ),
        ),
        migrations.AddField(
            model_name="appraisal",
            name="led_from",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="unions.union",
                verbose_name="led by the union above",
            ),
        ),
        migrations.AddConstraint(
            model_name="appraisal",
            constraint=models.CheckConstraint(
                condition=models.Q(("led_by__isnull", True), ("led_from__isnull", False), _connector="OR"),
                name="appraisal_leader_named_from_above",
            ),
        ),
    ]
