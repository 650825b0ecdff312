from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ledger', '0004_members_congress'),
    ]

    operations = [
        migrations.AlterField(
            model_name='figure',
            name='measure',
            field=models.CharField(max_length=40, verbose_name='measure'),
        ),
    ]
