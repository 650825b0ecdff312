from django.urls import path

from jiaogong.congress.consultation.views import answering, heads, listing, matters, rounds

urlpatterns = [
    path("<str:code>/opinions/", listing.opinions, name="opinions"),
    path("<str:code>/opinions/export/", listing.opinions_export, name="opinions-export"),
    path("<str:code>/opinions/new/", rounds.new, name="opinion-round-new"),
    path("<str:code>/opinions/<int:round_id>/", rounds.opinion_round, name="opinion-round"),
    path("<str:code>/opinions/<int:round_id>/act/", rounds.act, name="opinion-round-act"),
    path("<str:code>/opinions/<int:round_id>/draft/", rounds.draft_file, name="opinion-round-draft"),
    path("<str:code>/opinions/<int:round_id>/all/", answering.opinions, name="round-opinions"),
    path("<str:code>/opinions/<int:round_id>/all/export/", answering.export, name="round-opinions-export"),
    path("<str:code>/opinions/<int:round_id>/paper/", answering.paper, name="opinion-round-paper"),
    path("<str:code>/opinions/<int:round_id>/own/<int:opinion_id>/", rounds.own_opinion, name="own-opinion"),
    path("<str:code>/heads-meetings/", listing.heads_meetings, name="heads-meetings"),
    path("<str:code>/heads-meetings/export/", listing.heads_export, name="heads-meetings-export"),
    path("<str:code>/heads-meetings/call/", heads.call, name="heads-call"),
    path("<str:code>/heads-meetings/<int:meeting_id>/", heads.meeting, name="heads-meeting"),
    path("<str:code>/heads-meetings/<int:meeting_id>/act/", heads.act, name="heads-meeting-act"),
    path("<str:code>/heads-meetings/<int:meeting_id>/minutes/", heads.minutes, name="heads-minutes"),
    path("<str:code>/heads-meetings/matters/<int:matter_id>/", matters.matter, name="heads-matter"),
]
