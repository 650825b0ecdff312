import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('members', '0002_spellings_sort_by_bytes'),
        ('unions', '0002_path_sorts_by_bytes'),
    ]

    operations = [
        migrations.AddField(
            model_name='union',
            name='closed_date',
            field=models.DateField(blank=True, null=True, verbose_name='closed'),
        ),
        migrations.AddField(
            model_name='union',
            name='founded_date',
            field=models.DateField(blank=True, null=True, verbose_name='founded'),
        ),
        migrations.AddField(
            model_name='union',
            name='initials',
            field=models.CharField(blank=True, editable=False, max_length=60),
        ),
        migrations.AddField(
            model_name='union',
            name='merged_into',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged_from', to='unions.union', verbose_name='merged into'),
        ),
        migrations.AddField(
            model_name='union',
            name='squeezed',
            field=models.CharField(blank=True, editable=False, max_length=250),
        ),
        migrations.CreateModel(
            name='UnionName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('short_name', models.CharField(blank=True, max_length=40, verbose_name='short name')),
                ('squeezed', models.CharField(blank=True, editable=False, max_length=250)),
                ('initials', models.CharField(blank=True, editable=False, max_length=60)),
                ('until_date', models.DateField(verbose_name='until')),
                ('union', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='former_names', to='unions.union')),
            ],
            options={
                'ordering': ('-until_date', '-id'),
            },
        ),
        migrations.CreateModel(
            name='OwnLimit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60, verbose_name='limit')),
                ('value', models.JSONField(null=True, verbose_name='value')),
                ('reason', models.CharField(max_length=200, verbose_name='reason')),
                ('since', models.DateField(verbose_name='from')),
                ('set_at', models.DateTimeField()),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.person')),
                ('union', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='own_limits', to='unions.union')),
            ],
            options={
                'ordering': ('code', '-since', '-id'),
                'indexes': [models.Index(fields=['union', 'code', '-since'], name='own_limit_newest')],
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='own_limit_has_its_reason')],
            },
        ),
    ]
