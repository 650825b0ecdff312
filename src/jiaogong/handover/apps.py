from django.apps import AppConfig


class HandoverConfig(AppConfig):
    name = "jiaogong.handover"
    label = "handover"
    default_auto_field = "django.db.models.BigAutoField"
