import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0010_child_of_person"),
        ("summaries", "0004_old_summaries"),
        ("unions", "0005_facts"),
    ]

    operations = [
        migrations.CreateModel(
            name="WordTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, verbose_name="file")),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField()),
                ("given_at", models.DateTimeField()),
                (
                    "given_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
                (
                    "union",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="word_template",
                        to="unions.union",
                        verbose_name="union",
                    ),
                ),
            ],
        ),
    ]
