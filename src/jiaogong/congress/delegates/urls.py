from django.urls import path

from jiaogong.congress.delegates.views import choosing, listing, recalling, serving, voting

urlpatterns = [
    path("<str:code>/delegates/", listing.delegates, name="delegates"),
    path("<str:code>/delegates/export/", listing.export, name="delegates-export"),
    path("<str:code>/delegates/begin/<slug:body>/", choosing.begin, name="choosing-begin"),
    path("<str:code>/delegates/choosings/<int:choosing_id>/", choosing.choosing, name="choosing"),
    path("<str:code>/delegates/choosings/<int:choosing_id>/act/", choosing.act, name="choosing-act"),
    path("<str:code>/delegates/choosings/<int:choosing_id>/units/", choosing.units, name="choosing-units"),
    path("<str:code>/delegates/choosings/<int:choosing_id>/seats/", choosing.seats, name="choosing-seats"),
    path(
        "<str:code>/delegates/choosings/<int:choosing_id>/units/<int:constituency_id>/",
        voting.constituency,
        name="constituency",
    ),
    path("<str:code>/delegates/terms/<int:term_id>/delegations/", serving.delegations, name="congress-delegations"),
    path("<str:code>/delegates/terms/<int:term_id>/committees/", serving.committees, name="special-committees"),
    path("<str:code>/delegates/terms/<int:term_id>/committees/form/", serving.committee, name="special-committee"),
    path("<str:code>/delegates/terms/<int:term_id>/by-elect/", serving.by_elect, name="delegate-elect"),
    path("<str:code>/delegates/seats/<int:office_id>/recall/", recalling.recall, name="delegate-recall"),
]
