import django.db.models.deletion
import jiaogong.kernel.sealing
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("ballots", "0001_first"),
        ("congress", "0001_first"),
        ("members", "0009_found_fast"),
        ("unions", "0005_facts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Election",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("whole", "Election of whole bodies"),
                            ("vacant", "By-election"),
                            ("recall", "Recall"),
                        ],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=80, verbose_name="title")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                (
                    "assembly",
                    models.CharField(
                        choices=[("members", "All members"), ("delegates", "The members' delegates")],
                        max_length=10,
                        verbose_name="who elects",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(default=1, verbose_name="number of the term")),
                ("years", models.PositiveSmallIntegerField(default=3, verbose_name="years")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("preparing", "Being prepared"),
                            ("review", "Candidates being examined"),
                            ("public", "Candidates made public"),
                            ("fixed", "List fixed"),
                            ("voting", "Being voted on"),
                            ("counted", "Counted"),
                            ("declared", "Declared"),
                            ("called_off", "Called off"),
                        ],
                        default="preparing",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("started_at", models.DateTimeField()),
                ("public_since", models.DateField(blank=True, null=True, verbose_name="public from")),
                ("public_until", models.DateField(blank=True, null=True, verbose_name="public to")),
                ("elected_date", models.DateField(blank=True, null=True, verbose_name="elected on")),
                ("declared_at", models.DateTimeField(blank=True, null=True)),
                ("why_ended", models.CharField(blank=True, max_length=200, verbose_name="why it was called off")),
                ("form_key", models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                (
                    "declared_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.person",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="congress.session",
                        verbose_name="session",
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
                        related_name="elections",
                        to="unions.union",
                        verbose_name="union",
                    ),
                ),
            ],
            options={
                "ordering": ("-started_at", "-id"),
                "indexes": [models.Index(fields=["union", "-started_at", "-id"], name="election_union_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("public_since__isnull", True),
                            ("public_until__gt", models.F("public_since")),
                            _connector="OR",
                        ),
                        name="election_public_for_days",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "declared"), _negated=True),
                            ("declared_at__isnull", False),
                            _connector="OR",
                        ),
                        name="election_declared_at",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "body",
                    models.CharField(
                        choices=[
                            ("committee", "Union committee"),
                            ("women", "Women's committee"),
                            ("audit", "Audit committee"),
                            ("delegates", "Delegates of the members"),
                            ("congress", "Delegates to the teachers' congress"),
                            ("upper", "Delegates sent to the union above"),
                            ("group", "Head of the union group"),
                        ],
                        max_length=12,
                        verbose_name="body",
                    ),
                ),
                ("post", models.CharField(max_length=10, verbose_name="post")),
                ("seats", models.PositiveSmallIntegerField(verbose_name="seats")),
                ("planned_seats", models.PositiveSmallIntegerField(verbose_name="seats as decided first")),
                ("why_fewer", models.CharField(blank=True, max_length=200, verbose_name="why fewer")),
                (
                    "voters",
                    models.CharField(
                        choices=[("assembly", "The meeting"), ("body", "The body itself")],
                        default="assembly",
                        max_length=8,
                        verbose_name="elected by",
                    ),
                ),
                ("may_write_in", models.BooleanField(default=False, verbose_name="other names may be written in")),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.office",
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.term",
                    ),
                ),
                (
                    "election",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="contests", to="elections.election"
                    ),
                ),
            ],
            options={
                "ordering": ("election", "position"),
                "constraints": [
                    models.UniqueConstraint(fields=("election", "position"), name="contest_once_a_position"),
                    models.CheckConstraint(condition=models.Q(("seats__gt", 0)), name="contest_has_seats"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Candidate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("named", "Named"),
                            ("listed", "Stands"),
                            ("withdrawn", "Withdrew"),
                            ("struck", "Struck off"),
                        ],
                        default="named",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                ("is_written_in", models.BooleanField(default=False, verbose_name="written in by voters")),
                ("is_elected", models.BooleanField(default=False, verbose_name="elected")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="candidacies",
                        to="members.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "contest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="candidates", to="elections.contest"
                    ),
                ),
            ],
            options={
                "ordering": ("contest", "id"),
                "constraints": [
                    models.UniqueConstraint(fields=("contest", "person"), name="candidate_once_a_contest"),
                    models.CheckConstraint(
                        condition=models.Q(("is_elected", False), ("state", "listed"), _connector="OR"),
                        name="elected_of_those_who_stand",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Nomination",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("supporters", models.PositiveSmallIntegerField(verbose_name="for it")),
                (
                    "candidate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="nominations",
                        to="elections.candidate",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="unions.union",
                        verbose_name="group",
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [models.UniqueConstraint(fields=("candidate", "group"), name="nomination_once_a_group")],
            },
        ),
        migrations.CreateModel(
            name="Objection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on_date", models.DateField(verbose_name="received on")),
                ("text", jiaogong.kernel.sealing.SealedTextField(verbose_name="what was said")),
                ("outcome", models.CharField(blank=True, max_length=200, verbose_name="what was found")),
                ("settled_date", models.DateField(blank=True, null=True, verbose_name="settled on")),
                (
                    "candidate",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objections",
                        to="elections.candidate",
                        verbose_name="candidate",
                    ),
                ),
                (
                    "election",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="objections", to="elections.election"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Organiser",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_head", models.BooleanField(default=False, verbose_name="head")),
                (
                    "election",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="organisers", to="elections.election"
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
                "ordering": ("-is_head", "id"),
                "constraints": [
                    models.UniqueConstraint(fields=("election", "person"), name="organiser_once_an_election")
                ],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "stage",
                    models.CharField(
                        choices=[("request", "The plan"), ("list", "The candidates")],
                        max_length=8,
                        verbose_name="of what",
                    ),
                ),
                (
                    "by",
                    models.CharField(
                        choices=[("party", "Party organisation of the house"), ("upper", "Union above")],
                        max_length=8,
                        verbose_name="by whom",
                    ),
                ),
                ("sent_date", models.DateField(verbose_name="sent on")),
                ("document", models.CharField(blank=True, max_length=60, verbose_name="number of the document")),
                ("replied_date", models.DateField(blank=True, null=True, verbose_name="replied on")),
                ("agrees", models.BooleanField(blank=True, null=True, verbose_name="agrees")),
                ("answer", models.CharField(blank=True, max_length=200, verbose_name="reply")),
                (
                    "election",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to="elections.election"
                    ),
                ),
                (
                    "replied_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.person",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
            ],
            options={
                "ordering": ("election", "stage", "by"),
                "indexes": [models.Index(fields=["by", "replied_date"], name="election_review_waiting")],
                "constraints": [
                    models.UniqueConstraint(fields=("election", "stage", "by"), name="election_review_once_a_stage"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agrees__isnull", True), ("replied_date__isnull", True)),
                            models.Q(("agrees__isnull", False), ("replied_date__isnull", False)),
                            _connector="OR",
                        ),
                        name="election_review_says_so",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="round")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("first", "First round"),
                            ("again", "Another round for seats left empty"),
                            ("tie", "Another round among those tied"),
                        ],
                        max_length=6,
                        verbose_name="kind",
                    ),
                ),
                ("seats", models.PositiveSmallIntegerField(verbose_name="seats")),
                (
                    "state",
                    models.CharField(
                        choices=[("prepared", "Being voted on"), ("counted", "Counted"), ("void", "Void")],
                        default="prepared",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                ("question", models.PositiveSmallIntegerField()),
                ("entitled", models.PositiveIntegerField(verbose_name="should attend")),
                ("present", models.PositiveIntegerField(blank=True, null=True, verbose_name="attended")),
                ("issued", models.PositiveIntegerField(blank=True, null=True, verbose_name="papers given out")),
                ("returned", models.PositiveIntegerField(blank=True, null=True, verbose_name="papers returned")),
                ("invalid", models.PositiveIntegerField(blank=True, null=True, verbose_name="invalid")),
                ("abstained", models.PositiveIntegerField(blank=True, null=True, verbose_name="abstained")),
                ("against", models.PositiveIntegerField(blank=True, null=True, verbose_name="against")),
                ("needed", models.PositiveIntegerField(blank=True, null=True, verbose_name="votes needed")),
                ("held_date", models.DateField(blank=True, null=True, verbose_name="held on")),
                (
                    "ballot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ballots.ballot"
                    ),
                ),
                (
                    "contest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rounds", to="elections.contest"
                    ),
                ),
            ],
            options={
                "ordering": ("contest", "number"),
                "constraints": [
                    models.UniqueConstraint(fields=("contest", "number"), name="election_round_once_a_number"),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "prepared")), fields=("contest",), name="one_open_round_a_contest"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "counted"), _negated=True),
                            ("returned__lte", models.F("issued")),
                            _connector="OR",
                        ),
                        name="counted_no_more_than_given_out",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Count",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("label", models.CharField(max_length=80, verbose_name="name")),
                ("votes", models.PositiveIntegerField(verbose_name="votes")),
                ("is_elected", models.BooleanField(default=False, verbose_name="elected")),
                ("is_tied", models.BooleanField(default=False, verbose_name="tied")),
                (
                    "candidate",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="counts",
                        to="elections.candidate",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="counts", to="elections.round"
                    ),
                ),
            ],
            options={
                "ordering": ("round", "-votes", "id"),
            },
        ),
    ]
