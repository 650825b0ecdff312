import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0005_longer_measure_names"),
        ("members", "0010_child_of_person"),
        ("summaries", "0003_copies_and_left_problems"),
        ("unions", "0005_facts"),
    ]

    operations = [
        migrations.AlterField(
            model_name="claimdecision",
            name="outcome",
            field=models.CharField(
                choices=[("accepted", "Accepted"), ("joined", "Joined to an entry"), ("dropped", "Dropped")],
                max_length=10,
            ),
        ),
        migrations.CreateModel(
            name="OldBatch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("period", models.CharField(max_length=12, verbose_name="period")),
                ("sent_at", models.DateTimeField()),
                ("form_key", models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
                (
                    "union",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="unions.union",
                        verbose_name="union",
                    ),
                ),
            ],
            options={
                "ordering": ("-id",),
            },
        ),
        migrations.CreateModel(
            name="OldClaim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("done", "Done"),
                            ("rate", "Habit or share"),
                            ("planned", "Planned"),
                            ("said", "Only said"),
                        ],
                        max_length=8,
                    ),
                ),
                ("category", models.CharField(max_length=16)),
                ("quote", models.TextField()),
                ("facts", models.JSONField(default=dict)),
                ("doubts", models.CharField(blank=True, max_length=120)),
                ("names", models.JSONField(default=list)),
                ("figures_left_out", models.JSONField(default=list)),
                ("rank", models.PositiveSmallIntegerField()),
                (
                    "decision",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="claim",
                        to="summaries.claimdecision",
                    ),
                ),
                (
                    "likely_entry",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="ledger.entry"
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="claims", to="summaries.text"
                    ),
                ),
                (
                    "twin",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="summaries.oldclaim",
                    ),
                ),
            ],
            options={
                "ordering": ("rank", "id"),
            },
        ),
        migrations.CreateModel(
            name="OldFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, verbose_name="file name")),
                ("data", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("read", "Read"),
                            ("same", "Sent before"),
                            ("refused", "Not read"),
                        ],
                        default="waiting",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("period", models.CharField(max_length=12, verbose_name="period")),
                ("union_is_told", models.BooleanField(default=False)),
                ("period_is_told", models.BooleanField(default=False)),
                ("notes", models.JSONField(default=list)),
                ("refusal", models.TextField(blank=True)),
                ("read_ms", models.PositiveIntegerField(null=True)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="summaries.oldbatch"
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="files",
                        to="summaries.text",
                    ),
                ),
                (
                    "union",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="unions.union",
                        verbose_name="union",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.AddIndex(
            model_name="oldbatch",
            index=models.Index(fields=["-sent_at", "-id"], name="old_batch_newest"),
        ),
        migrations.AddIndex(
            model_name="oldclaim",
            index=models.Index(fields=["text", "rank", "id"], name="old_claim_of_text"),
        ),
        migrations.AddConstraint(
            model_name="oldclaim",
            constraint=models.UniqueConstraint(fields=("text", "start", "end"), name="old_claim_once"),
        ),
        migrations.AddIndex(
            model_name="oldfile",
            index=models.Index(fields=["sha256"], name="old_file_by_digest"),
        ),
    ]
