import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("congress", "0005_consultation"),
        ("ledger", "0002_figure_by_measure"),
        ("unions", "0005_facts"),
    ]

    operations = [
        migrations.CreateModel(
            name="SchoolRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("charter", "Charter"),
                            ("plan", "Plan or reform"),
                            ("congress", "Rules of the congress"),
                            ("pay", "Pay and allocation"),
                            ("assessment", "Assessment of staff"),
                            ("appointment", "Appointment of staff"),
                            ("rewards", "Rewards and discipline"),
                            ("welfare", "Welfare"),
                            ("other", "Other rules"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("number", models.CharField(blank=True, max_length=40, verbose_name="number")),
                ("office", models.CharField(blank=True, max_length=60, verbose_name="office in charge")),
                ("entered_at", models.DateTimeField()),
                ("form_key", models.UUIDField(blank=True, editable=False, null=True, unique=True)),
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
                "ordering": ("-entered_at", "-id"),
                "indexes": [models.Index(fields=["union", "-entered_at", "-id"], name="rule_union_newest")],
                "constraints": [models.UniqueConstraint(fields=("union", "title"), name="rule_once_a_title")],
            },
        ),
        migrations.CreateModel(
            name="RuleVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("drafted", "Being drafted"),
                            ("opinions", "Opinions asked for"),
                            ("deliberated", "Before the congress"),
                            ("given_force", "Put in force"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="drafted",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("text", models.TextField(blank=True, max_length=40000, verbose_name="text")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="what changes, and why")),
                ("file_name", models.CharField(blank=True, max_length=120)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("content_type", models.CharField(blank=True, max_length=100)),
                ("opinions_until", models.DateField(blank=True, null=True, verbose_name="opinions until")),
                ("elsewhere_date", models.DateField(blank=True, null=True, verbose_name="day on which it was passed")),
                ("elsewhere_note", models.CharField(blank=True, max_length=200, verbose_name="where it was passed")),
                ("in_force_from", models.DateField(blank=True, null=True, verbose_name="in force from")),
                ("in_force_until", models.DateField(blank=True, null=True, verbose_name="in force until")),
                ("review_date", models.DateField(blank=True, null=True, verbose_name="to be reviewed by")),
                (
                    "end",
                    models.CharField(
                        blank=True,
                        choices=[("", ""), ("revised", "Revised"), ("repealed", "Repealed")],
                        default="",
                        max_length=8,
                    ),
                ),
                ("end_note", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "end_item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="congress.item",
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
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="rule_versions",
                        to="congress.item",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="congress.schoolrule"
                    ),
                ),
            ],
            options={
                "ordering": ("rule", "-number"),
                "indexes": [
                    models.Index(
                        condition=models.Q(("in_force_until__isnull", True), ("review_date__isnull", False)),
                        fields=["review_date"],
                        name="rule_version_to_review",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("rule", "number"), name="rule_version_once_a_number"),
                    models.UniqueConstraint(
                        condition=models.Q(("in_force_until__isnull", True), ("state", "given_force")),
                        fields=("rule",),
                        name="one_version_in_force_without_end",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["drafted", "opinions", "deliberated"])),
                        fields=("rule",),
                        name="one_version_being_prepared",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "given_force"), _negated=True),
                            ("in_force_from__isnull", False),
                            _connector="OR",
                        ),
                        name="in_force_from_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("in_force_until__isnull", True),
                            ("in_force_until__gte", models.F("in_force_from")),
                            _connector="OR",
                        ),
                        name="in_force_for_a_day_at_least",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("elsewhere_date__isnull", True),
                            models.Q(("elsewhere_note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="passed_elsewhere_with_a_note",
                    ),
                ],
            },
        ),
    ]
