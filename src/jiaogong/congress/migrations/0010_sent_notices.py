import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("congress", "0009_term_opened_despite")]

    operations = [
        migrations.CreateModel(
            name="SentNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("addressee", models.CharField(max_length=60, verbose_name="addressee")),
                ("paragraphs", models.JSONField(verbose_name="text")),
                ("signed", models.CharField(max_length=120, verbose_name="signed by")),
                ("starts_at", models.DateTimeField(verbose_name="begins")),
                ("place", models.CharField(blank=True, max_length=80, verbose_name="place")),
                ("sent_at", models.DateTimeField(verbose_name="sent")),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notices_sent", to="congress.session"
                    ),
                ),
            ],
            options={
                "ordering": ("session", "number"),
                "constraints": [
                    models.UniqueConstraint(fields=("session", "number"), name="sent_notice_once_a_number")
                ],
            },
        ),
    ]
