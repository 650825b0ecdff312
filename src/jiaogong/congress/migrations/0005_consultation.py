import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("congress", "0005_recalls"),
        ("ledger", "0002_figure_by_measure"),
        ("members", "0010_child_of_person"),
        ("unions", "0005_facts"),
    ]

    operations = [
        migrations.CreateModel(
            name="HeadsMeeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_at", models.DateTimeField(db_index=True, verbose_name="begins")),
                ("place", models.CharField(blank=True, max_length=80, verbose_name="place")),
                ("cause", models.CharField(max_length=200, verbose_name="why it cannot wait")),
                (
                    "state",
                    models.CharField(
                        choices=[("called", "Called"), ("signed", "Minutes signed"), ("called_off", "Called off")],
                        default="called",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                ("minutes", models.TextField(blank=True, max_length=20000, verbose_name="minutes")),
                ("called_at", models.DateTimeField()),
                ("signed_at", models.DateTimeField(blank=True, null=True)),
                ("form_key", models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "called_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
                (
                    "entry",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.entry",
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.person",
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="heads_meetings",
                        to="members.term",
                        verbose_name="term",
                    ),
                ),
                (
                    "union",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="heads_meetings",
                        to="unions.union",
                        verbose_name="union",
                    ),
                ),
            ],
            options={
                "ordering": ("-starts_at", "-id"),
                "indexes": [models.Index(fields=["union", "-starts_at", "-id"], name="heads_meeting_union_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "signed"), _negated=True), ("signed_at__isnull", False), _connector="OR"
                        ),
                        name="heads_meeting_signed_at_a_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HeadsMatter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=120, verbose_name="matter")),
                ("is_reserved", models.BooleanField(default=False, verbose_name="reserved to the congress")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("talked_over", "Talked over"),
                            ("decided", "Decided"),
                            ("rejected", "Not decided"),
                        ],
                        default="planned",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("text", models.CharField(blank=True, max_length=1000, verbose_name="what was said or decided")),
                ("entitled", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="entitled to vote")),
                ("present", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="present")),
                ("quorum", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="had to be present")),
                ("needed", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="votes needed")),
                ("yes", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="in favour")),
                ("no", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="against")),
                ("abstained", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="abstained")),
                ("limit", models.CharField(blank=True, max_length=300, verbose_name="rule")),
                ("dealt_at", models.DateTimeField(blank=True, null=True)),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="heads_matters",
                        to="congress.item",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="matters", to="congress.headsmeeting"
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "decided"), _negated=True),
                            models.Q(
                                ("entitled__gte", models.F("present")),
                                ("needed__lte", models.F("yes")),
                                ("present__gte", models.F("quorum")),
                                ("yes__lte", models.F("present")),
                            ),
                            _connector="OR",
                        ),
                        name="heads_matter_decided_by_enough",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HeadsSeat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("delegation", "Head of a delegation"),
                            ("committee", "Chair of a committee"),
                            ("invited", "Invited, without a vote"),
                        ],
                        max_length=10,
                        verbose_name="as",
                    ),
                ),
                ("of", models.CharField(blank=True, max_length=80, verbose_name="of")),
                (
                    "attendance",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "not noted"),
                            ("present", "present"),
                            ("excused", "excused"),
                            ("absent", "absent"),
                        ],
                        default="",
                        max_length=8,
                        verbose_name="attendance",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="seats", to="congress.headsmeeting"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "person"), name="heads_seat_once_a_meeting")
                ],
            },
        ),
        migrations.CreateModel(
            name="OpinionRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=120, verbose_name="draft")),
                ("text", models.TextField(blank=True, max_length=20000, verbose_name="text of the draft")),
                ("file_name", models.CharField(blank=True, max_length=120)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("content_type", models.CharField(blank=True, max_length=100)),
                (
                    "asked_of",
                    models.CharField(
                        choices=[
                            ("staff", "All staff"),
                            ("delegates", "The delegates"),
                            ("delegations", "The delegations, through their heads"),
                        ],
                        default="staff",
                        max_length=12,
                        verbose_name="who is asked",
                    ),
                ),
                ("may_be_unnamed", models.BooleanField(default=False, verbose_name="also without a name")),
                ("starts_date", models.DateField(verbose_name="from")),
                ("last_date", models.DateField(verbose_name="until")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("closed", "Closed"),
                            ("published", "Answers published"),
                            ("called_off", "Called off"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("closed_date", models.DateField(blank=True, null=True, verbose_name="closed on")),
                ("published_date", models.DateField(blank=True, null=True, verbose_name="answers published on")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                ("asked", models.PositiveIntegerField(blank=True, null=True, verbose_name="asked")),
                ("givers", models.PositiveIntegerField(blank=True, null=True, verbose_name="gave under their name")),
                ("opened_at", models.DateTimeField()),
                ("form_key", models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                (
                    "entry",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.entry",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="opinion_rounds",
                        to="congress.item",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
                (
                    "union",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opinion_rounds",
                        to="unions.union",
                        verbose_name="union",
                    ),
                ),
            ],
            options={
                "ordering": ("-starts_date", "-id"),
                "indexes": [models.Index(fields=["union", "-starts_date", "-id"], name="opinion_round_union_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last_date__gte", models.F("starts_date"))),
                        name="opinion_round_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "published"), _negated=True),
                            ("published_date__isnull", False),
                            _connector="OR",
                        ),
                        name="opinion_round_published_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("may_be_unnamed", False), ("asked_of", "staff"), _connector="OR"),
                        name="opinion_round_unnamed_of_staff_alone",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoundAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "outcome",
                    models.CharField(
                        choices=[("adopted", "Adopted"), ("partly", "Adopted in part"), ("not_adopted", "Not adopted")],
                        max_length=12,
                        verbose_name="outcome",
                    ),
                ),
                ("text", models.CharField(blank=True, max_length=1000, verbose_name="explanation")),
                ("written_at", models.DateTimeField()),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="congress.opinionround"
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome", "adopted"), models.Q(("text", ""), _negated=True), _connector="OR"
                        ),
                        name="round_answer_explained",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RoundOpinion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.CharField(blank=True, max_length=60, verbose_name="on which part of the draft")),
                ("text", models.CharField(max_length=1000, verbose_name="what is proposed")),
                ("why", models.CharField(blank=True, max_length=500, verbose_name="why")),
                ("given_date", models.DateField(verbose_name="given on")),
                ("form_key", models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                (
                    "answer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="opinions",
                        to="congress.roundanswer",
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
                    "giver",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.person",
                        verbose_name="given by",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="opinions", to="congress.opinionround"
                    ),
                ),
            ],
            options={
                "ordering": ("round", "id"),
            },
        ),
    ]
