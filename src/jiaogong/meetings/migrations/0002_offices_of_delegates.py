from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="attendee",
            name="office",
            field=models.CharField(
                choices=[
                    ("chair", "Chair"),
                    ("vice_chair", "Vice chair"),
                    ("committee", "Committee member"),
                    ("staff", "Union staff"),
                    ("women", "Women's committee"),
                    ("audit", "Audit committee"),
                    ("group_head", "Group head"),
                    ("delegate", "Delegate of the members"),
                    ("congress", "Delegate to the teachers' congress"),
                    ("upper", "Delegate to the union above"),
                ],
                max_length=12,
                verbose_name="office",
            ),
        ),
    ]
