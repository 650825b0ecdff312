from django.urls import path

from jiaogong.proposals.views import calls, desks, lists, one, wording

urlpatterns = [
    path("", lists.proposals, name="proposals"),
    path("export/", lists.export, name="proposals-export"),
    path("screening/", desks.screening, name="proposals-screening"),
    path("screening/merge/", desks.merge, name="proposals-merge"),
    path("answering/", desks.answering, name="proposals-answering"),
    path("rates/", desks.rates, name="proposal-rates"),
    path("rates/export/", desks.rates_export, name="proposal-rates-export"),
    path("suggest/", wording.suggest, name="suggest"),
    path("suggest/read/", wording.read_by_code, name="suggestion-read"),
    path("suggest/rate/", wording.rate_by_code, name="suggestion-rate"),
    path("departments/<str:code>/", calls.departments, name="proposal-departments"),
    path("calls/new/", calls.new, name="proposal-call-new"),
    path("calls/<int:call_id>/", calls.call, name="proposal-call"),
    path("calls/<int:call_id>/act/", calls.act, name="proposal-call-act"),
    path("calls/<int:call_id>/report/", calls.report, name="proposal-report"),
    path("calls/<int:call_id>/propose/", wording.new, name="proposal-new"),
    path("<int:proposal_id>/", one.proposal, name="proposal"),
    path("<int:proposal_id>/act/", one.act, name="proposal-act"),
    path("<int:proposal_id>/change/", wording.change, name="proposal-change"),
    path("<int:proposal_id>/versions/", one.versions, name="proposal-versions"),
]
