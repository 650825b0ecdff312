from __future__ import annotations

import re
from collections.abc import Iterator

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F

_HEADING = re.compile(r"^[ \u3000]*[一二三四五六七八九十]{1,3}、(?P<title>[^\n。；]{1,40})$", re.M)


def keep_as_sections(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Final texts are signed ones; each text is cut at its headings, and what stands now is its first kept version."""
    text_model, section, version = (apps.get_model("summaries", n) for n in ("Text", "TextSection", "TextVersion"))
    text_model.objects.filter(state="final").update(state="signed", signed_at=F("changed_at"))
    text_model.objects.filter(kind="submitted").update(kind="given")
    for text in text_model.objects.exclude(kind="old").iterator(chunk_size=200):
        written = dict(_cut(text.written_body))
        rows = [
            {"key": f"part-{at}" if heading else "opening", "position": at, "heading": heading, "body": body,
             "written_heading": heading if heading in written else "", "written": written.get(heading, "")}
            for at, (heading, body) in enumerate(_cut(text.body))
        ]  # fmt: skip
        section.objects.bulk_create([section(text=text, **row) for row in rows])
        told = [row | {"figures": [], "is_left_out": False, "is_own": False} for row in rows]
        version.objects.create(
            text=text, number=text.version, act="kept", title=text.title, sections=told, body=text.body,
            made_by_id=text.created_by_id, made_at=text.changed_at,
        )  # fmt: skip


def _cut(body: str) -> Iterator[tuple[str, str]]:
    """A text's sections as heading, without its number, and words."""
    found = list(_HEADING.finditer(body))
    first = found[0].start() if found else len(body)
    if body[:first].strip() or not found:
        yield "", body[:first].strip("\n")
    for at, heading in enumerate(found):
        end = found[at + 1].start() if at + 1 < len(found) else len(body)
        yield heading["title"], body[heading.end() : end].strip("\n")


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0010_child_of_person"),
        ("summaries", "0001_initial"),
        ("unions", "0005_facts"),
    ]

    operations = [
        migrations.CreateModel(
            name="SummaryCall",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("period", models.CharField(max_length=12, verbose_name="period")),
                ("due_date", models.DateField(verbose_name="due")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="what to mind")),
                ("called_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True, verbose_name="closed at")),
                ("reminded_date", models.DateField(null=True)),
                ("reminded", models.PositiveSmallIntegerField(default=0)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ("-due_date", "-id"),
            },
        ),
        migrations.CreateModel(
            name="TextCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField()),
                ("ledger", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField()),
                ("claims", models.PositiveIntegerField()),
                ("parts", models.PositiveIntegerField()),
                ("supported", models.PositiveIntegerField()),
                ("contradicted", models.PositiveIntegerField()),
                ("unsupported", models.PositiveIntegerField()),
                ("uncheckable", models.PositiveIntegerField()),
                ("findings", models.PositiveIntegerField()),
                ("copied_permille", models.PositiveSmallIntegerField(default=0)),
                ("copied_from", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ("-version",),
            },
        ),
        migrations.CreateModel(
            name="TextSection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=40)),
                ("position", models.PositiveSmallIntegerField()),
                ("heading", models.CharField(blank=True, max_length=60, verbose_name="heading")),
                ("written_heading", models.CharField(blank=True, editable=False, max_length=60)),
                ("written", models.TextField(blank=True, editable=False)),
                ("figures", models.JSONField(default=list, editable=False)),
                ("body", models.TextField(blank=True, verbose_name="text")),
                ("is_left_out", models.BooleanField(default=False, verbose_name="left out")),
                ("is_own", models.BooleanField(default=False, verbose_name="one's own")),
            ],
            options={
                "ordering": ("position", "id"),
            },
        ),
        migrations.CreateModel(
            name="TextStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("signed", "Signed"),
                            ("submitted", "Submitted"),
                            ("returned", "Returned with remarks"),
                            ("accepted", "Accepted"),
                            ("taken_back", "Taken back"),
                        ],
                        max_length=10,
                        verbose_name="what was done",
                    ),
                ),
                ("version", models.PositiveIntegerField(verbose_name="version")),
                ("remark", models.TextField(blank=True, max_length=1000, verbose_name="remark")),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ("-at", "-id"),
            },
        ),
        migrations.CreateModel(
            name="TextVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("written", "written from the ledger"),
                            ("brought", "brought in"),
                            ("kept", "as it stood before versions were kept"),
                            ("edited", "words changed"),
                            ("outline", "outline changed"),
                            ("anew", "written anew"),
                            ("restored", "an older version taken back"),
                        ],
                        max_length=10,
                        verbose_name="change",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("sections", models.JSONField(default=list)),
                ("body", models.TextField()),
                ("form_key", models.UUIDField(blank=True, editable=False, null=True)),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "ordering": ("-number",),
            },
        ),
        migrations.AddField(
            model_name="text",
            name="is_numbered",
            field=models.BooleanField(default=True, verbose_name="headings are numbered"),
        ),
        migrations.AddField(
            model_name="text",
            name="level",
            field=models.CharField(blank=True, editable=False, max_length=20, verbose_name="extent"),
        ),
        migrations.AddField(
            model_name="text",
            name="signed_at",
            field=models.DateTimeField(null=True, verbose_name="signed at"),
        ),
        migrations.AddField(
            model_name="text",
            name="signed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="members.person",
                verbose_name="signed by",
            ),
        ),
        migrations.AddField(
            model_name="text",
            name="submitted_at",
            field=models.DateTimeField(null=True, verbose_name="submitted at"),
        ),
        migrations.AlterField(
            model_name="text",
            name="kind",
            field=models.CharField(
                choices=[
                    ("old", "An old summary, read in"),
                    ("own", "Written from the ledger"),
                    ("given", "A draft of one's own, brought in"),
                ],
                max_length=10,
                verbose_name="kind",
            ),
        ),
        migrations.AlterField(
            model_name="text",
            name="state",
            field=models.CharField(
                choices=[
                    ("draft", "Draft"),
                    ("signed", "Signed"),
                    ("submitted", "Submitted"),
                    ("returned", "Returned with remarks"),
                    ("accepted", "Accepted"),
                ],
                default="draft",
                max_length=10,
                verbose_name="state",
            ),
        ),
        migrations.AddIndex(
            model_name="text",
            index=models.Index(fields=["period", "union"], name="text_of_period"),
        ),
        migrations.AddConstraint(
            model_name="text",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ("submitted", "accepted"))),
                fields=("union", "period"),
                name="one_text_a_period_is_submitted",
            ),
        ),
        migrations.AddField(
            model_name="summarycall",
            name="called_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
            ),
        ),
        migrations.AddField(
            model_name="summarycall",
            name="union",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="summary_calls",
                to="unions.union",
                verbose_name="called by",
            ),
        ),
        migrations.AddField(
            model_name="textcheck",
            name="copied_text",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="summaries.text"
            ),
        ),
        migrations.AddField(
            model_name="textcheck",
            name="made_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
            ),
        ),
        migrations.AddField(
            model_name="textcheck",
            name="text",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="checks", to="summaries.text"
            ),
        ),
        migrations.AddField(
            model_name="textsection",
            name="text",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="sections", to="summaries.text"
            ),
        ),
        migrations.AddField(
            model_name="textstep",
            name="done_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
            ),
        ),
        migrations.AddField(
            model_name="textstep",
            name="text",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="summaries.text"
            ),
        ),
        migrations.AddField(
            model_name="textversion",
            name="made_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
            ),
        ),
        migrations.AddField(
            model_name="textversion",
            name="text",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="summaries.text"
            ),
        ),
        migrations.AddConstraint(
            model_name="summarycall",
            constraint=models.UniqueConstraint(fields=("union", "period"), name="one_call_a_period"),
        ),
        migrations.AddConstraint(
            model_name="textcheck",
            constraint=models.UniqueConstraint(fields=("text", "version"), name="check_once_a_version"),
        ),
        migrations.AddConstraint(
            model_name="textsection",
            constraint=models.UniqueConstraint(fields=("text", "key"), name="section_once_a_text"),
        ),
        migrations.AddConstraint(
            model_name="textversion",
            constraint=models.UniqueConstraint(fields=("text", "number"), name="version_once_a_text"),
        ),
        migrations.AddConstraint(
            model_name="textversion",
            constraint=models.UniqueConstraint(fields=("text", "form_key"), name="version_once_a_form"),
        ),
        migrations.RunPython(keep_as_sections, migrations.RunPython.noop),
    ]
