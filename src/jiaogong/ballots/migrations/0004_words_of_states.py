from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ballots", "0003_confidential"),
    ]

    operations = [
        migrations.AlterField(
            model_name="ballot",
            name="state",
            field=models.CharField(
                choices=[
                    ("prepared", "Being prepared"),
                    ("open", "Open for voting"),
                    ("closed", "Closed, not yet counted"),
                    ("counted", "Result counted"),
                    ("void", "Void"),
                    ("called_off", "Called off"),
                ],
                default="prepared",
                max_length=12,
                verbose_name="state",
            ),
        ),
    ]
