from django.urls import path

from jiaogong.summaries.views import checking, reading, texts

urlpatterns = [
    path("summaries/", texts.texts, name="summaries"),
    path("summaries/export/", texts.export_list, name="summaries-export"),
    path("summaries/write/", texts.write, name="summary-write"),
    path("summaries/read/", reading.read_old, name="summary-read"),
    path("summaries/<int:text_id>/", texts.workspace, name="summary"),
    path("summaries/<int:text_id>/edit/", texts.edit, name="summary-edit"),
    path("summaries/<int:text_id>/final/", texts.final, name="summary-final"),
    path("summaries/<int:text_id>/behind/<int:start>-<int:end>/", texts.behind, name="summary-behind"),
    path("summaries/<int:text_id>/export.<str:kind>", texts.export, name="summary-export"),
    path("summaries/<int:text_id>/reading/", reading.reading, name="summary-reading"),
    path("summaries/<int:text_id>/reading/all/", reading.accept_all, name="claims-accept-all"),
    path("summaries/<int:text_id>/reading/<int:start>-<int:end>/", reading.claim, name="claim"),
    path("check/", checking.check, name="check"),
]
