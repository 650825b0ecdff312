import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("congress", "0003_choosing"),
        ("ledger", "0002_figure_by_measure"),
        ("members", "0009_found_fast"),
        ("unions", "0005_facts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Call",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=80, verbose_name="title")),
                ("asked", models.TextField(blank=True, max_length=2000, verbose_name="what is asked for")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("closed", "Being screened"), ("screened", "Screened")],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("opened_date", models.DateField(verbose_name="opened on")),
                ("last_date", models.DateField(verbose_name="last day")),
                ("seconders_min", models.PositiveSmallIntegerField(verbose_name="seconders")),
                ("rule", models.CharField(blank=True, max_length=300, verbose_name="rule")),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("screened_at", models.DateTimeField(blank=True, null=True)),
                ("form_key", models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                (
                    "filed_entry",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="ledger.entry",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
                (
                    "received_entry",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="ledger.entry",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposal_calls",
                        to="congress.session",
                        verbose_name="session",
                    ),
                ),
                (
                    "union",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposal_calls",
                        to="unions.union",
                        verbose_name="union",
                    ),
                ),
            ],
            options={
                "ordering": ("-opened_date", "-id"),
                "indexes": [models.Index(fields=["union", "-opened_date", "-id"], name="call_union_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last_date__gte", models.F("opened_date"))), name="call_ends_after_opening"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Department",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=40, verbose_name="name")),
                ("is_active", models.BooleanField(default=True, verbose_name="takes proposals up")),
                (
                    "answerer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.person",
                        verbose_name="who answers",
                    ),
                ),
                (
                    "union",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="departments",
                        to="unions.union",
                        verbose_name="union",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [models.UniqueConstraint(fields=("union", "name"), name="department_once_a_name")],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("proposal", "Proposal"), ("suggestion", "Suggestion")],
                        default="proposal",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("handed_in", "Handed in"),
                            ("filed", "Filed"),
                            ("merged", "Merged into another"),
                            ("assigned", "Being dealt with"),
                            ("answered", "Answer published"),
                            ("settled", "Settled"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("title", models.CharField(max_length=60, verbose_name="matter proposed")),
                ("reasons", models.TextField(blank=True, max_length=4000, verbose_name="reasons")),
                ("remedy", models.TextField(blank=True, max_length=4000, verbose_name="what is proposed")),
                ("since", models.DateField(verbose_name="since")),
                ("code_digest", models.CharField(blank=True, db_index=True, max_length=64)),
                ("receipt", models.PositiveIntegerField(blank=True, null=True, verbose_name="receipt")),
                ("year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="year")),
                ("fingerprint", models.CharField(blank=True, max_length=64, verbose_name="fingerprint")),
                ("handed_in_date", models.DateField(blank=True, null=True, verbose_name="handed in on")),
                ("handed_back", models.CharField(blank=True, max_length=300, verbose_name="handed back")),
                ("number", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="number")),
                (
                    "ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("late", "Handed in after the last day"),
                            ("better", "Better dealt with as a suggestion"),
                            ("personal", "A personal matter"),
                            ("solved", "Solved already"),
                            ("outside", "Outside the power of school and congress"),
                            ("unlawful", "Against law or policy"),
                        ],
                        max_length=10,
                        verbose_name="ground",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                ("leaders_note", models.CharField(blank=True, max_length=500, verbose_name="leader's note")),
                ("round", models.PositiveSmallIntegerField(default=1, verbose_name="round")),
                ("assigned_date", models.DateField(blank=True, null=True, verbose_name="assigned on")),
                ("due_date", models.DateField(blank=True, null=True, verbose_name="due on")),
                ("first_due_date", models.DateField(blank=True, null=True)),
                ("first_answered_date", models.DateField(blank=True, null=True, verbose_name="first answered on")),
                ("answered_date", models.DateField(blank=True, null=True, verbose_name="answered on")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("solved", "Solved or adopted"),
                            ("planned", "Taken into a plan"),
                            ("explained", "Cannot be done now, explained"),
                        ],
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                ("outcome_text", models.CharField(blank=True, max_length=500, verbose_name="what came of it")),
                ("settled_date", models.DateField(blank=True, null=True, verbose_name="settled on")),
                ("is_outstanding", models.BooleanField(default=False, verbose_name="outstanding")),
                ("form_key", models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "answered_entry",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="ledger.entry",
                    ),
                ),
                (
                    "call",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="proposals.call",
                        verbose_name="call",
                    ),
                ),
                (
                    "delegation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="congress.delegation",
                        verbose_name="delegation",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="joined",
                        to="proposals.proposal",
                    ),
                ),
                (
                    "proposer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.person",
                        verbose_name="proposer",
                    ),
                ),
                (
                    "settled_entry",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="ledger.entry",
                    ),
                ),
                (
                    "taken_entry",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="ledger.entry",
                    ),
                ),
                (
                    "union",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="unions.union",
                        verbose_name="union",
                    ),
                ),
            ],
            options={
                "ordering": ("-since", "-id"),
                "indexes": [
                    models.Index(fields=["union", "-since", "-id"], name="proposal_union_newest"),
                    models.Index(
                        condition=models.Q(("state", "assigned")),
                        fields=["due_date", "id"],
                        name="proposal_open_by_due",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("union", "year", "receipt"), name="receipt_once_a_year"),
                    models.UniqueConstraint(fields=("call", "number"), name="number_once_a_call"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["draft", "withdrawn"]), ("receipt__isnull", False), _connector="OR"
                        ),
                        name="handed_in_has_receipt",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "proposal"), _negated=True), ("proposer__isnull", False), _connector="OR"
                        ),
                        name="proposal_has_its_proposer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "merged"), _negated=True),
                            ("merged_into__isnull", False),
                            _connector="OR",
                        ),
                        name="merged_into_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "settled"), _negated=True),
                            ("settled_date__isnull", False),
                            _connector="OR",
                        ),
                        name="settled_on_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=500, verbose_name="private note")),
                ("written_at", models.DateTimeField()),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="proposals.proposal"
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=200, verbose_name="step")),
                ("due_date", models.DateField(blank=True, null=True, verbose_name="until")),
                ("reached_date", models.DateField(blank=True, null=True, verbose_name="reached on")),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="milestones", to="proposals.proposal"
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Happening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("handed_in", "Handed in"),
                            ("handed_back", "Handed back to be worded anew"),
                            ("withdrawn", "Withdrawn"),
                            ("filed", "Filed"),
                            ("turned", "Not filed; goes on as a suggestion"),
                            ("merged", "Merged with another"),
                            ("taken_up", "Taken up"),
                            ("assigned", "Assigned"),
                            ("extended", "Time extended"),
                            ("chased", "Departments reminded"),
                            ("answered", "Answer published"),
                            ("rated", "Rated"),
                            ("reopened", "Taken up anew"),
                            ("reached", "Step reached"),
                            ("settled", "Settled"),
                            ("honoured", "Named an outstanding proposal"),
                        ],
                        max_length=12,
                        verbose_name="act",
                    ),
                ),
                ("on_date", models.DateField(verbose_name="on")),
                ("text", models.CharField(blank=True, max_length=500, verbose_name="text")),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.person",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="happenings", to="proposals.proposal"
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_date", models.DateField(verbose_name="was due on")),
                ("to_date", models.DateField(verbose_name="due on")),
                ("reason", models.CharField(max_length=200, verbose_name="reason")),
                ("extended_at", models.DateTimeField()),
                (
                    "extended_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="extensions", to="proposals.proposal"
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("to_date__gt", models.F("from_date"))), name="extension_gives_more_time"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_lead", models.BooleanField(default=False, verbose_name="leads")),
                (
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="proposals.department",
                        verbose_name="department",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="assignments", to="proposals.proposal"
                    ),
                ),
            ],
            options={
                "ordering": ("-is_lead", "id"),
                "constraints": [
                    models.UniqueConstraint(fields=("proposal", "department"), name="assignment_once_a_department"),
                    models.UniqueConstraint(
                        condition=models.Q(("is_lead", True)), fields=("proposal",), name="one_lead_a_proposal"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("round", models.PositiveSmallIntegerField(default=1, verbose_name="round")),
                ("text", models.TextField(max_length=4000, verbose_name="text of the answer")),
                ("written_at", models.DateTimeField()),
                ("published_date", models.DateField(blank=True, null=True, verbose_name="published on")),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="proposals.proposal"
                    ),
                ),
            ],
            options={
                "ordering": ("round",),
                "constraints": [models.UniqueConstraint(fields=("proposal", "round"), name="answer_once_a_round")],
            },
        ),
        migrations.CreateModel(
            name="Rating",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("round", models.PositiveSmallIntegerField(verbose_name="round")),
                ("grade", models.CharField(max_length=20, verbose_name="grade")),
                ("is_satisfied", models.BooleanField(verbose_name="satisfied")),
                ("comment", models.CharField(blank=True, max_length=300, verbose_name="comment")),
                ("rated_date", models.DateField(verbose_name="rated on")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.person",
                        verbose_name="proposer",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ratings", to="proposals.proposal"
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("proposal", "round", "person"), name="rating_once_a_round_and_person"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[("asked", "Asked"), ("signed", "Signed"), ("declined", "Declined")],
                        default="asked",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("fingerprint", models.CharField(blank=True, max_length=64)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.person",
                        verbose_name="seconder",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="signatures", to="proposals.proposal"
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [models.UniqueConstraint(fields=("proposal", "person"), name="signature_once_a_person")],
            },
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=60, verbose_name="matter proposed")),
                ("reasons", models.TextField(max_length=4000, verbose_name="reasons")),
                ("remedy", models.TextField(max_length=4000, verbose_name="what is proposed")),
                ("fingerprint", models.CharField(max_length=64, verbose_name="fingerprint")),
                ("on_date", models.DateField(verbose_name="on")),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="proposals.proposal"
                    ),
                ),
            ],
            options={
                "ordering": ("number",),
                "constraints": [models.UniqueConstraint(fields=("proposal", "number"), name="version_once_a_number")],
            },
        ),
    ]
