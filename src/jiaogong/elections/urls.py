from django.urls import path

from jiaogong.elections.views import elections, lists, naming, papers, reporting

urlpatterns = [
    path("", lists.elections, name="elections"),
    path("export/", lists.export, name="elections-export"),
    path("start/", lists.start, name="election-start"),
    path("replies/<int:review_id>/", elections.reply, name="election-reply"),
    path("<int:election_id>/", elections.election, name="election"),
    path("<int:election_id>/act/", elections.act, name="election-act"),
    path("<int:election_id>/names/", naming.names, name="election-names"),
    path("<int:election_id>/notice/", papers.notice, name="election-notice"),
    path("<int:election_id>/result/", papers.result, name="election-result"),
    path("<int:election_id>/record/", reporting.record, name="election-record"),
]
