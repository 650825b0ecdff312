from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("summaries", "0005_word_templates")]

    operations = [
        migrations.AddField(model_name="oldfile", name="taken_at", field=models.DateTimeField(null=True)),
    ]
