from django.urls import path

from jiaogong.summaries import views

urlpatterns = [
    path("summaries/", views.texts, name="summaries"),
    path("summaries/write/", views.write, name="summary-write"),
    path("summaries/read/", views.read_old, name="summary-read"),
    path("summaries/<int:text_id>/", views.workspace, name="summary"),
    path("summaries/<int:text_id>/edit/", views.edit, name="summary-edit"),
    path("summaries/<int:text_id>/final/", views.final, name="summary-final"),
    path("summaries/<int:text_id>/behind/<int:start>-<int:end>/", views.behind, name="summary-behind"),
    path("summaries/<int:text_id>/export.<str:kind>", views.export, name="summary-export"),
    path("summaries/<int:text_id>/reading/", views.reading, name="summary-reading"),
    path("summaries/<int:text_id>/reading/all/", views.accept_all, name="claims-accept-all"),
    path("summaries/<int:text_id>/reading/<int:start>-<int:end>/", views.claim, name="claim"),
    path("check/", views.check, name="check"),
]
