from django.apps import AppConfig


class UnionsConfig(AppConfig):
    name = "jiaogong.unions"
    label = "unions"
    default_auto_field = "django.db.models.BigAutoField"
