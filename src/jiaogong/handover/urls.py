from django.urls import path

from jiaogong.handover.views import listing, one

urlpatterns = [
    path("", listing.handovers, name="handovers"),
    path("export/", listing.export, name="handovers-export"),
    path("begin/", listing.begin, name="handover-begin"),
    path("<int:handover_id>/", one.handover, name="handover"),
    path("<int:handover_id>/add/", one.add, name="handover-add"),
    path("<int:handover_id>/drop/", one.drop, name="handover-drop"),
    path("<int:handover_id>/note/", one.note, name="handover-note"),
    path("<int:handover_id>/sign-over/", one.sign_over, name="handover-sign-over"),
    path("<int:handover_id>/sign-for/", one.sign_for, name="handover-sign-for"),
    path("<int:handover_id>/send-back/", one.send_back, name="handover-send-back"),
    path("<int:handover_id>/call-off/", one.call_off, name="handover-call-off"),
    path("<int:handover_id>/document/", one.document, name="handover-document"),
]
