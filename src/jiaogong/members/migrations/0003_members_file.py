import django.db.models.deletion
import jiaogong.kernel.sealing
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0002_spellings_sort_by_bytes"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="death_date",
            field=models.DateField(blank=True, null=True, verbose_name="died"),
        ),
        migrations.AddField(
            model_name="person",
            name="dues_base_fen",
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name="base of the dues"),
        ),
        migrations.AddField(
            model_name="person",
            name="grade",
            field=models.CharField(blank=True, max_length=20, verbose_name="grade taught"),
        ),
        migrations.AddField(
            model_name="person",
            name="is_worker",
            field=models.BooleanField(default=False, verbose_name="worker's post"),
        ),
        migrations.AddField(
            model_name="person",
            name="job",
            field=models.CharField(blank=True, max_length=40, verbose_name="job"),
        ),
        migrations.AddField(
            model_name="person",
            name="left_date",
            field=models.DateField(blank=True, null=True, verbose_name="left the union"),
        ),
        migrations.AddField(
            model_name="person",
            name="lunar_day",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="lunar day of birth"),
        ),
        migrations.AddField(
            model_name="person",
            name="lunar_month",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="lunar month of birth"),
        ),
        migrations.AddField(
            model_name="person",
            name="member_since",
            field=models.DateField(blank=True, null=True, verbose_name="member since"),
        ),
        migrations.AddField(
            model_name="person",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged_files",
                to="members.person",
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="minority",
            field=models.CharField(blank=True, max_length=20, verbose_name="which minority"),
        ),
        migrations.AddField(
            model_name="person",
            name="phone",
            field=jiaogong.kernel.sealing.SealedTextField(blank=True, default="", verbose_name="phone"),
        ),
        migrations.AddField(
            model_name="person",
            name="skills",
            field=models.CharField(blank=True, max_length=120, verbose_name="skills"),
        ),
        migrations.AddField(
            model_name="person",
            name="subject",
            field=models.CharField(blank=True, max_length=20, verbose_name="subject taught"),
        ),
        migrations.AddField(
            model_name="person",
            name="teaching_began_date",
            field=models.DateField(blank=True, null=True, verbose_name="began to teach"),
        ),
        migrations.AddField(
            model_name="person",
            name="title",
            field=models.CharField(blank=True, max_length=40, verbose_name="title or rank"),
        ),
        migrations.AddField(
            model_name="person",
            name="work_began_date",
            field=models.DateField(blank=True, null=True, verbose_name="began to work"),
        ),
        migrations.CreateModel(
            name="FileChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("field", models.CharField(max_length=30, verbose_name="field")),
                ("before", jiaogong.kernel.sealing.SealedTextField(blank=True, default="")),
                ("after", jiaogong.kernel.sealing.SealedTextField(blank=True, default="")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                ("at", models.DateTimeField()),
                (
                    "actor",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="file_changes", to="members.person"
                    ),
                ),
            ],
            options={
                "ordering": ("-at", "-id"),
            },
        ),
        migrations.CreateModel(
            name="WomensNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on_date", models.DateField(verbose_name="date")),
                ("matter", jiaogong.kernel.sealing.SealedTextField(verbose_name="matter")),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="womens_notes", to="members.person"
                    ),
                ),
            ],
            options={
                "ordering": ("-on_date", "-id"),
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("field", models.CharField(max_length=30, verbose_name="field")),
                (
                    "asked",
                    jiaogong.kernel.sealing.SealedTextField(blank=True, default="", verbose_name="what is right"),
                ),
                ("reason", models.CharField(max_length=200, verbose_name="reason")),
                (
                    "state",
                    models.CharField(
                        choices=[("asked", "Waiting"), ("accepted", "Accepted"), ("refused", "Refused")],
                        default="asked",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.CharField(blank=True, max_length=200, verbose_name="answer")),
                ("form_key", models.UUIDField(editable=False, null=True, unique=True)),
                (
                    "decided_by",
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="corrections", to="members.person"
                    ),
                ),
            ],
            options={
                "ordering": ("-asked_at", "-id"),
                "indexes": [models.Index(fields=["state", "asked_at"], name="members_cor_state_a5fe67_idx")],
            },
        ),
        migrations.CreateModel(
            name="Movement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("join", "Joining"),
                            ("transfer", "Transfer"),
                            ("leave", "Leaving the union"),
                            ("retire", "Retirement"),
                            ("death", "Death"),
                            ("return", "Return"),
                        ],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Asked for"),
                            ("released", "Released by the old union"),
                            ("done", "Done"),
                            ("refused", "Refused"),
                        ],
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("on_date", models.DateField(verbose_name="on")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                ("asked_at", models.DateTimeField()),
                ("released_at", models.DateTimeField(blank=True, null=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.CharField(blank=True, max_length=200, verbose_name="answer")),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
                (
                    "decided_by",
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="movements", to="members.person"
                    ),
                ),
                (
                    "released_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.person",
                    ),
                ),
                (
                    "union_from",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="unions.union",
                        verbose_name="from",
                    ),
                ),
                (
                    "union_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="unions.union",
                        verbose_name="to",
                    ),
                ),
            ],
            options={
                "ordering": ("-on_date", "-id"),
                "indexes": [models.Index(fields=["state", "on_date"], name="members_mov_state_ae7e93_idx")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("asked", "released"))),
                        fields=("person", "kind"),
                        name="one_open_movement_of_a_kind",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Relative",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "relation",
                    models.CharField(
                        choices=[("spouse", "Spouse"), ("child", "Child"), ("parent", "Parent")],
                        max_length=8,
                        verbose_name="relation",
                    ),
                ),
                ("name", jiaogong.kernel.sealing.SealedTextField(blank=True, default="", verbose_name="name")),
                ("birth_date", models.DateField(blank=True, null=True, verbose_name="birth date")),
                (
                    "colleague",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="members.person",
                        verbose_name="colleague on file",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="family", to="members.person"
                    ),
                ),
            ],
            options={
                "ordering": ("-relation", "birth_date", "id"),
                "indexes": [models.Index(fields=["relation", "birth_date"], name="members_rel_relatio_262515_idx")],
            },
        ),
        migrations.CreateModel(
            name="SavedList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=40, verbose_name="name of the list")),
                ("conditions", models.JSONField(default=dict)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="saved_lists", to="members.person"
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [models.UniqueConstraint(fields=("owner", "name"), name="list_name_once_an_owner")],
            },
        ),
    ]
