from django.db import migrations

from jiaogong.kernel.collation import sorted_by_bytes


class Migration(migrations.Migration):
    dependencies = [("unions", "0001_initial")]
    operations = [sorted_by_bytes("unions_union", "path", 200)]
