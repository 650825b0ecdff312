from django.urls import path

from jiaogong.meetings import views

urlpatterns = [
    path("", views.meetings, name="meetings"),
    path("export/", views.export, name="meetings-export"),
    path("call/", views.call, name="meeting-call"),
    path("follow-up/", views.follow_up, name="follow-up"),
    path("follow-up/<int:decision_id>/", views.settle, name="decision-settle"),
    path("duties/<str:code>/", views.duties, name="duties"),
    path("<int:meeting_id>/", views.meeting, name="meeting"),
    path("<int:meeting_id>/minutes/", views.minutes, name="meeting-minutes"),
    path("<int:meeting_id>/confirm/", views.confirm, name="meeting-confirm"),
    path("<int:meeting_id>/call-off/", views.call_off, name="meeting-call-off"),
]
