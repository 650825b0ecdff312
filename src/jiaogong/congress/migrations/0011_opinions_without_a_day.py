from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('congress', '0010_sent_notices'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='roundopinion',
            name='given_date',
        ),
    ]
