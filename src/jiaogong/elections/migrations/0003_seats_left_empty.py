from django.db import migrations, models
from django.db.models import F, Q

KINDS = [
    ("first", "First round"),
    ("again", "Another round for seats left empty"),
    ("next", "Another round among those next by votes"),
    ("new", "Another round with candidates named anew"),
    ("tie", "Another round among those tied"),
]
LIST = "list of candidates"


class Migration(migrations.Migration):
    dependencies = [("elections", "0002_name_by_name")]

    operations = [
        migrations.AlterModelOptions("review", {"ordering": ("election", "stage", "number", "by")}),
        migrations.AddField("election", "list_number", models.PositiveSmallIntegerField(default=1, verbose_name=LIST)),
        migrations.AddField(
            "contest",
            "left_vacant",
            models.PositiveSmallIntegerField(default=0, verbose_name="seats left vacant"),
        ),
        migrations.AddField(
            "contest", "why_vacant", models.CharField(blank=True, max_length=200, verbose_name="why vacant")
        ),
        migrations.AddField("review", "number", models.PositiveSmallIntegerField(default=1, verbose_name=LIST)),
        migrations.AlterField("round", "kind", models.CharField(choices=KINDS, max_length=6, verbose_name="kind")),
        migrations.RemoveConstraint("review", "election_review_once_a_stage"),
        migrations.AddConstraint(
            "review",
            models.UniqueConstraint(fields=["election", "stage", "by", "number"], name="election_review_once_a_list"),
        ),
        migrations.AddConstraint(
            "contest",
            models.CheckConstraint(condition=Q(left_vacant__lt=F("seats")), name="contest_fills_some_seat"),
        ),
    ]
