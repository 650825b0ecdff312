from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ballots", "0004_words_of_states"),
    ]

    operations = [
        migrations.AddField(
            model_name="scrutineer",
            name="tried_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="scrutineer",
            name="tries",
            field=models.PositiveSmallIntegerField(default=0, editable=False),
        ),
    ]
