from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0005_standing_in"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="education",
            field=models.CharField(
                blank=True,
                choices=[
                    ("postgraduate", "Postgraduate"),
                    ("bachelor", "Bachelor"),
                    ("college", "Junior college"),
                    ("lower", "Upper secondary or below"),
                ],
                max_length=12,
                verbose_name="schooling",
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="employment",
            field=models.CharField(
                blank=True,
                choices=[
                    ("established", "Established post"),
                    ("contract", "Employed by contract"),
                    ("dispatched", "Dispatched by an agency"),
                    ("other", "Other terms"),
                ],
                max_length=12,
                verbose_name="terms of employment",
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="is_rural_worker",
            field=models.BooleanField(default=False, verbose_name="worker from the countryside"),
        ),
    ]
