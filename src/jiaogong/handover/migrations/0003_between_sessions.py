from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('handover', '0002_democratic_matters'),
    ]

    operations = [
        migrations.AlterField(
            model_name='matter',
            name='kind',
            field=models.CharField(choices=[('draft', 'Own drafts'), ('plan', 'Plans'), ('confirm', 'Entries to confirm'), ('notice', 'Notices to answer'), ('meeting', 'Meetings'), ('decision', 'Decisions to carry out'), ('duty', 'Duty in the committee'), ('session', 'Sessions of the congress'), ('resolved', 'Resolutions to carry out'), ('question', 'Questions of delegates'), ('inspection', 'Inspections to hold'), ('remedy', 'Remedies owed after inspections'), ('round', 'Rounds of opinions'), ('heads', 'Meetings of heads'), ('confirming', 'Decisions that the congress is to confirm'), ('proposal', 'Proposals and suggestions'), ('answering', 'Answers for a department'), ('election', 'Elections'), ('ballot', 'Ballots'), ('appraisal', 'Appraisals'), ('request', 'Requests to decide'), ('sheet', 'Sheets half taken over'), ('text', 'Texts unfinished'), ('list', 'Saved lists'), ('stand_in', 'Offices handed on'), ('term', 'Terms about to end'), ('slip', 'Invitations outstanding'), ('year', 'Years not closed'), ('evidence', 'Evidence missing'), ('outside', 'Outside the house: seals, keys, papers')], max_length=10, verbose_name='kind'),
        ),
    ]
