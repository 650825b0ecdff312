from django.urls import path

from jiaogong.summaries.views import anew, branch, checking, life, outline, problems, texts, versions
from jiaogong.summaries.views.old import desk, sending

urlpatterns = [
    path("summaries/", texts.texts, name="summaries"),
    path("summaries/export/", texts.export_list, name="summaries-export"),
    path("summaries/write/", texts.write, name="summary-write"),
    path("summaries/bring/", life.bring, name="summary-bring"),
    path("summaries/table/", branch.table, name="summary-table"),
    path("summaries/table/export/", branch.export, name="summary-table-export"),
    path("summaries/table/act/", branch.act, name="summary-call"),
    path("summaries/read/", sending.read_old, name="summary-read"),
    path("summaries/read/<int:batch_id>/", sending.batch, name="old-batch"),
    path("summaries/read/<int:batch_id>/advance/", sending.advance, name="old-batch-advance"),
    path("summaries/read/<int:batch_id>/<int:file_id>/", sending.file, name="old-file"),
    path("summaries/desk/", desk.desk, name="old-desk"),
    path("summaries/desk/accept/", desk.accept_sure, name="old-desk-accept"),
    path("summaries/desk/export/", desk.export, name="old-desk-export"),
    path("summaries/desk/<int:claim_id>/", desk.claim, name="claim"),
    path("summaries/<int:text_id>/", texts.workspace, name="summary"),
    path("summaries/<int:text_id>/edit/", texts.edit, name="summary-edit"),
    path("summaries/<int:text_id>/outline/", outline.outline, name="summary-outline"),
    path("summaries/<int:text_id>/outline/<slug:key>/", outline.section, name="summary-section"),
    path("summaries/<int:text_id>/anew/", anew.anew, name="summary-anew"),
    path("summaries/<int:text_id>/versions/", versions.versions, name="summary-versions"),
    path("summaries/<int:text_id>/versions/<int:old>-<int:new>/", versions.compare, name="summary-compare"),
    path("summaries/<int:text_id>/versions/restore/", versions.restore, name="summary-restore"),
    path("summaries/<int:text_id>/life/", life.life, name="summary-life"),
    path("summaries/<int:text_id>/behind/<int:start>-<int:end>/", texts.behind, name="summary-behind"),
    path("summaries/<int:text_id>/export.<str:kind>", texts.export, name="summary-export"),
    path("summaries/<int:text_id>/reading/", sending.reading, name="summary-reading"),
    path("summaries/<int:text_id>/problem/", problems.act, name="summary-problem"),
    path("summaries/<int:text_id>/missing/<int:start>-<int:end>/", problems.missing, name="summary-missing"),
    path("summaries/<int:text_id>/copied/<int:other_id>/", problems.copied, name="summary-copied"),
    path("check/", checking.check, name="check"),
    path("check/missing/", problems.missing_from_draft, name="check-missing"),
]
