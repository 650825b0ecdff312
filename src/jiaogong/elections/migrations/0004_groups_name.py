import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("elections", "0003_seats_left_empty"), ("members", "0010_child_of_person")]

    operations = [
        migrations.AddField(
            "election", "naming_until", models.DateField(blank=True, null=True, verbose_name="groups name until")
        ),
        migrations.AddField(
            "nomination",
            "head",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="members.office",
                verbose_name="head of the group",
            ),
        ),
        migrations.RemoveConstraint("nomination", "nomination_once_a_group"),
        migrations.AddConstraint(
            "nomination",
            models.UniqueConstraint(
                fields=["candidate", "group"], condition=Q(head__isnull=True), name="nomination_once_a_group"
            ),
        ),
        migrations.AddConstraint(
            "nomination",
            models.UniqueConstraint(
                fields=["candidate", "head"], condition=Q(head__isnull=False), name="nomination_once_a_head"
            ),
        ),
    ]
