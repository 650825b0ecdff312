from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("summaries", "0006_files_taken")]

    operations = [
        migrations.AddField(model_name="oldfile", name="tables", field=models.JSONField(default=list)),
    ]
