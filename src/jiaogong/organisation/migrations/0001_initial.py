import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('members', '0003_members_file'),
        ('unions', '0004_spellings'),
    ]

    operations = [
        migrations.CreateModel(
            name='UnionChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('found', 'Found a union'), ('rename', 'Rename'), ('merge', 'Merge into another'), ('split', 'Split off a new union'), ('move', 'Move below another'), ('close', 'Close')], max_length=6, verbose_name='kind')),
                ('state', models.CharField(choices=[('asked', 'Asked for'), ('approved', 'Approved'), ('refused', 'Refused'), ('withdrawn', 'Withdrawn')], default='asked', max_length=9, verbose_name='state')),
                ('facts', models.JSONField(default=dict)),
                ('reason', models.CharField(max_length=200, verbose_name='reason')),
                ('basis', models.CharField(blank=True, max_length=120, verbose_name='document')),
                ('asked_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(null=True)),
                ('answer', models.CharField(blank=True, max_length=200, verbose_name='answer')),
                ('form_key', models.UUIDField(editable=False, null=True, unique=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.person')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.person')),
                ('made', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='unions.union')),
                ('other', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='unions.union', verbose_name='other union')),
                ('union', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='unions.union', verbose_name='union')),
            ],
            options={
                'ordering': ('-asked_at', '-id'),
                'indexes': [models.Index(fields=['-asked_at', '-id'], name='change_newest')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'asked'), models.Q(('kind', 'found'), _negated=True)), fields=('union', 'kind'), name='one_open_change_of_a_kind')],
            },
        ),
    ]
