from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ballots", "0002_papers"),
    ]

    operations = [
        migrations.AddField(
            model_name="ballot",
            name="is_confidential",
            field=models.BooleanField(default=False, verbose_name="result not published"),
        ),
    ]
