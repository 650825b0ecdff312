import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("ledger", "0002_figure_by_measure"),
        ("members", "0008_terms"),
        ("unions", "0005_facts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Handover",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "office",
                    models.CharField(
                        choices=[
                            ("chair", "Chair"),
                            ("vice_chair", "Vice chair"),
                            ("committee", "Committee member"),
                            ("staff", "Union staff"),
                            ("women", "Women's committee"),
                            ("audit", "Audit committee"),
                            ("group_head", "Group head"),
                            ("delegate", "Delegate of the members"),
                            ("congress", "Delegate to the teachers' congress"),
                            ("upper", "Delegate to the union above"),
                        ],
                        max_length=12,
                        verbose_name="office",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="why somebody above signs")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("listed", "Being listed"),
                            ("given", "Signed by the giver"),
                            ("done", "Signed by both"),
                            ("cancelled", "Called off"),
                        ],
                        default="listed",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("started_at", models.DateTimeField(verbose_name="begun")),
                ("given_at", models.DateTimeField(null=True, verbose_name="signed by the giver")),
                ("taken_at", models.DateTimeField(null=True, verbose_name="signed by the receiver")),
                ("text", models.TextField(blank=True, default="")),
                ("fingerprint", models.CharField(blank=True, max_length=64, verbose_name="fingerprint")),
                (
                    "answer",
                    models.CharField(blank=True, max_length=200, verbose_name="why it was sent back or called off"),
                ),
                ("form_key", models.UUIDField(editable=False, null=True, unique=True)),
                (
                    "entry",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="ledger.entry",
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
                (
                    "giver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.person",
                        verbose_name="giver",
                    ),
                ),
                (
                    "receiver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.person",
                        verbose_name="receiver",
                    ),
                ),
                (
                    "started_by",
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
                "verbose_name": "handing over",
                "ordering": ("-started_at", "-id"),
            },
        ),
        migrations.CreateModel(
            name="Matter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(default=0)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("draft", "Own drafts"),
                            ("plan", "Plans"),
                            ("confirm", "Entries to confirm"),
                            ("notice", "Notices to answer"),
                            ("meeting", "Meetings"),
                            ("decision", "Decisions to carry out"),
                            ("duty", "Duty in the committee"),
                            ("request", "Requests to decide"),
                            ("sheet", "Sheets half taken over"),
                            ("text", "Texts unfinished"),
                            ("list", "Saved lists"),
                            ("stand_in", "Offices handed on"),
                            ("term", "Terms about to end"),
                            ("slip", "Invitations outstanding"),
                            ("year", "Years not closed"),
                            ("evidence", "Evidence missing"),
                            ("outside", "Outside the house: seals, keys, papers"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("thing_id", models.BigIntegerField(null=True)),
                ("what", models.CharField(max_length=300, verbose_name="what")),
                ("url", models.CharField(blank=True, max_length=300)),
                ("due_date", models.DateField(blank=True, null=True, verbose_name="due")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                (
                    "handover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="matters", to="handover.handover"
                    ),
                ),
            ],
            options={
                "ordering": ("number", "id"),
            },
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ("listed", "given"))),
                fields=("union",),
                name="one_open_handover_a_union",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("given", "done")), _negated=True),
                    models.Q(("fingerprint", ""), _negated=True),
                    _connector="OR",
                ),
                name="handover_given_with_fingerprint",
            ),
        ),
    ]
