from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("congress", "0007_supervision")]

    operations = [
        migrations.AddField(
            model_name="session",
            name="opened_despite",
            field=models.CharField(blank=True, max_length=200, verbose_name="why it opened all the same"),
        ),
        migrations.AddField(
            model_name="item",
            name="added_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="item",
            name="late_reason",
            field=models.CharField(blank=True, max_length=200, verbose_name="why its text came late"),
        ),
        migrations.AddField(
            model_name="paper",
            name="form_key",
            field=models.UUIDField(blank=True, editable=False, null=True, unique=True),
        ),
    ]
