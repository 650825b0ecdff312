from django.apps import AppConfig


class EntranceConfig(AppConfig):
    name = "jiaogong.entrance"
    label = "entrance"
    default_auto_field = "django.db.models.BigAutoField"
