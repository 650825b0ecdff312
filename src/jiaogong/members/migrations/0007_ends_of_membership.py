from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0006_terms_and_schooling"),
    ]

    operations = [
        migrations.AddField(
            model_name="movement",
            name="since_date",
            field=models.DateField(blank=True, null=True, verbose_name="dues last paid for"),
        ),
        migrations.AlterField(
            model_name="movement",
            name="kind",
            field=models.CharField(
                choices=[
                    ("join", "Joining"),
                    ("transfer", "Transfer"),
                    ("leave", "Leaving the union"),
                    ("move_out", "Moving to a union outside"),
                    ("lapse", "Lapse of membership"),
                    ("expel", "Expulsion"),
                    ("retire", "Retirement"),
                    ("death", "Death"),
                    ("return", "Return"),
                ],
                max_length=8,
                verbose_name="kind",
            ),
        ),
    ]
