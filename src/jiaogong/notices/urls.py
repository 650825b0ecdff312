from django.urls import path

from jiaogong.notices import views

urlpatterns = [
    path("", views.notices, name="notices"),
    path("new/", views.new, name="notice-new"),
    path("file/<int:file_id>/", views.notice_file, name="notice-file"),
    path("answer-file/<int:answer_id>/", views.answer_file, name="answer-file"),
    path("answer/<int:delivery_id>/", views.answer, name="notice-answer"),
    path("answer/<int:delivery_id>/return/", views.return_answer, name="answer-return"),
    path("<int:notice_id>/", views.notice, name="notice"),
    path("<int:notice_id>/chase/", views.chase, name="notice-chase"),
    path("<int:notice_id>/answers/", views.answers, name="notice-answers"),
    path("<int:notice_id>/export/", views.export, name="answers-export"),
]
