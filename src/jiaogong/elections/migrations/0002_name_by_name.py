from django.db import migrations, models

MARKS = [("each", "Each name: for, against or abstained"), ("choose", "The names chosen are marked")]


def marks(default: str) -> models.CharField:
    return models.CharField(choices=MARKS, default=default, max_length=6, verbose_name="how papers are marked")


class Migration(migrations.Migration):
    dependencies = [("elections", "0001_first")]

    operations = [
        # Elections begun before chose names; those begun from now on vote on each.
        migrations.AddField("election", "marks", marks("choose")),
        migrations.AlterField("election", "marks", marks("each")),
        migrations.AddField(
            "count", "against", models.PositiveIntegerField(blank=True, null=True, verbose_name="against")
        ),
        migrations.AddField(
            "count", "abstained", models.PositiveIntegerField(blank=True, null=True, verbose_name="abstained")
        ),
    ]
