from django.db import migrations

from jiaogong.kernel.retention import refuse_emptying


class Migration(migrations.Migration):
    dependencies = [("kernel", "0003_audit_stands")]
    operations = [refuse_emptying()]
