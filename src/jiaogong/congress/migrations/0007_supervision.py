import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("congress", "0006_register"),
        ("ledger", "0003_acts_of_delegates"),
        ("members", "0010_child_of_person"),
        ("unions", "0005_facts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Inspection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "body",
                    models.CharField(
                        choices=[("congress", "Teachers' congress"), ("delegates", "Members' congress")],
                        default="congress",
                        max_length=12,
                        verbose_name="body",
                    ),
                ),
                ("matter", models.CharField(max_length=60, verbose_name="matter inspected")),
                ("place", models.CharField(max_length=60, verbose_name="place inspected")),
                ("purpose", models.CharField(blank=True, max_length=500, verbose_name="what to look at")),
                ("on_date", models.DateField(verbose_name="day of the inspection")),
                (
                    "state",
                    models.CharField(
                        choices=[("planned", "Planned"), ("held", "Inspected"), ("called_off", "Called off")],
                        default="planned",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("summary", models.TextField(blank=True, max_length=2000, verbose_name="what was seen")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                ("form_key", models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "entry",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="ledger.entry",
                    ),
                ),
                (
                    "planned_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
                (
                    "union",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inspections",
                        to="unions.union",
                        verbose_name="union",
                    ),
                ),
            ],
            options={
                "ordering": ("-on_date", "-id"),
                "indexes": [models.Index(fields=["union", "-on_date", "-id"], name="inspection_union_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "held"), _negated=True),
                            models.Q(("summary", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="inspection_held_says_what",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="InspectionFinding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=300, verbose_name="what was found wanting")),
                ("remedy", models.CharField(max_length=300, verbose_name="remedy asked for")),
                ("charged", models.CharField(max_length=40, verbose_name="remedy asked of")),
                ("due_date", models.DateField(verbose_name="remedy due on")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "To be remedied"),
                            ("done", "Remedied, to be looked at again"),
                            ("refused", "Not remedied, explained"),
                            ("settled", "Looked at again, settled"),
                        ],
                        default="open",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("done_date", models.DateField(blank=True, null=True, verbose_name="remedied on")),
                ("outcome", models.CharField(blank=True, max_length=300, verbose_name="how it was remedied")),
                ("explanation", models.CharField(blank=True, max_length=500, verbose_name="why it is not remedied")),
                ("times_looked", models.PositiveSmallIntegerField(default=0, verbose_name="times looked at again")),
                ("looked_date", models.DateField(blank=True, null=True, verbose_name="looked at again on")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="seen the second time")),
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
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="findings", to="congress.inspection"
                    ),
                ),
                (
                    "looked_by",
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
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "open")), fields=["due_date", "id"], name="finding_open_by_day"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "refused"), _negated=True),
                            models.Q(("explanation", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="remedy_refused_is_explained",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "done"), _negated=True), ("done_date__isnull", False), _connector="OR"
                        ),
                        name="remedied_on_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Inspector",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("has_come", models.BooleanField(blank=True, null=True, verbose_name="came")),
                (
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="inspectors", to="congress.inspection"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.person",
                        verbose_name="delegate",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [models.UniqueConstraint(fields=("inspection", "person"), name="inspector_once")],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "body",
                    models.CharField(
                        choices=[("congress", "Teachers' congress"), ("delegates", "Members' congress")],
                        default="congress",
                        max_length=12,
                        verbose_name="body",
                    ),
                ),
                ("matter", models.CharField(max_length=60, verbose_name="matter asked about")),
                ("text", models.TextField(max_length=2000, verbose_name="what is asked")),
                ("addressee", models.CharField(max_length=40, verbose_name="asked of")),
                ("asked_date", models.DateField(verbose_name="question asked on")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Asked, not passed on yet"),
                            ("passed", "Waits for its answer"),
                            ("answered", "Has its answer"),
                            ("closed", "Closed, on record"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="asked",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("round", models.PositiveSmallIntegerField(default=1, verbose_name="round")),
                ("passed_date", models.DateField(blank=True, null=True, verbose_name="passed on")),
                ("due_date", models.DateField(blank=True, null=True, verbose_name="due on")),
                ("answered_date", models.DateField(blank=True, null=True, verbose_name="answered on")),
                ("reply_until", models.DateField(blank=True, null=True, verbose_name="asker replies until")),
                ("closed_date", models.DateField(blank=True, null=True, verbose_name="closed on")),
                ("form_key", models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
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
                    "asker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.person",
                        verbose_name="asker",
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
                    "entry",
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
                        related_name="questions",
                        to="unions.union",
                        verbose_name="union",
                    ),
                ),
            ],
            options={
                "ordering": ("-asked_date", "-id"),
                "indexes": [
                    models.Index(fields=["union", "-asked_date", "-id"], name="question_union_newest"),
                    models.Index(
                        condition=models.Q(("state", "passed")), fields=["due_date", "id"], name="question_open_by_due"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "passed"), _negated=True),
                            models.Q(("answerer__isnull", False), ("due_date__isnull", False)),
                            _connector="OR",
                        ),
                        name="question_passed_to_somebody_by_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["answered", "closed"]), _negated=True),
                            models.Q(("answered_date__isnull", False), ("reply_until__isnull", False)),
                            _connector="OR",
                        ),
                        name="question_closed_with_its_answer",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="QuestionAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("round", models.PositiveSmallIntegerField(default=1, verbose_name="round")),
                ("text", models.TextField(max_length=4000, verbose_name="text of the answer")),
                ("on_date", models.DateField(verbose_name="on")),
                ("is_satisfied", models.BooleanField(blank=True, null=True, verbose_name="satisfied")),
                ("reply", models.CharField(blank=True, max_length=300, verbose_name="comment")),
                ("replied_date", models.DateField(blank=True, null=True, verbose_name="reply noted on")),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="congress.question"
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
                "ordering": ("round",),
                "constraints": [
                    models.UniqueConstraint(fields=("question", "round"), name="question_answered_once_a_round")
                ],
            },
        ),
        migrations.CreateModel(
            name="QuestionAsker",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("joined_date", models.DateField(blank=True, null=True, verbose_name="joined on")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.person",
                        verbose_name="delegate",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="joint_askers", to="congress.question"
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [models.UniqueConstraint(fields=("question", "person"), name="asker_once_a_question")],
            },
        ),
        migrations.CreateModel(
            name="QuestionLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("asked", "Question asked"),
                            ("joined", "Joined by another delegate"),
                            ("withdrawn", "Withdrawn"),
                            ("passed", "Passed on"),
                            ("extended", "Time extended"),
                            ("chased", "Reminder sent"),
                            ("answered", "Answer given"),
                            ("replied", "Asker's reply"),
                            ("asked_again", "Asked again"),
                            ("closed", "Closed, on record"),
                        ],
                        max_length=12,
                        verbose_name="act",
                    ),
                ),
                ("on_date", models.DateField(verbose_name="on")),
                ("text", models.CharField(blank=True, max_length=300, verbose_name="text")),
                (
                    "done_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="congress.question"
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="QuestionNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=500, verbose_name="private note")),
                ("written_at", models.DateTimeField()),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="congress.question"
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
            },
        ),
    ]
