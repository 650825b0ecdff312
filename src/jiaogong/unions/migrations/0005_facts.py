import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0005_standing_in"),
        ("unions", "0004_spellings"),
    ]

    operations = [
        migrations.CreateModel(
            name="UnionFact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=30, verbose_name="fact")),
                ("value", models.CharField(blank=True, max_length=120, verbose_name="value")),
                ("since", models.DateField(verbose_name="from")),
                ("source", models.CharField(max_length=120, verbose_name="source")),
                ("set_at", models.DateTimeField()),
                (
                    "set_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
                (
                    "union",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="facts", to="unions.union"
                    ),
                ),
            ],
            options={
                "ordering": ("code", "-since", "-id"),
                "indexes": [models.Index(fields=["union", "code", "-since"], name="union_fact_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="union_fact_has_its_source"
                    )
                ],
            },
        ),
    ]
