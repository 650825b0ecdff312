import django.db.models.deletion
import jiaogong.kernel.sealing
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0003_members_file"),
        ("unions", "0004_spellings"),
    ]

    operations = [
        migrations.CreateModel(
            name="RosterHabit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("codes", models.JSONField(default=dict)),
                (
                    "union",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="unions.union"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RosterImport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("file_name", models.CharField(max_length=200)),
                ("form_key", models.UUIDField(editable=False, null=True, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("opening", "Being opened"),
                            ("columns", "Columns to be looked at"),
                            ("reading", "Being read"),
                            ("waiting", "Waiting"),
                            ("taking", "Being taken over"),
                            ("taken", "Taken over"),
                            ("undoing", "Being undone"),
                            ("undone", "Undone"),
                        ],
                        default="opening",
                        max_length=10,
                    ),
                ),
                ("tables", models.JSONField(default=list)),
                ("rows", models.IntegerField(default=0)),
                ("passed_over", models.IntegerField(default=0)),
                ("reached", models.BigIntegerField(default=0)),
                ("read_at", models.DateTimeField()),
                ("taken_at", models.DateTimeField(null=True)),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "read_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
                (
                    "union",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="unions.union"),
                ),
            ],
            options={
                "ordering": ("-read_at", "-id"),
            },
        ),
        migrations.CreateModel(
            name="RosterChunk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("cells", jiaogong.kernel.sealing.SealedTextField()),
                (
                    "roster",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="chunks",
                        to="members.rosterimport",
                    ),
                ),
            ],
            options={
                "ordering": ("number",),
                "constraints": [models.UniqueConstraint(fields=("roster", "number"), name="roster_chunk_once")],
            },
        ),
        migrations.CreateModel(
            name="RosterRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sheet", models.CharField(max_length=40)),
                ("at", models.IntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("changed", "Changed"),
                            ("same", "Same"),
                            ("doubtful", "Doubtful"),
                            ("error", "Error"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[("same", "Same person"), ("new", "New person"), ("leave", "Leave out")],
                        max_length=5,
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("opened", "File opened"),
                            ("changed", "File changed"),
                            ("left", "Left out"),
                            ("undone", "Undone"),
                            ("kept", "Kept"),
                        ],
                        max_length=7,
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=40)),
                ("pinyin", models.CharField(blank=True, max_length=120)),
                ("key", models.CharField(max_length=100)),
                ("facts", jiaogong.kernel.sealing.SealedTextField(default="")),
                ("before", jiaogong.kernel.sealing.SealedTextField(blank=True, default="")),
                ("candidates", models.JSONField(default=list)),
                ("faults", models.JSONField(default=list)),
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="members.person"
                    ),
                ),
                (
                    "roster",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="people",
                        to="members.rosterimport",
                    ),
                ),
                (
                    "union",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="unions.union"
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "indexes": [
                    models.Index(fields=["roster", "state", "id"], name="members_ros_roster__d215e9_idx"),
                    models.Index(fields=["roster", "outcome", "id"], name="members_ros_roster__16cab6_idx"),
                    models.Index(fields=["roster", "key"], name="members_ros_roster__2abb17_idx"),
                ],
            },
        ),
    ]
