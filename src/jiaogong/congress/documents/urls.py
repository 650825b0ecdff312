from django.urls import path

from jiaogong.congress.documents import views

urlpatterns = [
    path("sessions/<int:session_id>/folder/", views.folder, name="session-folder"),
    path("sessions/<int:session_id>/documents/", views.documents, name="session-documents"),
    path("sessions/<int:session_id>/documents/<slug:code>/", views.document, name="session-document"),
    path("sessions/<int:session_id>/documents/<slug:code>/docx/", views.document_file, name="session-document-file"),
]
