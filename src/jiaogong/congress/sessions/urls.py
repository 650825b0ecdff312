from django.urls import path

from jiaogong.congress.sessions.views import closing, leading, listing, preparing, roll, session

urlpatterns = [
    path("", listing.hub, name="congress"),
    path("sessions/", listing.sessions, name="sessions"),
    path("sessions/export/", listing.export, name="sessions-export"),
    path("sessions/propose/", listing.propose, name="session-propose"),
    path("sessions/items/<int:item_id>/", leading.item, name="session-item"),
    path("sessions/papers/<int:paper_id>/", preparing.paper_file, name="session-paper-file"),
    path("sessions/agreed/<int:sign_off_id>/", preparing.sign_off_file, name="session-sign-off-file"),
    path("sessions/<int:session_id>/", session.session, name="session"),
    path("sessions/<int:session_id>/act/", session.act, name="session-act"),
    path("sessions/<int:session_id>/change/", session.change, name="session-change"),
    path("sessions/<int:session_id>/agenda/", preparing.agenda, name="session-agenda"),
    path("sessions/<int:session_id>/agreed/", preparing.agreed, name="session-agreed"),
    path("sessions/<int:session_id>/papers/", preparing.papers, name="session-papers"),
    path("sessions/<int:session_id>/roll/", roll.roll, name="session-roll"),
    path("sessions/<int:session_id>/roll/export/", roll.roll_export, name="session-roll-export"),
    path("sessions/<int:session_id>/arrive/", roll.arrive, name="session-arrive"),
    path("sessions/<int:session_id>/hall/", roll.hall, name="session-hall"),
    path("sessions/<int:session_id>/floor/", leading.floor, name="session-floor"),
    path("sessions/<int:session_id>/minutes/", closing.minutes, name="session-minutes"),
    path("sessions/<int:session_id>/resolutions/", closing.resolutions_of, name="session-resolutions"),
    path("resolutions/", closing.resolutions, name="resolutions"),
    path("resolutions/export/", closing.resolutions_export, name="resolutions-export"),
    path("resolutions/<int:resolution_id>/", closing.resolution, name="resolution"),
]
