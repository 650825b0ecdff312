from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0009_found_fast"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="relative",
            index=models.Index(
                condition=models.Q(relation="child"), fields=["person", "birth_date"], name="child_of_person"
            ),
        ),
    ]
