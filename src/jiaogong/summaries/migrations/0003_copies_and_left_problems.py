"""The index of copies, filled for the texts that are there; problems of a check that were left with a reason."""

import django.db.models.deletion
from django.db import migrations, models

from jiaogong.prose.copies import fingerprints
from jiaogong.summaries.sources import packed

SLICE = 200


def take_fingerprints(apps, _editor):
    """Index every text that is there: some 3 seconds a thousand."""
    texts, kept = apps.get_model("summaries", "Text"), apps.get_model("summaries", "Fingerprints")
    slice_ = []
    for pk, version, body in texts.objects.order_by("pk").values_list("pk", "version", "body").iterator(SLICE):
        slice_.append(kept(text_id=pk, version=version, marks=packed(fingerprints(body))))
        if len(slice_) == SLICE:
            kept.objects.bulk_create(slice_)
            slice_ = []
    kept.objects.bulk_create(slice_)


class Migration(migrations.Migration):
    dependencies = [("summaries", "0002_sections_and_life")]

    operations = [
        migrations.CreateModel(
            name="Fingerprints",
            fields=[
                (
                    "text",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="fingerprints",
                        serialize=False,
                        to="summaries.text",
                    ),
                ),
                ("version", models.PositiveIntegerField()),
                ("marks", models.BinaryField()),
            ],
            options={"verbose_name_plural": "fingerprints"},
        ),
        migrations.CreateModel(
            name="LeftProblem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=30)),
                ("words", models.CharField(max_length=300)),
                ("sentence", models.TextField()),
                ("digest", models.CharField(editable=False, max_length=64)),
                ("reason", models.CharField(max_length=200, verbose_name="reason")),
                ("left_at", models.DateTimeField()),
                (
                    "left_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.person",
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="left_problems",
                        to="summaries.text",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [models.UniqueConstraint(fields=("text", "digest"), name="problem_left_once")],
            },
        ),
        migrations.RunPython(take_fingerprints, migrations.RunPython.noop),
    ]
