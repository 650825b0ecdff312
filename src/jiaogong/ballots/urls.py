from django.urls import path

from jiaogong.ballots.views import lists, one, people, preparing, printing, published, roll, scrutiny, tellers, voting

urlpatterns = [
    path("", lists.ballots, name="ballots"),
    path("ballots.xlsx", lists.export, name="ballots-export"),
    path("new/", preparing.new, name="ballot-new"),
    path("link/<str:token>/", voting.by_link, name="ballot-link"),
    path("<int:ballot_id>/", one.ballot, name="ballot"),
    path("<int:ballot_id>/change/", preparing.change, name="ballot-change"),
    path("<int:ballot_id>/people/", people.people, name="ballot-people"),
    path("<int:ballot_id>/open/", one.open_, name="ballot-open"),
    path("<int:ballot_id>/close/", one.close, name="ballot-close"),
    path("<int:ballot_id>/call-off/", one.call_off, name="ballot-call-off"),
    path("<int:ballot_id>/vote/", voting.vote, name="ballot-vote"),
    path("<int:ballot_id>/duty/", scrutiny.take_up, name="ballot-duty"),
    path("<int:ballot_id>/passphrase/", scrutiny.give, name="ballot-passphrase"),
    path("<int:ballot_id>/roll/", roll.roll, name="ballot-roll"),
    path("<int:ballot_id>/roll.xlsx", roll.export, name="ballot-roll-export"),
    path("<int:ballot_id>/hand/", roll.hand, name="ballot-hand"),
    path("<int:ballot_id>/hand-back/<int:voter_id>/", roll.hand_back, name="ballot-hand-back"),
    path("<int:ballot_id>/papers/", printing.papers, name="ballot-papers"),
    path("<int:ballot_id>/links/", printing.links, name="ballot-links"),
    path("<int:ballot_id>/sheet/", tellers.sheet, name="ballot-sheet"),
    path("<int:ballot_id>/published.csv", published.as_csv, name="ballot-csv"),
    path("<int:ballot_id>/published.json", published.as_json, name="ballot-json"),
]
