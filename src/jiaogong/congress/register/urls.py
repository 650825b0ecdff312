from django.urls import path

from jiaogong.congress.register.views import keeping, listing, version

urlpatterns = [
    path("<str:code>/rules/", listing.rules, name="school-rules"),
    path("<str:code>/rules/export/", listing.export, name="school-rules-export"),
    path("<str:code>/rules/new/", keeping.enter, name="school-rule-new"),
    path("rules/of-item/<int:item_id>/", keeping.of_item, name="school-rule-of-item"),
    path("rules/<int:rule_id>/", version.rule, name="school-rule"),
    path("rules/<int:rule_id>/change/", keeping.change, name="school-rule-change"),
    path("rules/<int:rule_id>/revise/", keeping.revise, name="school-rule-revise"),
    path("rules/versions/<int:version_id>/", version.version, name="rule-version"),
    path("rules/versions/<int:version_id>/change/", keeping.change_version, name="rule-version-change"),
    path("rules/versions/<int:version_id>/compare/", version.compare, name="rule-version-compare"),
    path("rules/versions/<int:version_id>/docx/", version.docx, name="rule-version-docx"),
    path("rules/versions/<int:version_id>/file/", version.file, name="rule-version-file"),
]
