import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ballots", "0001_first"),
        ("members", "0009_found_fast"),
    ]

    operations = [
        migrations.CreateModel(
            name="Outcome",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("published", models.JSONField()),
                ("fingerprints", models.JSONField()),
                ("tally", models.JSONField()),
                (
                    "ballot",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="outcome", to="ballots.ballot"
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("sealed", models.BinaryField()),
                (
                    "ballot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="papers", to="ballots.ballot"
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Teller",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ballot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tellers", to="ballots.ballot"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tellings",
                        to="members.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [models.UniqueConstraint(fields=("ballot", "person"), name="teller_once_a_ballot")],
            },
        ),
        migrations.CreateModel(
            name="Sheet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("returned", models.PositiveIntegerField(verbose_name="papers returned")),
                ("counts", models.JSONField(default=dict)),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="why it was counted again")),
                ("entered_at", models.DateTimeField()),
                (
                    "teller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sheets", to="ballots.teller"
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Voter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("group", models.CharField(blank=True, max_length=60, verbose_name="group")),
                (
                    "mark",
                    models.CharField(
                        blank=True,
                        choices=[("", "Owes a vote"), ("screen", "Voted on screen"), ("paper", "Was handed a paper")],
                        default="",
                        max_length=6,
                        verbose_name="mark",
                    ),
                ),
                ("link_digest", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "ballot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="voters", to="ballots.ballot"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="votes_owed",
                        to="members.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "ordering": ("person__pinyin", "person_id"),
                "constraints": [
                    models.UniqueConstraint(fields=("ballot", "person"), name="voter_once_a_ballot"),
                    models.UniqueConstraint(
                        condition=models.Q(("link_digest", ""), _negated=True),
                        fields=("link_digest",),
                        name="link_of_one_voter",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Scrutineer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_spare", models.BooleanField(default=False, verbose_name="keeps the spare share")),
                ("has_taken_up", models.BooleanField(default=False, verbose_name="has taken up the duty")),
                (
                    "has_opened",
                    models.BooleanField(default=False, verbose_name="has given the passphrase for the count"),
                ),
                ("own_public", models.BinaryField(blank=True, null=True)),
                ("own_private", models.BinaryField(blank=True, null=True)),
                ("share", models.BinaryField(blank=True, null=True)),
                ("passed", models.JSONField(blank=True, default=dict)),
                (
                    "ballot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="scrutineers", to="ballots.ballot"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scrutinies",
                        to="members.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "ordering": ("is_spare", "id"),
                "constraints": [models.UniqueConstraint(fields=("ballot", "person"), name="scrutineer_once_a_ballot")],
            },
        ),
    ]
