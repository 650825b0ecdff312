import django.db.models.deletion
from django.db import migrations, models


def keep_counts(apps, schema_editor):
    """Keep what is on record of hands counted so far as their first count; who noted it is not known."""
    item, count = apps.get_model("congress", "Item"), apps.get_model("congress", "HandCount")
    voted = item.objects.filter(way="hands", yes__isnull=False, decided_at__isnull=False)
    count.objects.bulk_create(
        [
            count(item_id=pk, yes=yes, no=no or 0, abstained=abstained or 0, noted_at=at)
            for pk, yes, no, abstained, at in voted.values_list("pk", "yes", "no", "abstained", "decided_at")
        ],
        batch_size=500,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("congress", "0003_choosing"),
        ("members", "0010_child_of_person"),
    ]

    operations = [
        migrations.CreateModel(
            name="HandCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("yes", models.PositiveIntegerField(verbose_name="in favour")),
                ("no", models.PositiveIntegerField(verbose_name="against")),
                ("abstained", models.PositiveIntegerField(verbose_name="abstained")),
                ("tellers", models.CharField(blank=True, max_length=80, verbose_name="who counted")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="why it was counted anew")),
                ("noted_at", models.DateTimeField()),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="hand_counts", to="congress.item"
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.person",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="ItemResult",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(max_length=120, verbose_name="held as")),
                ("text", models.TextField(max_length=5000, verbose_name="result")),
                ("rows", models.JSONField(default=list, verbose_name="figures")),
                ("decided_date", models.DateField(verbose_name="decided on")),
                ("noted_at", models.DateTimeField()),
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="result", to="congress.item"
                    ),
                ),
            ],
            options={
                "ordering": ("item",),
            },
        ),
        migrations.RunPython(keep_counts, migrations.RunPython.noop),
    ]
