import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0007_ends_of_membership"),
        ("unions", "0004_spellings"),
    ]

    operations = [
        migrations.AddField(
            model_name="office",
            name="charge",
            field=models.CharField(blank=True, default="", max_length=60, verbose_name="in charge of"),
        ),
        migrations.AddField(
            model_name="office",
            name="has_money",
            field=models.BooleanField(default=False, verbose_name="in charge of money or property"),
        ),
        migrations.AddField(
            model_name="office",
            name="how",
            field=models.CharField(
                blank=True,
                choices=[
                    ("elected", "Elected"),
                    ("by_elected", "By-elected by the members"),
                    ("by_committee", "By-elected by the committee"),
                    ("appointed", "Appointed by the union above"),
                    ("nominated", "Nominated by the committee"),
                    ("acting", "Acting until an election"),
                ],
                default="",
                max_length=12,
                verbose_name="how come by",
            ),
        ),
        migrations.AddField(
            model_name="office",
            name="how_ended",
            field=models.CharField(
                blank=True,
                choices=[
                    ("term_over", "Term over"),
                    ("other_post", "Took another post"),
                    ("resigned", "Resigned"),
                    ("transferred", "Transferred"),
                    ("recalled", "Recalled by the members"),
                    ("retired", "Retired"),
                    ("died", "Died"),
                    ("returned", "Election not approved"),
                    ("closed", "Union closed"),
                ],
                default="",
                max_length=12,
                verbose_name="how it ended",
            ),
        ),
        migrations.AddField(
            model_name="office",
            name="is_full_time",
            field=models.BooleanField(default=False, verbose_name="full-time"),
        ),
        migrations.AddField(
            model_name="office",
            name="is_head",
            field=models.BooleanField(default=False, verbose_name="head of the body"),
        ),
        migrations.AddField(
            model_name="office",
            name="rank",
            field=models.CharField(
                blank=True,
                choices=[("section", "Section level"), ("county", "County level")],
                default="",
                max_length=8,
                verbose_name="rank",
            ),
        ),
        migrations.AlterField(
            model_name="office",
            name="kind",
            field=models.CharField(
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
        migrations.CreateModel(
            name="Term",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("number", models.PositiveSmallIntegerField(verbose_name="number of the term")),
                ("elected_date", models.DateField(verbose_name="elected on")),
                ("years", models.PositiveSmallIntegerField(verbose_name="years")),
                ("seats", models.PositiveSmallIntegerField(verbose_name="seats")),
                ("planned_ends_date", models.DateField(verbose_name="was to end on")),
                ("ends_date", models.DateField(verbose_name="ends on")),
                ("ended_date", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reported", "Reported, no reply yet"),
                            ("approved", "Approved"),
                            ("returned", "Not approved"),
                            ("own", "Needs no approval"),
                        ],
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("reported_date", models.DateField(verbose_name="reported on")),
                ("replied_date", models.DateField(blank=True, null=True, verbose_name="replied on")),
                ("answer", models.CharField(blank=True, max_length=200, verbose_name="reply")),
                ("asked_ends_date", models.DateField(blank=True, null=True, verbose_name="asked to end on")),
                ("asked_reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                ("asked_date", models.DateField(blank=True, null=True, verbose_name="asked on")),
                ("form_key", models.UUIDField(blank=True, editable=False, null=True, unique=True)),
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
                    "reported_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
                (
                    "union",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms",
                        to="unions.union",
                        verbose_name="union",
                    ),
                ),
            ],
            options={
                "ordering": ("union__path", "body", "-elected_date", "-id"),
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_date__isnull", True)),
                        fields=["ends_date", "id"],
                        name="term_open_by_end",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_date__isnull", True)),
                        fields=("union", "body"),
                        name="one_open_term_a_body",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_date__gte", models.F("elected_date"))),
                        name="term_ends_after_election",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Training",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("course", models.CharField(max_length=80, verbose_name="course")),
                ("organiser", models.CharField(blank=True, max_length=80, verbose_name="organiser")),
                ("since", models.DateField(verbose_name="from")),
                ("until", models.DateField(verbose_name="to")),
                ("hours", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="hours")),
                ("recorded_at", models.DateTimeField()),
                ("form_key", models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
                (
                    "union",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trainings",
                        to="unions.union",
                        verbose_name="recorded by the union",
                    ),
                ),
            ],
            options={
                "ordering": ("-until", "-id"),
                "indexes": [models.Index(fields=["union", "-until", "-id"], name="training_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gte", models.F("since"))), name="training_ends_after_it_begins"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Trainee",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("certificate", models.CharField(blank=True, max_length=40, verbose_name="certificate")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trained_in",
                        to="members.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "training",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="trainees",
                        to="members.training",
                        verbose_name="course",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [models.UniqueConstraint(fields=("training", "person"), name="trainee_once_a_course")],
            },
        ),
        migrations.CreateModel(
            name="SchoolPost",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("head", "Head of the house or legal representative"),
                            ("heads_kin", "Close relative of the head"),
                            ("finance", "Accountant or cashier"),
                        ],
                        max_length=10,
                        verbose_name="post in the house",
                    ),
                ),
                ("noted_date", models.DateField(verbose_name="noted on")),
                (
                    "noted_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="school_posts",
                        to="members.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [models.UniqueConstraint(fields=("person", "kind"), name="school_post_once_a_person")],
            },
        ),
        migrations.AddField(
            model_name="office",
            name="term",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="offices",
                to="members.term",
                verbose_name="term",
            ),
        ),
    ]
