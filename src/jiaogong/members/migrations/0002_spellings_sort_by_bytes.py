from django.db import migrations

from jiaogong.kernel.collation import sorted_by_bytes


class Migration(migrations.Migration):
    dependencies = [("members", "0001_initial")]
    operations = [
        sorted_by_bytes("members_person", "pinyin", 120),
        sorted_by_bytes("members_person", "squeezed", 120),
        sorted_by_bytes("members_person", "initials", 20),
    ]
