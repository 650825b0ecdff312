import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ballots", "0001_first"),
        ("congress", "0002_sessions_in_full"),
        ("members", "0009_found_fast"),
        ("unions", "0005_facts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Choosing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "body",
                    models.CharField(
                        choices=[("congress", "Teachers' congress"), ("delegates", "Members' congress")],
                        max_length=12,
                        verbose_name="body",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number of the term")),
                ("years", models.PositiveSmallIntegerField(verbose_name="years of the term")),
                ("seats", models.PositiveSmallIntegerField(verbose_name="seats")),
                ("electors", models.PositiveIntegerField(default=0, verbose_name="who elects, in all")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("running", "In progress"),
                            ("opened", "The term has opened"),
                            ("called_off", "Called off"),
                        ],
                        default="running",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("begun_at", models.DateTimeField()),
                ("public_from", models.DateField(blank=True, null=True, verbose_name="list public from")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                ("form_key", models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                (
                    "begun_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
                (
                    "term",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="choosing",
                        to="members.term",
                    ),
                ),
                (
                    "union",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="choosings",
                        to="unions.union",
                        verbose_name="union",
                    ),
                ),
            ],
            options={
                "ordering": ("-begun_at", "-id"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "running")),
                        fields=("union", "body"),
                        name="one_running_choosing_a_body",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Constituency",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("proposed", models.PositiveSmallIntegerField(default=0, verbose_name="seats by its size")),
                ("seats", models.PositiveSmallIntegerField(default=0, verbose_name="seats")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="why another number")),
                (
                    "choosing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="constituencies",
                        to="congress.choosing",
                    ),
                ),
            ],
            options={
                "ordering": ("choosing", "id"),
                "constraints": [models.UniqueConstraint(fields=("choosing", "name"), name="constituency_once_a_name")],
            },
        ),
        migrations.CreateModel(
            name="Elector",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "choosing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="congress.choosing"
                    ),
                ),
                (
                    "constituency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="electors", to="congress.constituency"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(fields=("choosing", "person"), name="elector_in_one_constituency")
                ],
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(default=1)),
                ("seats", models.PositiveSmallIntegerField(verbose_name="seats to be filled")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("named", "Candidates named"),
                            ("voting", "Being voted on"),
                            ("counted", "Counted"),
                            ("short", "Too few took part"),
                            ("ended", "Came to nothing"),
                        ],
                        default="named",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("held_date", models.DateField(blank=True, null=True, verbose_name="held on")),
                ("entitled", models.PositiveIntegerField(blank=True, null=True, verbose_name="entitled to vote")),
                ("cast", models.PositiveIntegerField(blank=True, null=True, verbose_name="took part")),
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
                    "constituency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rounds", to="congress.constituency"
                    ),
                ),
            ],
            options={
                "ordering": ("constituency", "number"),
                "constraints": [
                    models.UniqueConstraint(fields=("constituency", "number"), name="round_once_a_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cast__isnull", True), ("cast__lte", models.F("entitled")), _connector="OR"
                        ),
                        name="no_more_took_part_than_entitled",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Candidate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_leader", models.BooleanField(default=False, verbose_name="leader")),
                ("is_written_in", models.BooleanField(default=False, verbose_name="written in")),
                ("votes", models.PositiveIntegerField(blank=True, null=True, verbose_name="votes")),
                ("is_elected", models.BooleanField(default=False, verbose_name="elected")),
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="candidates", to="congress.round"
                    ),
                ),
            ],
            options={
                "ordering": ("round", "id"),
                "constraints": [models.UniqueConstraint(fields=("round", "person"), name="candidate_once_a_round")],
            },
        ),
        migrations.CreateModel(
            name="SpecialCommittee",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("proposals", "Proposals"),
                            ("democracy", "Democratic management"),
                            ("welfare", "Welfare"),
                            ("teaching", "Teaching and research"),
                            ("other", "Other matters"),
                        ],
                        max_length=10,
                        verbose_name="what it looks after",
                    ),
                ),
                ("name", models.CharField(max_length=40, verbose_name="name")),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="special_committees",
                        to="members.term",
                        verbose_name="term",
                    ),
                ),
            ],
            options={
                "ordering": ("term", "id"),
                "constraints": [models.UniqueConstraint(fields=("term", "name"), name="special_committee_once_a_name")],
            },
        ),
        migrations.CreateModel(
            name="CommitteeMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_chair", models.BooleanField(default=False, verbose_name="chair")),
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
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="congress.specialcommittee",
                    ),
                ),
            ],
            options={
                "ordering": ("committee", "-is_chair", "id"),
                "constraints": [
                    models.UniqueConstraint(fields=("committee", "person"), name="committee_member_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("is_chair", True)),
                        fields=("committee",),
                        name="one_chair_a_special_committee",
                    ),
                ],
            },
        ),
    ]
