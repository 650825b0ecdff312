import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("entrance", "0002_outside_identities"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Token",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=40, verbose_name="name")),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("may_write", models.BooleanField(default=False, verbose_name="may write")),
                ("is_proven_twice", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField(verbose_name="made")),
                ("ends_date", models.DateField(verbose_name="last day")),
                ("used_date", models.DateField(null=True, verbose_name="used last")),
                ("ended_at", models.DateTimeField(null=True)),
                ("form_key", models.UUIDField(unique=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tokens", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ("-id",),
            },
        ),
    ]
