import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("members", "0008_terms"),
        ("unions", "0005_facts"),
    ]

    operations = [
        migrations.CreateModel(
            name="YearlyReturn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="statistics year")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("checked", "Checked"),
                            ("signed", "Signed"),
                            ("sent", "Sent"),
                            ("returned", "Handed back"),
                            ("accepted", "Accepted"),
                        ],
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("form", models.CharField(max_length=20, verbose_name="form")),
                ("figures", models.JSONField(default=dict)),
                ("fingerprint", models.CharField(blank=True, max_length=64, verbose_name="fingerprint")),
                ("signed_at", models.DateTimeField(null=True, verbose_name="signed at")),
                ("remark", models.CharField(blank=True, max_length=300, verbose_name="remark")),
                (
                    "signed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.person",
                        verbose_name="signed by",
                    ),
                ),
                (
                    "union",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="yearly_returns",
                        to="unions.union",
                        verbose_name="union",
                    ),
                ),
            ],
            options={
                "ordering": ("-year", "union__path"),
            },
        ),
        migrations.CreateModel(
            name="ReturnStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("checked", "Checked"),
                            ("signed", "Signed"),
                            ("sent", "Sent"),
                            ("returned", "Handed back"),
                            ("accepted", "Accepted"),
                        ],
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("at", models.DateTimeField()),
                ("remark", models.CharField(blank=True, max_length=300, verbose_name="remark")),
                ("fingerprint", models.CharField(blank=True, max_length=64, verbose_name="fingerprint")),
                (
                    "done_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="statistics.yearlyreturn"
                    ),
                ),
            ],
            options={
                "ordering": ("-at", "-id"),
            },
        ),
        migrations.AddIndex(
            model_name="yearlyreturn",
            index=models.Index(fields=["year", "state"], name="statistics__year_3688b0_idx"),
        ),
        migrations.AddConstraint(
            model_name="yearlyreturn",
            constraint=models.UniqueConstraint(fields=("union", "year"), name="one_return_a_year"),
        ),
    ]
