from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("congress", "0008_words_kept")]

    operations = [
        migrations.AddField(
            model_name="choosing",
            name="opened_despite",
            field=models.CharField(blank=True, max_length=200, verbose_name="why the term opened all the same"),
        ),
    ]
