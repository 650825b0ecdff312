from django.urls import path

from jiaogong.notices.views import answering, attachments, lists, one

urlpatterns = [
    path("", lists.notices, name="notices"),
    path("notices.xlsx", lists.export, name="notices-export"),
    path("new/", one.new, name="notice-new"),
    path("file/<int:file_id>/", attachments.notice_file, name="notice-file"),
    path("answer-file/<int:answer_id>/", attachments.answer_file, name="answer-file"),
    path("answer/<int:delivery_id>/", answering.answer, name="notice-answer"),
    path("answer/<int:delivery_id>/return/", answering.return_answer, name="answer-return"),
    path("<int:notice_id>/", one.notice, name="notice"),
    path("<int:notice_id>/chase/", one.chase, name="notice-chase"),
    path("<int:notice_id>/answers/", answering.answers, name="notice-answers"),
    path("<int:notice_id>/export/", answering.export, name="answers-export"),
]
