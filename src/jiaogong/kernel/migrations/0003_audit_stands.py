from django.db import migrations

from jiaogong.kernel.retention import refuse_changes


class Migration(migrations.Migration):
    dependencies = [("kernel", "0002_audit_of_unions")]
    operations = [refuse_changes()]
