import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("members", "0003_members_file"),
        ("unions", "0004_spellings"),
    ]

    operations = [
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=80, verbose_name="title")),
                ("body", models.TextField(max_length=20000, verbose_name="text")),
                ("due_date", models.DateField(blank=True, null=True, verbose_name="due")),
                ("category", models.CharField(blank=True, max_length=16, verbose_name="answers are acts of")),
                ("asks_answer", models.BooleanField(default=False)),
                ("sent_at", models.DateTimeField()),
                ("form_key", models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
                (
                    "union",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices_sent",
                        to="unions.union",
                        verbose_name="sent by",
                    ),
                ),
            ],
            options={
                "ordering": ("-sent_at", "-id"),
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("chased", models.PositiveSmallIntegerField(default=0)),
                ("chased_date", models.DateField(blank=True, null=True)),
                ("returned_reason", models.CharField(blank=True, max_length=200)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.person",
                    ),
                ),
                (
                    "read_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.person",
                    ),
                ),
                (
                    "union",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notices_received", to="unions.union"
                    ),
                ),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="deliveries", to="notices.notice"
                    ),
                ),
            ],
            options={
                "ordering": ("union__path",),
            },
        ),
        migrations.CreateModel(
            name="NoticeField",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("label", models.CharField(max_length=80, verbose_name="asked for")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("text", "Some text"),
                            ("number", "A number"),
                            ("date", "Date"),
                            ("choice", "Choice"),
                            ("file", "File"),
                        ],
                        default="text",
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("is_required", models.BooleanField(default=True, verbose_name="must be filled")),
                ("options", models.JSONField(blank=True, default=list, verbose_name="choices")),
                ("measure", models.CharField(blank=True, max_length=24, verbose_name="counts as")),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="fields", to="notices.notice"
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(blank=True, max_length=2000)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("content_type", models.CharField(blank=True, max_length=80)),
                (
                    "delivery",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="notices.delivery"
                    ),
                ),
                (
                    "field",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="notices.noticefield"
                    ),
                ),
            ],
            options={
                "ordering": ("field_id",),
            },
        ),
        migrations.CreateModel(
            name="NoticeFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("sha256", models.CharField(max_length=64)),
                ("content_type", models.CharField(max_length=80)),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="notices.notice"
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["-sent_at", "-id"], name="notice_newest"),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "category__in",
                        [
                            "",
                            "organisation",
                            "congress",
                            "proposals",
                            "appraisal",
                            "disclosure",
                            "voice",
                            "rights",
                            "care",
                            "benefits",
                            "retirees",
                            "women",
                            "study",
                            "contests",
                            "mentoring",
                            "culture",
                            "charity",
                            "honours",
                            "finance",
                            "publicity",
                            "assessment",
                            "resources",
                            "other",
                        ],
                    )
                ),
                name="notice_category_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.UniqueConstraint(fields=("notice", "union"), name="delivery_once_a_union"),
        ),
        migrations.AddConstraint(
            model_name="noticefield",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "measure__in",
                        [
                            "",
                            "acts",
                            "people",
                            "participants",
                            "sessions_held",
                            "teams",
                            "works",
                            "prizes",
                            "honoured_people",
                            "honoured_groups",
                            "new_members",
                            "by_elections",
                            "committee_meetings",
                            "officers_trained",
                            "congress_sessions",
                            "delegates_due",
                            "delegates_present",
                            "delegates_excused",
                            "items_considered",
                            "items_passed",
                            "proposals_received",
                            "proposals_filed",
                            "proposals_answered",
                            "proposals_settled",
                            "suggestions_received",
                            "leaders_appraised",
                            "appraisers",
                            "items_disclosed",
                            "schools_inspected",
                            "schools_passed",
                            "opinions_collected",
                            "letters_answered",
                            "cases_handled",
                            "people_aided",
                            "visits",
                            "visit_amount",
                            "hardship_files",
                            "hardship_closed",
                            "aid_recipients",
                            "aid_amount",
                            "checkups_due",
                            "checkups_done",
                            "checkups_followed",
                            "gifts_given",
                            "birthday_gifts",
                            "gift_amount",
                            "recuperation_people",
                            "insured_people",
                            "cards",
                            "retirees_gathered",
                            "retirees_celebrated",
                            "women_participants",
                            "books_recommended",
                            "reflections",
                            "mentor_pairs",
                            "observed_lessons",
                            "open_lessons",
                            "donors",
                            "donation_amount",
                            "blood_donors",
                            "unions_audited",
                            "accounts_published",
                            "union_income",
                            "union_spending",
                            "news_sent",
                            "news_published",
                            "unions_assessed",
                            "rooms",
                            "items_bought",
                            "resources_catalogued",
                        ],
                    )
                ),
                name="field_measure_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.UniqueConstraint(fields=("delivery", "field"), name="answer_once_a_field"),
        ),
    ]
