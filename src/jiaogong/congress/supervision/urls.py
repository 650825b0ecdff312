from django.urls import path

from jiaogong.congress.supervision.views import inspections, questions

urlpatterns = [
    path("<str:code>/questions/", questions.questions, name="questions"),
    path("<str:code>/questions/export/", questions.export, name="questions-export"),
    path("<str:code>/questions/ask/", questions.ask, name="question-ask"),
    path("<str:code>/questions/<int:question_id>/", questions.question, name="question"),
    path("<str:code>/questions/<int:question_id>/act/", questions.act, name="question-act"),
    path("<str:code>/inspections/", inspections.inspections, name="inspections"),
    path("<str:code>/inspections/export/", inspections.export, name="inspections-export"),
    path("<str:code>/inspections/plan/", inspections.plan, name="inspection-plan"),
    path("<str:code>/inspections/<int:inspection_id>/", inspections.inspection, name="inspection"),
    path("<str:code>/inspections/<int:inspection_id>/change/", inspections.change, name="inspection-change"),
    path("<str:code>/inspections/<int:inspection_id>/act/", inspections.act, name="inspection-act"),
    path(
        "<str:code>/inspections/<int:inspection_id>/files/<int:evidence_id>/",
        inspections.file,
        name="inspection-file",
    ),
]
