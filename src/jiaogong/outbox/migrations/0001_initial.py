import django.db.models.deletion
import jiaogong.kernel.sealing
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("members", "0005_standing_in"),
        ("unions", "0004_spellings"),
    ]

    operations = [
        migrations.CreateModel(
            name="Morning",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(unique=True)),
                ("begun_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Worker",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80, unique=True)),
                ("began_at", models.DateTimeField()),
                ("seen_at", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name="Mailbox",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", jiaogong.kernel.sealing.SealedTextField(blank=True, default="")),
                ("digest", models.CharField(blank=True, db_index=True, max_length=64)),
                ("asked_address", jiaogong.kernel.sealing.SealedTextField(blank=True, default="")),
                ("code_digest", models.CharField(blank=True, max_length=64)),
                ("code_sent_at", models.DateTimeField(null=True)),
                ("code_tries", models.PositiveSmallIntegerField(default=0)),
                ("language", models.CharField(blank=True, max_length=10)),
                ("topics", models.JSONField(default=list)),
                ("is_daily", models.BooleanField(default=False)),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="mailbox", to="members.person"
                    ),
                ),
            ],
            options={
                "verbose_name": "e-mail",
            },
        ),
        migrations.CreateModel(
            name="Robot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", jiaogong.kernel.sealing.SealedTextField()),
                ("ending", models.CharField(max_length=4)),
                ("topics", models.JSONField(default=list)),
                ("set_at", models.DateTimeField()),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
                (
                    "union",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="robot", to="unions.union"
                    ),
                ),
            ],
            options={
                "verbose_name": "group robot",
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=80, unique=True)),
                (
                    "topic",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("notices", "New notices, answers handed back"),
                            ("chases", "Reminders of answers due"),
                            ("meetings", "Meetings called or called off"),
                            ("decisions", "Decisions of a meeting due tomorrow"),
                            ("requests", "Requests: corrections, transfers, changes to the tree"),
                        ],
                        max_length=10,
                        verbose_name="about",
                    ),
                ),
                ("subject", models.CharField(max_length=160)),
                ("text", models.TextField(blank=True)),
                ("path", models.CharField(blank=True, max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting to be sent"),
                            ("held", "For tomorrow's digest"),
                            ("bundled", "Told in a digest"),
                            ("sent", "Sent"),
                            ("failed", "Failed"),
                        ],
                        default="waiting",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("made_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(null=True)),
                ("reason", models.CharField(blank=True, max_length=300)),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="messages",
                        to="members.person",
                    ),
                ),
                (
                    "union",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="messages", to="unions.union"
                    ),
                ),
            ],
            options={
                "ordering": ("-made_at", "-id"),
                "indexes": [
                    models.Index(condition=models.Q(("state", "waiting")), fields=["due_at", "id"], name="message_due"),
                    models.Index(condition=models.Q(("state", "held")), fields=["person", "id"], name="message_held"),
                    models.Index(fields=["-made_at", "-id"], name="message_newest"),
                    models.Index(
                        condition=models.Q(("person__isnull", True)),
                        fields=["union", "sent_at"],
                        name="message_to_group",
                    ),
                ],
            },
        ),
    ]
