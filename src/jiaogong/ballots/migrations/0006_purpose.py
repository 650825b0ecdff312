from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ballots", "0005_tries"),
    ]

    operations = [
        migrations.AddField(
            model_name="ballot",
            name="purpose",
            field=models.CharField(
                blank=True,
                choices=[
                    ("resolution", "Resolution"),
                    ("honour", "Choice of outstanding people"),
                    ("survey", "Survey"),
                    ("other", "Something else"),
                ],
                default="",
                max_length=12,
                verbose_name="what it is for",
            ),
        ),
        migrations.AddField(
            model_name="ballot",
            name="version",
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
    ]
