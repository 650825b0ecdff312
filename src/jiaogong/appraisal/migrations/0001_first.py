import django.db.models.deletion
import jiaogong.kernel.sealing
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("ballots", "0003_confidential"),
        ("congress", "0003_choosing"),
        ("ledger", "0002_figure_by_measure"),
        ("members", "0009_found_fast"),
        ("unions", "0005_facts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Appraisal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="year appraised")),
                ("title", models.CharField(max_length=80, verbose_name="title")),
                ("about", models.TextField(blank=True, max_length=5000, verbose_name="plan")),
                (
                    "appraisers",
                    models.CharField(
                        choices=[("delegates", "Delegates of the congress"), ("staff", "All staff")],
                        default="delegates",
                        max_length=10,
                        verbose_name="who appraises",
                    ),
                ),
                ("heads", models.JSONField(default=list, verbose_name="heads")),
                ("grades", models.JSONField(default=list, verbose_name="grades of a person")),
                ("team_grades", models.JSONField(default=list, verbose_name="grades of a team")),
                ("reports_due_date", models.DateField(blank=True, null=True, verbose_name="reports due")),
                ("approving_body", models.CharField(blank=True, max_length=60, verbose_name="approving body")),
                ("approved_date", models.DateField(blank=True, null=True, verbose_name="approved on")),
                ("approval", models.CharField(blank=True, max_length=120, verbose_name="document of approval")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Being planned"),
                            ("approved", "Plan approved"),
                            ("voting", "Being graded"),
                            ("counted", "Counted"),
                            ("archived", "Archived"),
                            ("called_off", "Called off"),
                        ],
                        default="planned",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("on_roll", models.PositiveIntegerField(blank=True, null=True, verbose_name="staff on the roll")),
                ("delegates", models.PositiveIntegerField(blank=True, null=True, verbose_name="number of delegates")),
                ("entitled", models.PositiveIntegerField(blank=True, null=True, verbose_name="entitled to grade")),
                ("issued", models.PositiveIntegerField(blank=True, null=True, verbose_name="papers given out")),
                ("cast", models.PositiveIntegerField(blank=True, null=True, verbose_name="papers cast")),
                ("counted_at", models.DateTimeField(blank=True, null=True, verbose_name="counted")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                ("planned_at", models.DateTimeField()),
                ("archived_at", models.DateTimeField(blank=True, null=True, verbose_name="archived")),
                ("form_key", models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "archived_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.person",
                    ),
                ),
                (
                    "ballot",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ballots.ballot",
                    ),
                ),
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
                    "planned_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appraisals",
                        to="congress.session",
                        verbose_name="session",
                    ),
                ),
                (
                    "union",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appraisals",
                        to="unions.union",
                        verbose_name="union",
                    ),
                ),
            ],
            options={
                "ordering": ("-planned_at", "-id"),
                "indexes": [models.Index(fields=["union", "-planned_at", "-id"], name="appraisal_union_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["counted", "archived"]), _negated=True),
                            models.Q(("cast__isnull", False), ("entitled__isnull", False)),
                            _connector="OR",
                        ),
                        name="appraisal_counted_with_its_papers",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["planned", "called_off"]), ("approved_date__isnull", False), _connector="OR"
                        ),
                        name="appraisal_approved_on_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reader",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("capacity", models.CharField(max_length=60, verbose_name="capacity")),
                (
                    "appraisal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="readers", to="appraisal.appraisal"
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
                    models.UniqueConstraint(fields=("appraisal", "person"), name="reader_once_an_appraisal")
                ],
            },
        ),
        migrations.CreateModel(
            name="Subject",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("leader", "School leader"), ("manager", "Middle manager"), ("team", "Leading team")],
                        default="leader",
                        max_length=8,
                        verbose_name="who is appraised",
                    ),
                ),
                ("post", models.CharField(max_length=40, verbose_name="post or name of the team")),
                ("report", models.TextField(blank=True, max_length=20000, verbose_name="report")),
                ("report_name", models.CharField(blank=True, max_length=120, verbose_name="file of the report")),
                ("report_sha256", models.CharField(blank=True, max_length=64)),
                ("report_type", models.CharField(blank=True, max_length=100)),
                ("reported_at", models.DateTimeField(blank=True, null=True, verbose_name="reported")),
                ("feedback", jiaogong.kernel.sealing.SealedTextField(blank=True, default="", verbose_name="feedback")),
                ("fed_back_at", models.DateTimeField(blank=True, null=True, verbose_name="feedback given")),
                ("reply", jiaogong.kernel.sealing.SealedTextField(blank=True, default="", verbose_name="own words")),
                ("acknowledged_at", models.DateTimeField(blank=True, null=True, verbose_name="taken note of")),
                (
                    "appraisal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="subjects", to="appraisal.appraisal"
                    ),
                ),
                (
                    "fed_back_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.person",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appraised",
                        to="members.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "reported_by",
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
                "ordering": ("appraisal", "position"),
                "constraints": [
                    models.UniqueConstraint(fields=("appraisal", "position"), name="subject_once_a_position"),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "team"), _negated=True),
                        fields=("appraisal", "person"),
                        name="subject_once_a_person",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "team")), fields=("appraisal", "post"), name="subject_once_a_team"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Result",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                ("head", models.CharField(max_length=20, verbose_name="head of an appraisal")),
                ("is_overall", models.BooleanField(default=False)),
                ("counts", models.JSONField(default=list, verbose_name="papers by grade")),
                ("abstained", models.PositiveIntegerField(default=0, verbose_name="without a grade")),
                (
                    "subject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="results", to="appraisal.subject"
                    ),
                ),
            ],
            options={
                "ordering": ("subject", "position"),
                "constraints": [models.UniqueConstraint(fields=("subject", "position"), name="result_once_a_head")],
            },
        ),
        migrations.CreateModel(
            name="Remedy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", jiaogong.kernel.sealing.SealedTextField(default="", verbose_name="what is to be done")),
                ("due_date", models.DateField(verbose_name="until")),
                ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="done")),
                (
                    "outcome",
                    jiaogong.kernel.sealing.SealedTextField(blank=True, default="", verbose_name="what came of it"),
                ),
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
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="remedies", to="appraisal.subject"
                    ),
                ),
            ],
            options={
                "ordering": ("due_date", "id"),
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_at__isnull", True)),
                        fields=["due_date", "id"],
                        name="remedy_open_by_day",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Remark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "side",
                    models.CharField(
                        choices=[("good", "Good point"), ("weak", "Weak point")],
                        max_length=4,
                        verbose_name="good or weak",
                    ),
                ),
                ("text", jiaogong.kernel.sealing.SealedTextField(default="", verbose_name="what was heard")),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="remarks", to="appraisal.subject"
                    ),
                ),
            ],
            options={
                "ordering": ("side", "id"),
            },
        ),
    ]
