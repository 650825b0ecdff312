import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("members", "0009_found_fast"),
        ("unions", "0005_facts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Ballot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("explanation", models.TextField(blank=True, max_length=2000, verbose_name="explanation")),
                (
                    "way",
                    models.CharField(
                        choices=[("screen", "On screen"), ("paper", "On paper"), ("both", "On screen and on paper")],
                        default="screen",
                        max_length=8,
                        verbose_name="way of voting",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("prepared", "Being prepared"),
                            ("open", "Open"),
                            ("closed", "Closed, not yet counted"),
                            ("counted", "Counted"),
                            ("void", "Void"),
                            ("called_off", "Called off"),
                        ],
                        default="prepared",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("opens_at", models.DateTimeField(blank=True, null=True, verbose_name="opens")),
                ("closes_at", models.DateTimeField(blank=True, null=True, verbose_name="closes")),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("counted_at", models.DateTimeField(blank=True, null=True)),
                ("electorate_size", models.PositiveIntegerField(blank=True, null=True)),
                ("electorate_hash", models.CharField(blank=True, max_length=64)),
                ("public_key", models.BinaryField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                ("form_key", models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                (
                    "prepared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
                (
                    "union",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ballots",
                        to="unions.union",
                        verbose_name="union",
                    ),
                ),
            ],
            options={
                "ordering": ("-id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("opens_at__isnull", True),
                            ("closes_at__isnull", True),
                            ("closes_at__gt", models.F("opens_at")),
                            _connector="OR",
                        ),
                        name="ballot_closes_after_it_opens",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("motion", "Yes, no or abstain"),
                            ("choose", "Choose up to a number"),
                            ("grade", "Grade each"),
                        ],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("text", models.CharField(max_length=300, verbose_name="question")),
                ("most", models.PositiveSmallIntegerField(default=0, verbose_name="at most")),
                ("may_write_in", models.BooleanField(default=False, verbose_name="other names may be written in")),
                ("grades", models.JSONField(blank=True, default=list, verbose_name="grades")),
                (
                    "ballot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="questions", to="ballots.ballot"
                    ),
                ),
            ],
            options={
                "ordering": ("ballot", "position"),
                "constraints": [
                    models.UniqueConstraint(fields=("ballot", "position"), name="question_once_a_position")
                ],
            },
        ),
        migrations.CreateModel(
            name="Option",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                ("label", models.CharField(max_length=80, verbose_name="name")),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.person",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="options", to="ballots.question"
                    ),
                ),
            ],
            options={
                "ordering": ("question", "position"),
                "constraints": [
                    models.UniqueConstraint(fields=("question", "position"), name="option_once_a_position")
                ],
            },
        ),
    ]
