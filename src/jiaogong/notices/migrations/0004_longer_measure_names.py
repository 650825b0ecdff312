from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('notices', '0003_members_congress'),
    ]

    operations = [
        migrations.AlterField(
            model_name='noticefield',
            name='measure',
            field=models.CharField(blank=True, max_length=40, verbose_name='counts as'),
        ),
    ]
