from django.urls import path

from jiaogong.outbox.views import house, mailbox, robot

urlpatterns = [
    path("account/mail/", mailbox.mailbox, name="mailbox"),
    path("stop/<str:token>/", mailbox.stop, name="mail-stop"),
    path("unions/<str:code>/robot/", robot.robot, name="union-robot"),
    path("outbox/", house.outbox, name="outbox"),
    path("outbox.xlsx", house.export, name="outbox-export"),
    path("outbox/<int:message_id>/again/", house.try_again, name="message-again"),
    path("outbox/trial/", house.trial, name="outbox-trial"),
]
