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
            name="Candidate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_leader", models.BooleanField(default=False, verbose_name="leader")),
                ("is_written_in", models.BooleanField(default=False, verbose_name="written in")),
                ("votes", models.PositiveIntegerField(blank=True, null=True, verbose_name="votes")),
                ("is_elected", models.BooleanField(default=False, verbose_name="elected")),
            ],
            options={
                "ordering": ("round", "id"),
            },
        ),
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
            ],
            options={
                "ordering": ("-begun_at", "-id"),
            },
        ),
        migrations.CreateModel(
            name="CommitteeMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_chair", models.BooleanField(default=False, verbose_name="chair")),
            ],
            options={
                "ordering": ("committee", "-is_chair", "id"),
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
            ],
            options={
                "ordering": ("choosing", "id"),
            },
        ),
        migrations.CreateModel(
            name="Elector",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ],
            options={
                "ordering": ("id",),
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
            ],
            options={
                "ordering": ("constituency", "number"),
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
            ],
            options={
                "ordering": ("term", "id"),
            },
        ),
        migrations.AddField(
            model_name="candidate",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="members.person",
                verbose_name="person",
            ),
        ),
        migrations.AddField(
            model_name="choosing",
            name="begun_by",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"),
        ),
        migrations.AddField(
            model_name="choosing",
            name="term",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="choosing",
                to="members.term",
            ),
        ),
        migrations.AddField(
            model_name="choosing",
            name="union",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="choosings",
                to="unions.union",
                verbose_name="union",
            ),
        ),
        migrations.AddField(
            model_name="committeemember",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="members.person",
                verbose_name="person",
            ),
        ),
        migrations.AddField(
            model_name="constituency",
            name="choosing",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="constituencies", to="congress.choosing"
            ),
        ),
        migrations.AddField(
            model_name="elector",
            name="choosing",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="congress.choosing"
            ),
        ),
        migrations.AddField(
            model_name="elector",
            name="constituency",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="electors", to="congress.constituency"
            ),
        ),
        migrations.AddField(
            model_name="elector",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"),
        ),
        migrations.AddField(
            model_name="round",
            name="ballot",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="ballots.ballot",
            ),
        ),
        migrations.AddField(
            model_name="round",
            name="constituency",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="rounds", to="congress.constituency"
            ),
        ),
        migrations.AddField(
            model_name="candidate",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="candidates", to="congress.round"
            ),
        ),
        migrations.AddField(
            model_name="specialcommittee",
            name="term",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="special_committees",
                to="members.term",
                verbose_name="term",
            ),
        ),
        migrations.AddField(
            model_name="committeemember",
            name="committee",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="members", to="congress.specialcommittee"
            ),
        ),
        migrations.AddConstraint(
            model_name="choosing",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "running")), fields=("union", "body"), name="one_running_choosing_a_body"
            ),
        ),
        migrations.AddConstraint(
            model_name="constituency",
            constraint=models.UniqueConstraint(fields=("choosing", "name"), name="constituency_once_a_name"),
        ),
        migrations.AddConstraint(
            model_name="elector",
            constraint=models.UniqueConstraint(fields=("choosing", "person"), name="elector_in_one_constituency"),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.UniqueConstraint(fields=("constituency", "number"), name="round_once_a_number"),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.CheckConstraint(
                condition=models.Q(("cast__isnull", True), ("cast__lte", models.F("entitled")), _connector="OR"),
                name="no_more_took_part_than_entitled",
            ),
        ),
        migrations.AddConstraint(
            model_name="candidate",
            constraint=models.UniqueConstraint(fields=("round", "person"), name="candidate_once_a_round"),
        ),
        migrations.AddConstraint(
            model_name="specialcommittee",
            constraint=models.UniqueConstraint(fields=("term", "name"), name="special_committee_once_a_name"),
        ),
        migrations.AddConstraint(
            model_name="committeemember",
            constraint=models.UniqueConstraint(fields=("committee", "person"), name="committee_member_once"),
        ),
        migrations.AddConstraint(
            model_name="committeemember",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_chair", True)), fields=("committee",), name="one_chair_a_special_committee"
            ),
        ),
    ]
