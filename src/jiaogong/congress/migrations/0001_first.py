import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("ballots", "0001_first"),
        ("ledger", "0002_figure_by_measure"),
        ("members", "0009_found_fast"),
        ("unions", "0005_facts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Delegation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=40, verbose_name="name")),
                (
                    "head",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.person",
                        verbose_name="head",
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegations",
                        to="members.term",
                        verbose_name="term",
                    ),
                ),
            ],
            options={
                "ordering": ("term", "id"),
                "constraints": [models.UniqueConstraint(fields=("term", "name"), name="delegation_once_a_name")],
            },
        ),
        migrations.CreateModel(
            name="Delegate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("constituency", models.CharField(blank=True, max_length=60, verbose_name="constituency")),
                ("is_teacher", models.BooleanField(default=True, verbose_name="teacher")),
                ("is_leader", models.BooleanField(default=False, verbose_name="leader")),
                ("is_young", models.BooleanField(default=False, verbose_name="young")),
                ("is_minority", models.BooleanField(default=False, verbose_name="of a minority")),
                (
                    "office",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="delegate", to="members.office"
                    ),
                ),
                (
                    "delegation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="delegates",
                        to="congress.delegation",
                        verbose_name="delegation",
                    ),
                ),
            ],
            options={
                "ordering": ("office",),
            },
        ),
        migrations.CreateModel(
            name="Session",
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
                ("is_of_all", models.BooleanField(default=False, verbose_name="meeting of all")),
                ("term_number", models.PositiveSmallIntegerField(default=1, verbose_name="number of the term")),
                ("number", models.PositiveSmallIntegerField(default=1, verbose_name="number of the session")),
                (
                    "cause",
                    models.CharField(
                        choices=[
                            ("regular", "Regular session"),
                            ("school", "Extraordinary, by the school"),
                            ("union", "Extraordinary, by the union"),
                            ("petition", "Extraordinary, by delegates' petition"),
                        ],
                        default="regular",
                        max_length=10,
                        verbose_name="cause",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("called", "Called"),
                            ("open", "In session"),
                            ("closed", "Over, minutes not signed"),
                            ("signed", "Minutes signed"),
                            ("called_off", "Called off"),
                        ],
                        default="proposed",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("starts_at", models.DateTimeField(db_index=True, verbose_name="begins")),
                ("place", models.CharField(blank=True, max_length=80, verbose_name="place")),
                ("entitled", models.PositiveIntegerField(blank=True, null=True, verbose_name="entitled to vote")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                ("proposed_at", models.DateTimeField()),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("minutes", models.TextField(blank=True, max_length=40000, verbose_name="minutes")),
                ("signed_at", models.DateTimeField(blank=True, null=True)),
                ("form_key", models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
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
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="members.term",
                        verbose_name="term",
                    ),
                ),
                (
                    "union",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="unions.union",
                        verbose_name="union",
                    ),
                ),
            ],
            options={
                "ordering": ("-starts_at", "-id"),
                "indexes": [models.Index(fields=["union", "-starts_at", "-id"], name="session_union_newest")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")), fields=("union", "body"), name="one_open_session_a_body"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["proposed", "called", "called_off"]), ("entitled__gt", 0), _connector="OR"
                        ),
                        name="session_opened_with_a_roll",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[("delegate", "Delegate"), ("observer", "Observer"), ("guest", "Guest")],
                        default="delegate",
                        max_length=8,
                        verbose_name="role",
                    ),
                ),
                ("is_presidium", models.BooleanField(default=False, verbose_name="presidium")),
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
                ("arrived_at", models.DateTimeField(blank=True, null=True)),
                ("left_at", models.DateTimeField(blank=True, null=True)),
                ("excuse", models.CharField(blank=True, max_length=120, verbose_name="reason of leave")),
                (
                    "delegation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="congress.delegation",
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
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="seats", to="congress.session"
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [models.UniqueConstraint(fields=("session", "person"), name="seat_once_a_session")],
            },
        ),
        migrations.CreateModel(
            name="Item",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("hear", "Hear"),
                            ("review", "Review"),
                            ("pass", "Pass"),
                            ("appraise", "Appraise"),
                            ("elect", "Elect"),
                            ("procedure", "Procedure"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("text", models.TextField(blank=True, max_length=20000, verbose_name="text put to the vote")),
                (
                    "way",
                    models.CharField(
                        choices=[("none", "No vote"), ("hands", "By show of hands"), ("secret", "By secret ballot")],
                        default="none",
                        max_length=8,
                        verbose_name="way of voting",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("voting", "Being voted on"),
                            ("heard", "Heard"),
                            ("carried", "Passed"),
                            ("rejected", "Not passed"),
                            ("dropped", "Taken off the agenda"),
                        ],
                        default="planned",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("present", models.PositiveIntegerField(blank=True, null=True, verbose_name="present")),
                ("entitled", models.PositiveIntegerField(blank=True, null=True, verbose_name="entitled to vote")),
                ("yes", models.PositiveIntegerField(blank=True, null=True, verbose_name="in favour")),
                ("no", models.PositiveIntegerField(blank=True, null=True, verbose_name="against")),
                ("abstained", models.PositiveIntegerField(blank=True, null=True, verbose_name="abstained")),
                ("limit", models.CharField(blank=True, max_length=300, verbose_name="rule")),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
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
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="items", to="congress.session"
                    ),
                ),
            ],
            options={
                "ordering": ("session", "position"),
                "constraints": [
                    models.UniqueConstraint(fields=("session", "position"), name="item_once_a_position"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "carried"), _negated=True),
                            ("way", "none"),
                            ("yes__lte", models.F("entitled")),
                            _connector="OR",
                        ),
                        name="no_more_votes_than_entitled",
                    ),
                ],
            },
        ),
    ]
