from django.apps import AppConfig


class CongressConfig(AppConfig):
    name = "jiaogong.congress"
    label = "congress"
    default_auto_field = "django.db.models.BigAutoField"
