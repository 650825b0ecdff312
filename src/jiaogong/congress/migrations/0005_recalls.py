import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ballots", "0006_purpose"),
        ("congress", "0004_counts_of_hands"),
        ("members", "0010_child_of_person"),
    ]

    operations = [
        migrations.CreateModel(
            name="Recall",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.CharField(max_length=200, verbose_name="reason")),
                ("petitioners", models.PositiveIntegerField(blank=True, null=True, verbose_name="asked for by")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("voting", "Being voted on"),
                            ("recalled", "Recalled"),
                            ("kept", "Not carried: the seat is kept"),
                            ("ended", "Came to nothing"),
                        ],
                        default="voting",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("entitled", models.PositiveIntegerField(blank=True, null=True, verbose_name="entitled to vote")),
                ("yes", models.PositiveIntegerField(blank=True, null=True, verbose_name="in favour")),
                ("decided_date", models.DateField(blank=True, null=True, verbose_name="decided on")),
                ("begun_at", models.DateTimeField()),
                (
                    "ballot",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ballots.ballot",
                        verbose_name="ballot",
                    ),
                ),
                (
                    "begun_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recalls",
                        to="members.office",
                        verbose_name="seat",
                    ),
                ),
            ],
            options={
                "ordering": ("-begun_at", "-id"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "voting")), fields=("office",), name="one_running_recall_a_seat"
                    )
                ],
            },
        ),
    ]
